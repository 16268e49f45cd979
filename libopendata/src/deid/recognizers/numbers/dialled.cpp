#include "deid/recognizers/numbers/dialled.hpp"

#include <algorithm>

namespace opendata::deid {
namespace {

constexpr std::size_t most_marks = 3;
constexpr text::CharacterSet like_digits(U"Oo〇○一ㄧー");

bool is_mark(const Scan& scan, std::size_t i, Writing writing) {
  return may_part_digits(scan, i) || (writing.pauses && contains(U",、", scan.at(i))) || (writing.loose && may_part_loosely(scan, i)) || (writing.mark != U'\0' && scan.at(i) == writing.mark);
}

// 一, and what keyboards have that looks like it.
bool is_stroke(const Scan& scan, std::size_t i) {
  return contains(U"一ㄧー", scan.at(i)) && scan.is(i - 1, digit) && scan.is(i + 1, digit);
}

std::size_t skip_marks(const Scan& scan, std::size_t i, Writing writing) {
  if (writing.strokes && is_stroke(scan, i)) return i + 1;
  std::size_t end = i;
  while (end < i + most_marks && is_mark(scan, end, writing)) ++end;
  const bool broken_line = end == i || scan.at(end - 1) == U'-' || (end == i + 1 && scan.is(i, blank));
  return broken_line ? scan.skip_space(end) : end;
}

// "0912 O45 678": the first digit of a group.
bool begins_group(const Scan& scan, std::size_t i) { return may_part_digits(scan, i - 1) && scan.is(i - 2, digit) && scan.is(i + 2, digit); }

// The letter O among digits, and before all others: O912-345-678.
bool is_zero(const Scan& scan, std::size_t i, std::size_t first) {
  return contains(U"Oo〇○", scan.at(i)) && scan.is(i + 1, digit) && (i == first || scan.is(i - 1, digit) || begins_group(scan, i));
}

// What is no ASCII digit, and yet dialled.
bool is_dialled(const Scan& scan, std::size_t i, std::size_t first, Writing writing) {
  if (writing.strokes && is_stroke(scan, i)) return false;
  return (writing.chinese && digit_value(scan.at(i)) >= 0) || is_zero(scan, i, first);
}

// What most numbers end with is neither dialled nor a mark.
bool ends_number(const Scan& scan, std::size_t i, Writing writing) {
  return !scan.is(i, letter | han_digit | blank | newline) && !like_digits.holds(scan.at(i)) && !is_mark(scan, i, writing);
}

bool is_dotted(const Scan& scan, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    if (contains(U",、", scan.at(i))) return true;
  }
  return (parting_marks.may_hold(scan.at(first)) && contains(U"./+_", scan.at(first))) || scan.is(first, middle_dot);
}

}  // namespace

Dialled read_dialled(const Scan& scan, std::size_t first, Writing writing) {
  Dialled dialled;
  const unsigned digits = writing.chinese ? unsigned{digit | han_digit} : unsigned{digit};
  const auto add = [&](std::size_t i, int value) {
    dialled.position[dialled.size] = static_cast<std::uint32_t>(i);
    dialled.digits[dialled.size++] = static_cast<char>('0' + value);
  };
  for (std::size_t i = first; dialled.size < dialled.digits.size();) {
    if (scan.is(i, digit)) {  // nearly all are
      add(i, static_cast<int>(scan.text()[i] - U'0'));
      ++i;
    } else if (ends_number(scan, i, writing)) {
      break;
    } else if (is_dialled(scan, i, first, writing)) {
      add(i, std::max(0, digit_value(scan.at(i))));
      ++i;
    } else {
      const std::size_t next = skip_marks(scan, i, writing);
      if (next == i || !(scan.is(next, digits) || is_zero(scan, next, first))) break;
      dialled.separated = true;
      dialled.dotted = dialled.dotted || is_dotted(scan, i, next);
      i = next;
    }
  }
  return dialled;
}

}  // namespace opendata::deid
