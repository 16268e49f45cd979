#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "deid/recognizers/support/compact.hpp"

namespace opendata::deid {

/// What a character can be; several bits may be set.
enum CharacterClass : std::uint16_t {
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
  unlabelled = 32768,    ///< a token begins here, and within `label_reach` before it no label's word does
};
inline constexpr std::uint16_t alphanumeric = digit | letter;
inline constexpr std::size_t label_reach = 20;  ///< characters before a number within which a label may begin

/// A longest run of ASCII letters and digits, or of at least seven Chinese digits.
struct Token {
  std::uint32_t first;
  std::uint32_t last;
  bool chinese;
  bool has_letter;
  std::uint32_t index = 0;  ///< among the scan's tokens
};

/// One pass over the folded text, shared by all built-in recognisers: a class for every character, and where the
/// numbers are.
class Scan {
 public:
  explicit Scan(std::u32string_view folded);
  [[nodiscard]] std::u32string_view text() const { return text_; }
  [[nodiscard]] std::size_t size() const { return text_.size(); }
  [[nodiscard]] const std::vector<Token>& tokens() const { return tokens_; }
  /// The number that begins with the token, read once for all recognisers; in the token's own script.
  [[nodiscard]] const Compact& number(const Token& token) const { return numbers_[token.index]; }
  [[nodiscard]] const std::vector<std::uint16_t>& classes() const { return classes_; }
  /// Where anything that is not told by a token may begin, in order: surnames, divisions, numerals, the first character of
  /// each run of Han and the one behind 名, capitals, dots, 歲, @ and opening brackets. The rest of a text, most of it, is nobody's beginning.
  [[nodiscard]] const std::vector<std::uint32_t>& beginnings() const { return beginnings_; }
  /// The character, or 0 outside the text (also for a wrapped negative position).
  [[nodiscard]] char32_t at(std::size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }
  [[nodiscard]] bool is(std::size_t i, unsigned mask) const { return i < text_.size() && (classes_[i] & mask) != 0; }
  /// Whether nothing that would make [first, last) part of a longer word stands beside it.
  [[nodiscard]] bool stands_alone(std::size_t first, std::size_t last) const {
    return !is(first - 1, alphanumeric) && !is(last, alphanumeric);
  }
  /// Whether the number that begins with the token has, in ASCII, surely fewer letters and digits than `size`.
  [[nodiscard]] bool is_shorter(const Token& token, std::size_t size) const { return !token.chinese && number(token).size < size; }
  /// stands_alone, and no digit is joined by a hyphen or a dot either.
  [[nodiscard]] bool number_stands_alone(std::size_t first, std::size_t last) const;

 private:
  void classify_all();
  void find_tokens();
  void add_token(std::size_t first, std::size_t last, unsigned kinds);
  void read_numbers();
  void look_for_labels();
  [[nodiscard]] bool begins_label(std::size_t i);
  [[nodiscard]] std::size_t behind_label(std::size_t first) const;
  [[nodiscard]] std::size_t run_end(std::size_t i, unsigned mask) const;

  std::u32string_view text_;
  std::vector<std::uint16_t> classes_;
  std::vector<Token> tokens_;
  std::vector<Compact> numbers_;
  std::vector<std::uint32_t> beginnings_;
};

[[nodiscard]] std::uint16_t character_class(char32_t c);
/// A letter, in capitals, of the names that are written in Latin letters here.
[[nodiscard]] constexpr bool is_capital(char32_t c) {
  return (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE) || c == 0x110 || c == 0x1EF6 || c == 0x1EA0 || c == 0x1EB6;
}
/// The value of an ASCII or Chinese digit; -1 for anything else.
[[nodiscard]] int digit_value(char32_t c);
[[nodiscard]] inline bool contains(std::u32string_view set, char32_t c) {
  return c != U'\0' && set.find(c) != std::u32string_view::npos;
}
/// The same for a literal: a comparison for each of its characters, without a loop.
template <std::size_t size>
[[nodiscard]] constexpr bool contains(const char32_t (&set)[size], char32_t c) {
  bool found = false;
  for (std::size_t i = 0; i + 1 < size; ++i) found |= set[i] == c;
  return found && c != U'\0';
}

}  // namespace opendata::deid
