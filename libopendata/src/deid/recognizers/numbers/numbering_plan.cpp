#include "deid/recognizers/numbers/numbering_plan.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>

namespace opendata::deid {
namespace {

constexpr std::size_t most_digits = 11;

// The digits that a number may have in each place, a bit each.
struct Places {
  std::array<std::uint16_t, most_digits> allowed{};
  std::size_t size = 0;
};

// Reads a pattern: d = a digit, [3-57] = one of these, ? at the end = one more digit is allowed.
constexpr Places read_pattern(std::string_view pattern) {
  Places places;
  const auto bit = [](char c) { return static_cast<std::uint16_t>(1U << static_cast<unsigned>(c - '0')); };
  for (std::size_t p = 0; p < pattern.size(); ++p) {
    std::uint16_t& allowed = places.allowed[places.size++];
    if (pattern[p] == 'd' || pattern[p] == '?') {
      allowed = 0x3FF;
    } else if (pattern[p] != '[') {
      allowed = bit(pattern[p]);
    } else {
      for (++p; pattern[p] != ']'; ++p) {
        const char last = pattern[p + 1] == '-' ? pattern[p + 2] : pattern[p];
        for (char c = pattern[p]; c <= last; ++c) allowed = static_cast<std::uint16_t>(allowed | bit(c));
        if (pattern[p + 1] == '-') p += 2;
      }
    }
  }
  return places;
}

struct Row {
  PhoneKind kind;
  std::string_view pattern;
  Places places = read_pattern(pattern);
  std::size_t shortest = pattern.back() == '?' ? places.size - 1 : places.size;
  [[nodiscard]] constexpr bool matches(std::string_view digits) const {
    if (digits.size() < shortest || digits.size() > places.size) return false;
    for (std::size_t i = 0; i < digits.size(); ++i) {
      const auto digit = static_cast<unsigned>(digits[i] - '0');
      if (digit > 9 || ((places.allowed[i] >> digit) & 1U) == 0) return false;
    }
    return true;
  }
};

constexpr PhoneKind fixed = PhoneKind::fixed_line;
// In the order of the first digits.
constexpr auto plan = std::to_array<Row>({
    {fixed, "2[2-8]ddddddd"}, {fixed, "220ddddd"}, {fixed, "2240[68]ddd"}, {fixed, "224[249]0ddd"}, {fixed, "2243[0-467]ddd"},
    {fixed, "2245[0-25-9]ddd"}, {fixed, "2246[0235689]ddd"}, {fixed, "23[09]ddddd"}, {fixed, "231[0-4]dddd"}, {fixed, "24dddddd"},
    {fixed, "25[0-49]ddddd"}, {fixed, "26[0-29]ddddd"}, {fixed, "27[0-5]ddddd"},
    {PhoneKind::premium_rate, "20[013-9]dddddd"}, {PhoneKind::premium_rate, "202dddd"},
    {fixed, "3[2-9]dddddd"}, {fixed, "370dddddd"},
    {fixed, "400[1-9]dddd?"}, {fixed, "40[2-48]ddddd?"}, {fixed, "41[023]ddddd?"}, {fixed, "4[239]ddddddd"}, {fixed, "440[56]ddddd"},
    {fixed, "4412ddddd"}, {fixed, "4449ddddd"}, {fixed, "42[089]ddddd"}, {fixed, "427[1-9]dddd"}, {fixed, "43[0-4]ddddd"},
    {fixed, "4[78]dddddd"}, {fixed, "49[01]ddddd"}, {PhoneKind::mobile, "40001[0-2]ddd"},
    {fixed, "5[2-8]dddddd"}, {fixed, "55[01]dddddd"}, {PhoneKind::universal_access, "50[0-46-9]dddddd"},
    {fixed, "6[0-35-79]dddddd"}, {fixed, "6[01]ddddddd"}, {fixed, "640[56]dddd?"}, {fixed, "6412dddd?"}, {fixed, "6424dddd?"},
    {fixed, "644[09]dddd?"},
    {fixed, "7[1-9]dddddd"}, {PhoneKind::voip, "7010[0-9]dddddd"}, {PhoneKind::voip, "70dddddddd"},
    {fixed, "8[7-9]dddddd"}, {fixed, "823ddddd"}, {fixed, "824[0-269]dddd"}, {fixed, "82[578]0dddd"}, {fixed, "8266dddd"},
    {fixed, "836[24-9]dddd"}, {fixed, "890dddddd"}, {fixed, "840[56]dddd?"}, {fixed, "8412dddd?"}, {fixed, "8424dddd?"},
    {fixed, "844[09]dddd?"}, {PhoneKind::toll_free, "80[0-79]dddddd"}, {PhoneKind::toll_free, "800ddddd"},
    {PhoneKind::mobile, "9[0-8]ddddddd"}, {PhoneKind::personal_number, "99ddddddd"},
});

static_assert(std::is_sorted(plan.begin(), plan.end(), [](const Row& a, const Row& b) { return a.pattern[0] < b.pattern[0]; }),
              "a row out of order would never be found");

// The rows of each first digit: [starts[d], starts[d + 1]).
constexpr auto starts = [] {
  std::array<std::size_t, 11> rows{};
  for (const Row& row : plan) {
    for (std::size_t digit = static_cast<std::size_t>(row.pattern[0] - '0') + 1; digit < rows.size(); ++digit) ++rows[digit];
  }
  return rows;
}();

std::span<const Row> rows_of(char first) {
  const auto digit = static_cast<std::size_t>(first - '0');
  return std::span<const Row>(plan).subspan(starts[digit], starts[digit + 1] - starts[digit]);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Country {
  std::string_view code;
  std::size_t shortest, longest;  // digits behind the code
};
constexpr auto countries = std::to_array<Country>({
    {"1", 10, 10},  {"31", 9, 9},   {"33", 9, 9},   {"34", 9, 9},   {"352", 4, 11}, {"41", 9, 9},   {"43", 4, 13},
    {"44", 9, 10},  {"46", 7, 9},   {"48", 9, 9},   {"49", 6, 13},  {"60", 8, 10},  {"61", 9, 9},   {"62", 8, 12},
    {"63", 8, 10},  {"64", 8, 10},  {"65", 8, 8},   {"66", 8, 9},   {"7", 10, 10},  {"81", 9, 10},  {"82", 8, 11},
    {"84", 9, 10},  {"852", 8, 8},  {"853", 8, 8},  {"855", 8, 9},  {"86", 10, 12}, {"91", 10, 10}, {"95", 8, 10},
});

bool is_carrier(std::string_view dialled) {
  constexpr std::string_view carriers[] = {"002", "005", "006", "007", "009"};
  return std::any_of(std::begin(carriers), std::end(carriers), [&](auto carrier) { return dialled.starts_with(carrier); });
}

// What the country's code and the digits behind it make a whole number of.
bool is_of_country(std::string_view number) {
  return std::any_of(countries.begin(), countries.end(), [&](const Country& country) {
    if (!number.starts_with(country.code)) return false;
    const std::size_t digits = number.size() - country.code.size();
    return digits >= country.shortest && digits <= country.longest && number[country.code.size()] != '0';
  });
}

}  // namespace

bool is_number_abroad(std::string_view dialled) {
  constexpr std::size_t carrier = 3, prefix = 2;  // 002-84-…, and 0084-… as mobile telephones dial it
  if (is_carrier(dialled) && is_of_country(dialled.substr(carrier))) return true;
  return dialled.starts_with("00") && is_of_country(dialled.substr(prefix));
}

PhoneKind phone_kind(std::string_view significant) {
  if (significant.empty() || !is_digit(significant[0])) return PhoneKind::none;
  for (const Row& row : rows_of(significant[0])) {
    if (row.matches(significant)) return row.kind;
  }
  return PhoneKind::none;
}

}  // namespace opendata::deid
