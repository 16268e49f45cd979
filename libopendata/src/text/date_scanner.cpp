#include "text/date_scanner.hpp"

#include <algorithm>
#include <opendata/text.hpp>

#include "text/numerals.hpp"

namespace opendata::text {
namespace {
bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
}  // namespace

void DateScanner::skip_blanks() {
  while (!at_end() && (text_[position_] == U' ' || text_[position_] == U'\t')) ++position_;
}

bool DateScanner::accept(std::u32string_view word) {
  if (text_.substr(position_, word.size()) != word) return false;
  position_ += word.size();
  return true;
}

bool DateScanner::accept_any(std::initializer_list<std::u32string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::u32string_view word) { return accept(word); });
}

std::optional<DateScanner::Number> DateScanner::digits(std::size_t most) {
  std::size_t end = position_;
  int value = 0;
  for (; end < text_.size() && is_ascii_digit(text_[end]); ++end) {
    if (end - position_ == most) return std::nullopt;
    value = value * 10 + static_cast<int>(text_[end] - U'0');
  }
  const std::size_t count = end - position_;
  position_ = end;
  return count == 0 ? std::nullopt : std::optional(Number{value, count});
}

std::optional<DateScanner::Number> DateScanner::number(std::size_t most) {
  if (!at_end() && is_ascii_digit(text_[position_])) return digits(most);
  std::size_t end = position_;
  while (end < text_.size() && is_numeral(text_[end])) ++end;
  const auto value = parse_number(text_.substr(position_, end - position_));
  if (!value || *value > 9999) return std::nullopt;
  position_ = end;
  return Number{static_cast<int>(*value), 0};
}

}  // namespace opendata::text
