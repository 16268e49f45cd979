#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

#include "deid/recognizers/support/clues.hpp"
#include "deid/recognizers/support/compact.hpp"
#include "deid/recognizers/support/number_label.hpp"
#include "deid/recognizers/support/place_list.hpp"

namespace opendata::deid {

class LabelSearch;
class TableColumns;

/// What a character can be; several bits may be set.
enum CharacterClass : std::uint32_t {
  digit = 1,   ///< 0-9
  letter = 2,  ///< A-Z a-z
  han = 4,
  han_digit = 8,  ///< 零〇○一…九, 壹貳參…
  blank = 16,     ///< space, tab, ideographic space
  newline = 32,
  surname = 64,        ///< can begin a family name
  address_unit = 128,  ///< 路 街 巷 弄 號 樓 鄰 …: a number before it is part of an address
  division = 256,      ///< can begin a county's or town's name
  middle_dot = 512,    ///< ‧ · ・
  label_mark = 1024,   ///< between a label and its value: ： = （ 「 為 是 …
  name_mask = 2048,    ///< in place of a name's character: ○ X ＊
  title_begin = 4096,  ///< can begin a person's title: 先 小 女 …
  label_begin = 8192,  ///< can begin a label of a number: 電 帳 …
  sentence_end = 16384,  ///< 。 ！ ？ ； and their ASCII forms
  unlabelled = 32768,    ///< a token begins here that has no label_words()
  tens = 65536,          ///< 十 廿 卅
  capital = 1U << 17U,   ///< is_capital()
  mark = 1U << 18U,      ///< 歲 @ ( 洞: somebody's age or mailbox, or a dictated number, may stand here
  rare_mark = 1U << 19U,  ///< the ASCII full stop, or is_other_script()
  ends_label = 1U << 20U,   ///< 名: behind it a name may begin
  han_run = 1U << 21U,      ///< Han, but for 名
  numeral_run = 1U << 22U,  ///< what has a class of `numeral`
  cue_end = 1U << 23U,      ///< can end a word that speaks for or against a name behind it: 人 長 …
  plain_surname = 1U << 24U,  ///< a family name wherever it stands: neither the first of a double one nor a word of every sentence
  label_second = 1U << 25U,  ///< can be the second character of a label of a number
  label_alone = 1U << 26U,   ///< can be such a label by itself
  told_end = 1U << 27U,      ///< can end a word that a given name alone follows: 兒 弟 叫 「
  verb_begin = 1U << 28U,    ///< can begin what a person named before does: 表 來 陪 …
  separator = 1U << 30U,     ///< of a table's cells: | or a tab
  division_second = 1U << 31U,  ///< can be the second character of a county's or town's name
  joint = 1U << 29U,         ///< a number that is parted may go on behind it: a blank, a line end, a hyphen, a middle dot, a Chinese digit
};
inline constexpr std::uint32_t alphanumeric = digit | letter;
inline constexpr std::uint32_t numeral = digit | han_digit | tens;  ///< what a number in an address or a date begins with
inline constexpr std::size_t shortest_number = 5;  ///< letters and digits of the shortest number that a recogniser looks for
inline constexpr std::size_t label_reach = 20;  ///< characters before a number within which a label may begin

/// A longest run of ASCII letters and digits, or of Chinese digits; at least seven of these, in one run or in runs that hyphens, commas or
/// pauses join, or two that begin with zero and go on in ASCII digits; of the runs the first, each behind a comma and each of at least seven is a token.
struct Token {
  std::uint32_t first;
  std::uint32_t last;
  bool chinese;
  bool has_letter;
  bool has_digit;  ///< an ASCII one
  std::uint32_t index = 0;  ///< among the scan's tokens
  std::uint32_t number = 0;  ///< among the scan's numbers; 0 of one that is too short to be anything of a person
  std::uint32_t labels = 0;  ///< where its label words begin among the scan's
  Clues clues = 0;  ///< what may begin with it
  [[nodiscard]] bool may_be(Clues clue) const { return (clues & clue) != 0; }
};

/// One pass over the folded text, shared by all built-in recognisers: a class for every character, and where the
/// numbers are. A text of some five hundred characters is scanned without the heap.
class Scan {
 public:
  /// `more`: clues that each token and the text have besides their own, so that a test can ask what is found without them.
  explicit Scan(std::u32string_view folded, Clues more = 0);
  [[nodiscard]] std::u32string_view text() const { return text_; }
  [[nodiscard]] std::size_t size() const { return text_.size(); }
  [[nodiscard]] std::span<const Token> tokens() const { return tokens_; }
  /// Those with a letter, as few have.
  [[nodiscard]] std::span<const Token> latin_tokens() const { return latin_tokens_; }
  /// The number that begins with the token, read once for all recognisers; in the token's own script, and in Chinese digits where it goes on in
  /// them (F一二三…). Empty when it is shorter than shortest_number, as most are.
  [[nodiscard]] const Compact& number(const Token& token) const { return numbers_[token.number]; }
  /// The tokens that begin a number of at least shortest_number letters and digits.
  [[nodiscard]] std::span<const Token> number_tokens() const { return number_tokens_; }
  /// Of these, before which a label's word stands, or on which one may follow: of all others label_beside() says none.
  [[nodiscard]] std::span<const Token> labelled_numbers() const { return labelled_numbers_; }
  /// The token that begins at `first`; none when none does.
  [[nodiscard]] const Token* token_at(std::size_t first) const;
  /// The labels' words before the token, as label_before() reads them, read once for all recognisers.
  [[nodiscard]] std::span<const LabelWord> label_words(const Token& token) const {
    const std::size_t next = token.index + 1U;
    const std::size_t end = next < tokens_.size() ? tokens_[next].labels : labels_.size();
    return std::span<const LabelWord>(labels_).subspan(token.labels, end - token.labels);
  }
  /// False when no number is labelled so, neither before nor behind it.
  [[nodiscard]] bool may_be_labelled(NumberLabel label) const { return (known_labels_ & label_bit(label)) != 0; }
  /// What the text may hold; of all else its recogniser finds nothing in it.
  [[nodiscard]] Clues clues() const { return clues_; }
  /// Where a family name may begin, in order as the lists below; the rest of a text, most of it, is nobody's beginning.
  [[nodiscard]] std::span<const std::uint32_t> surnames() const { return surnames_.view(); }
  /// Where an address or a date may begin: divisions, as far as their first two characters tell, and the first character of each numeral.
  [[nodiscard]] std::span<const std::uint32_t> places() const { return places_.view(); }
  /// Where a name without a Chinese family name may begin, or its parts are joined: the first character of each run of Han, 名 and the one
  /// behind it, the first of each run of capitals and of letters of other scripts, middle dots and full stops.
  [[nodiscard]] std::span<const std::uint32_t> words() const { return words_.view(); }
  /// Where 歲, @, 洞 and opening brackets stand: most texts have none.
  [[nodiscard]] std::span<const std::uint32_t> marks() const { return marks_.view(); }
  /// The character, or 0 outside the text (also for a wrapped negative position).
  [[nodiscard]] char32_t at(std::size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }
  /// The character's classes; none outside the text.
  [[nodiscard]] unsigned kinds(std::size_t i) const { return i < text_.size() ? classes_[i] : 0U; }
  [[nodiscard]] bool is(std::size_t i, unsigned mask) const { return i < text_.size() && (classes_[i] & mask) != 0; }
  /// Behind one blank or line end (CR LF is one) at `i`; `i` when none stands there.
  [[nodiscard]] std::size_t skip_space(std::size_t i) const {
    if (!is(i, blank | newline)) return i;
    return at(i) == U'\r' && at(i + 1) == U'\n' ? i + 2 : i + 1;
  }
  /// The same, and behind a line end with one blank before it.
  [[nodiscard]] std::size_t skip_gap(std::size_t i) const {
    const std::size_t next = skip_space(i);
    return is(i, blank) && is(next, newline) ? skip_space(next) : next;
  }
  /// Whether nothing that would make [first, last) part of a longer word stands beside it.
  [[nodiscard]] bool stands_alone(std::size_t first, std::size_t last) const {
    return !is(first - 1, alphanumeric) && !is(last, alphanumeric);
  }
  /// Whether the number that begins with the token has, in ASCII, surely fewer letters and digits than `size`.
  [[nodiscard]] bool is_shorter(const Token& token, std::size_t size) const { return !token.chinese && number(token).size < size; }
  /// The first place from `i` on of a character of these classes; the text's size when none is left. Most texts have none of a rare class:
  /// sixteen characters are looked at at once.
  [[nodiscard]] std::size_t find(std::size_t i, unsigned mask) const {
    constexpr std::size_t block = 16;
    const std::uint32_t* const classes = classes_.data();
    const std::size_t size = classes_.size();
    const auto one_stands_in = [&](std::size_t first) {
      std::uint32_t any = 0;
      for (std::size_t k = 0; k < block; ++k) any |= classes[first + k];
      return (any & mask) != 0;
    };
    while (i + block <= size && !one_stands_in(i)) i += block;
    if (i + block > size && size >= block && !one_stands_in(size - block)) return size;
    while (i < size && (classes[i] & mask) == 0) ++i;
    return i;
  }
  /// All characters' classes, for those who walk many places.
  [[nodiscard]] std::span<const std::uint32_t> classes() const { return classes_; }
  /// Behind the run of characters of these classes that begins at `i`, at most `longest` of them.
  [[nodiscard]] std::size_t run_end(std::size_t i, unsigned mask, std::size_t longest) const {
    const std::size_t end = std::min(classes_.size(), i + longest);
    while (i < end && (classes_[i] & mask) != 0) ++i;
    return i;
  }
  /// stands_alone, and no digit is joined by a hyphen or a dot either.
  [[nodiscard]] bool number_stands_alone(std::size_t first, std::size_t last) const;

 private:
  struct Block;
  void classify_all();
  void classify_block(std::size_t first, std::size_t size);
  void make_room(std::size_t beginnings);
  void sort_beginnings(const Block& block);
  void add_tokens();
  // The run of letters and digits that begins at `first`. Returns where it ends.
  std::size_t add_word(std::size_t first) {
    const std::uint32_t* const classes = classes_.data();
    std::uint32_t kinds = 0;
    std::size_t last = first;
    for (; (classes[last] & alphanumeric) != 0; ++last) kinds |= classes[last];  // none stands behind the last character
    add_token(first, last, kinds);
    return last;
  }
  std::size_t take_label_off(std::size_t begin);
  std::size_t add_chinese_numbers(std::size_t first);
  [[nodiscard]] bool pauses(std::size_t first, std::size_t run, std::size_t last) const;
  [[nodiscard]] bool goes_on_in_ascii(std::size_t first, std::size_t last) const;
  void add_chinese_tokens(std::size_t first, std::size_t last);
  void add_token(std::size_t first, std::size_t last, unsigned kinds) {
    tokens_.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last), (kinds & han_digit) != 0, (kinds & letter) != 0, (kinds & digit) != 0});
    latin_size_ += (kinds & letter) != 0 ? 1 : 0;
  }
  void read_numbers();
  [[nodiscard]] bool read_number(Token& token);
  [[nodiscard]] bool goes_on_in_chinese(const Token& token) const;
  [[nodiscard]] bool goes_on_behind_break(std::size_t last) const;
  [[nodiscard]] bool is_short_word(const Token& token) const;
  [[nodiscard]] bool look_behind(const Token& token, const Compact& number);
  void look_for_labels();
  void look_for_places(std::size_t first, std::size_t last, LabelSearch& search, TableColumns& columns);
  [[nodiscard]] bool begins_label(std::size_t i) const;
  [[nodiscard]] std::size_t behind_label(std::size_t first) const;
  template <class T>
  [[nodiscard]] std::span<T> uninitialised(std::size_t size) {
    return {static_cast<T*>(memory_.allocate(size * sizeof(T), alignof(T))), size};
  }

  static constexpr std::size_t block_size = 512;  // characters that are classified, and then sorted, at once
  static constexpr std::size_t usual_memory = 16384;
  alignas(std::max_align_t) std::array<std::byte, usual_memory> own_memory_;
  std::pmr::monotonic_buffer_resource memory_;
  std::u32string_view text_;
  std::span<std::uint32_t> classes_;  // and one of no character behind them
  PlaceList surnames_, places_, words_, marks_, runs_;
  std::pmr::vector<Token> tokens_;
  std::size_t latin_size_ = 0;  // how many of them have a letter
  std::pmr::vector<Token> latin_tokens_, number_tokens_, labelled_numbers_;
  std::pmr::vector<Compact> numbers_;
  std::pmr::vector<LabelWord> labels_;
  std::uint32_t known_labels_ = 0;  // one bit each
  Clues more_, clues_ = 0;
};

[[nodiscard]] std::uint32_t character_class(char32_t c);
/// A letter, in capitals, of the names that are written in Latin letters here.
[[nodiscard]] constexpr bool is_capital(char32_t c) {
  return (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE) || c == 0x110 || c == 0x1EF6 || c == 0x1EA0 || c == 0x1EB6;
}
/// digit_value() of what is not ASCII.
[[nodiscard]] int chinese_digit_value(char32_t c);
/// The value of an ASCII or Chinese digit; -1 for anything else.
[[nodiscard]] inline int digit_value(char32_t c) {
  if (c >= 0x80) return chinese_digit_value(c);
  return c >= U'0' && c <= U'9' ? static_cast<int>(c - U'0') : -1;
}
[[nodiscard]] inline bool contains(std::u32string_view set, char32_t c) {
  return c != U'\0' && set.find(c) != std::u32string_view::npos;
}
/// The same for a literal: a comparison for each of its characters, without a loop.
template <std::size_t size>
[[nodiscard]] constexpr bool contains(const char32_t (&set)[size], char32_t c) {
  bool found = false;
  for (std::size_t i = 0; i + 1 < size; ++i) found |= set[i] == c;
  return found;
}

}  // namespace opendata::deid
