#include "query/certain_characters.hpp"

#include <algorithm>

#include "index/terms.hpp"
#include "query/word_boundaries.hpp"

namespace opendata::search {
namespace {

constexpr std::u32string_view numerals = U"〇一二三四五六七八九十百千万亿";
constexpr std::size_t longest_road = 5;  ///< characters before 路, with a number: 建平十四街

bool is_in(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

class Certain {
 public:
  Certain(const text::Folded& folded, const std::vector<Term>& terms)
      : folded_(folded), text_(folded.text), boundaries_(terms), certain_(folded.text.size(), false) {}

  /// Code points [begin, end) of the text as it was written.
  void mark(std::size_t begin, std::size_t end) {
    for (std::size_t i = 0; i < text_.size(); ++i) {
      const auto [first, last] = folded_.original(i, i + 1);
      if (first >= begin && last <= end) certain_[i] = true;
    }
  }
  /// １千: what goes on behind digits is of the number.
  void mark_numbers() {
    bool number = false;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      const bool digit = text_[i] >= U'0' && text_[i] <= U'9';
      number = digit || (number && is_in(text_[i], numerals));
      if (number) certain_[i] = true;
    }
  }
  /// 開元路, 建平十四街口: what stands before a road's word is its name, back to the district.
  void mark_roads() {
    for (std::size_t at = 0; at < text_.size(); ++at) {
      if (!is_road(at)) continue;
      certain_[at] = true;
      for (std::size_t i = at; i > 0 && at - i < longest_road && is_of_name(text_[i - 1]); --i) certain_[i - 1] = true;
    }
  }
  [[nodiscard]] std::vector<bool> take() && { return std::move(certain_); }

 private:
  static bool is_of_name(char32_t c) { return is_unspaced_script(c) && !is_in(c, U"区市县乡镇村里路街"); }
  /// A word of its own: not the end of 網路, nor the beginning of 路燈.
  [[nodiscard]] bool is_road(std::size_t at) const {
    if (is_in(text_[at], U"路街")) return is_word(at, 1) ? ends_place(at + 1) : text_.compare(at + 1, 1, U"口") == 0 && is_word(at, 2);
    return text_.compare(at, 2, U"大道") == 0 && is_word(at, 2);
  }
  /// What may come behind a road: its section or corner, another road, the way to it; not 生 in 街生.
  [[nodiscard]] bool ends_place(std::size_t at) const {
    return at == text_.size() || !is_unspaced_script(text_[at]) || is_in(text_[at], U"口和与跟及或至往到上旁前后附交靠的") ||
           is_in(text_[at], numerals);
  }
  [[nodiscard]] bool is_word(std::size_t at, std::size_t length) const {
    const auto [begin, end] = folded_.original(at, at + length);
    return boundaries_.hold(begin, end);
  }

  const text::Folded& folded_;
  const std::u32string& text_;
  WordBoundaries boundaries_;
  std::vector<bool> certain_;
};

}  // namespace

std::vector<bool> certain_characters(std::string_view text, const std::vector<Term>& terms, const text::Folded& folded,
                                     const Reach& reach) {
  Certain certain(folded, terms);
  for (const Citation& citation : parse_citations(text, reach.generation.names)) certain.mark(citation.begin, citation.end);
  for (const SynonymMatch& match : reach.generation.tools->synonyms().find(text, terms))
    if (match.end - match.begin > 1) certain.mark(match.begin, match.end);
  certain.mark_numbers();
  certain.mark_roads();
  return std::move(certain).take();
}

}  // namespace opendata::search
