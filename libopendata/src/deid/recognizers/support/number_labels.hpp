#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "deid/recognizers/support/number_label.hpp"
#include "deid/recognizers/support/scan.hpp"

namespace opendata::deid {

/// The label that governs a number, and where it ends.
struct LabelBefore {
  NumberLabel label = NumberLabel::none;
  std::size_t last = 0;  ///< behind the label's word
};

/// Whether a label's word may begin with the character, go on with it as the second, or be nothing but it.
[[nodiscard]] bool may_begin_label(char32_t c);
[[nodiscard]] bool may_go_on_label(char32_t c);
[[nodiscard]] bool may_be_whole_label(char32_t c);
/// False when no label's word stands at `i`.
[[nodiscard]] bool may_be_label(std::u32string_view text, std::size_t i);
/// The labels that a number may have by the word at `i`, one bit each.
[[nodiscard]] std::uint32_t labels_at(std::u32string_view text, std::size_t i);

/// Whether the character leads from a number to the label behind it: "…號護照", "…，這是護照".
[[nodiscard]] constexpr bool leads_to_label(char32_t c) { return contains(U"號這那就才是為", c); }

/// Collects the words before one number after the other, so that each place is looked at once although it lies before several.
class LabelSearch {
 public:
  explicit LabelSearch(const Scan& scan) : scan_(scan) {}
  /// A word may stand at `i`; a sentence or line ends there. Places come in order.
  void add_place(std::size_t i);
  void end_sentence(std::size_t i) { sentence_ = i + 1; }
  /// False when add_words_before() would find no place. Asked for one number after the other.
  [[nodiscard]] bool may_have_words_before(std::size_t first) {
    while (from_ < behind_ && places_[from_ % ring_size].first + label_reach < first) ++from_;
    return from_ < behind_;
  }
  /// Adds the labels' words that begin within label_reach before `first`, from left to right, longest first: what label_before() reads.
  void add_words_before(std::size_t first, std::pmr::vector<LabelWord>& words);
  /// The labels of all words so far, also of those inside of others, one bit each.
  [[nodiscard]] std::uint32_t labels() const { return labels_; }

 private:
  [[nodiscard]] std::size_t start_before(std::size_t first) const;
  [[nodiscard]] LabelWord word_before(const LabelWord& place, std::size_t first);

  static constexpr std::size_t ring_size = 32;  // no more than label_reach are of use
  const Scan& scan_;
  std::array<LabelWord, ring_size> places_;
  std::size_t from_ = 0, behind_ = 0;  // of the places that may still be of use
  std::size_t sentence_ = 0;           // where the last one begins that is known to
  std::uint32_t labels_ = 0;
};

/// label_before() where not even the scan could tell that there is none.
[[nodiscard]] LabelBefore label_somewhere_before(const Scan& scan, std::size_t first, std::size_t window);
/// The label nearest before `first`: among the words that begin within `window` characters of it, read from left to right, longest first, the
/// last one counts. So 健保卡號 is no 卡號, and 電話會議代碼 no telephone. A sentence ends the search; so does a line, unless its last
/// word is the label ("帳號：" above the number). `window` is at most label_reach.
[[nodiscard]] inline LabelBefore label_before(const Scan& scan, std::size_t first, std::size_t window = 18) {
  return scan.is(first, unlabelled) ? LabelBefore{} : label_somewhere_before(scan, first, window);
}

/// The same before a token of the scan, which need not be looked for.
[[nodiscard]] LabelBefore label_somewhere_before(const Scan& scan, const Token& token, std::size_t window);
[[nodiscard]] inline LabelBefore label_before(const Scan& scan, const Token& token, std::size_t window = 18) {
  return scan.is(token.first, unlabelled) ? LabelBefore{} : label_somewhere_before(scan, token, window);
}

/// As label_before(); when nothing before says what [first, last) is, the label that stands right behind it: 310774528護照, 0912345678（手機）.
[[nodiscard]] NumberLabel label_beside(const Scan& scan, std::size_t first, std::size_t last, std::size_t window = 18);
[[nodiscard]] NumberLabel label_beside(const Scan& scan, const Token& token, std::size_t last, std::size_t window = 18);

/// Whether nothing but blanks, punctuation and 為, 是 stands in [last, first): the label names this very number.
[[nodiscard]] bool is_adjacent(const Scan& scan, std::size_t last, std::size_t first);

}  // namespace opendata::deid
