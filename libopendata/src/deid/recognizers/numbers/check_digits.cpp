#include "deid/recognizers/numbers/check_digits.hpp"

#include <array>
#include <cstdint>

#include "deid/recognizers/support/compact.hpp"

namespace opendata::deid {
namespace {

// x1 + 9·x2 of the letters A…Z.
constexpr std::array<int, 26> letter_sum{1,  10, 19, 28, 37, 46, 55, 64, 39, 73, 82, 2,  11,
                                         20, 48, 29, 38, 47, 56, 65, 74, 83, 21, 3,  12, 30};

int value(char c) { return c - '0'; }
bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }

// `second` is the second character's digit: itself, or the units digit of an old resident number's letter.
bool sum_holds(std::string_view id, int second) {
  int sum = letter_sum[static_cast<std::size_t>(id[0] - 'A')] + 8 * second + value(id[9]);
  for (int i = 2; i < 9; ++i) sum += (9 - i) * value(id[static_cast<std::size_t>(i)]);
  return sum % 10 == 0;
}

bool has_shape(std::string_view id) { return id.size() == 10 && is_letter(id[0]) && all_digits(id.substr(2)); }

bool business_number_holds(std::string_view number, int modulus) {
  constexpr std::array<int, 8> weights{1, 2, 1, 2, 1, 2, 4, 1};
  if (number.size() != 8 || !all_digits(number)) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    const int product = value(number[i]) * weights[i];
    sum += product / 10 + product % 10;
  }
  return sum % modulus == 0 || (number[6] == '7' && (sum + 1) % modulus == 0);
}

bool luhn_holds(std::string_view number) {
  int sum = 0;
  for (std::size_t i = 0; i < number.size(); ++i) {
    const int digit = value(number[number.size() - 1 - i]);
    sum += i % 2 == 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
  }
  return sum % 10 == 0;
}

std::uint64_t to_number(std::string_view digits) {
  std::uint64_t number = 0;
  for (const char c : digits) number = number * 10 + static_cast<std::uint64_t>(value(c));
  return number;
}

struct IssuerRange {
  std::uint64_t first;  // of the first six digits
  std::uint64_t last;
  std::size_t shortest;
  std::size_t longest;
};
constexpr std::array<IssuerRange, 14> issuers{{{400000, 499999, 13, 19},
                                               {510000, 559999, 16, 16},
                                               {222100, 272099, 16, 16},
                                               {340000, 349999, 15, 15},
                                               {370000, 379999, 15, 15},
                                               {350000, 359999, 16, 19},
                                               {601100, 601199, 16, 19},
                                               {644000, 659999, 16, 19},
                                               {620000, 629999, 16, 19},
                                               {300000, 305999, 14, 19},
                                               {309500, 309599, 14, 19},
                                               {360000, 369999, 14, 19},
                                               {380000, 399999, 14, 19},
                                               {810000, 817199, 16, 19}}};

bool is_issued(std::string_view number) {
  const std::uint64_t prefix = to_number(number.substr(0, 6));
  for (const IssuerRange& range : issuers) {
    if (prefix >= range.first && prefix <= range.last && number.size() >= range.shortest && number.size() <= range.longest) return true;
  }
  return false;
}

}  // namespace

bool is_valid_national_id(std::string_view id) {
  return has_shape(id) && (id[1] == '1' || id[1] == '2') && sum_holds(id, value(id[1]));
}

bool is_valid_resident_id(std::string_view id) {
  if (!has_shape(id)) return false;
  if (id[1] == '8' || id[1] == '9') return sum_holds(id, value(id[1]));
  return id[1] >= 'A' && id[1] <= 'D' && sum_holds(id, id[1] - 'A');
}

bool is_valid_business_number(std::string_view number) { return business_number_holds(number, 5); }
bool is_valid_business_number_before_2023(std::string_view number) { return business_number_holds(number, 10); }

bool is_valid_credit_card(std::string_view number) {
  return number.size() >= 13 && number.size() <= 19 && all_digits(number) && is_issued(number) && luhn_holds(number);
}

bool is_valid_microchip(std::string_view number) {
  if (number.size() != 15 || !all_digits(number)) return false;
  const std::uint64_t issuer = to_number(number.substr(0, 3));
  return issuer >= 1 && issuer <= 998 && to_number(number.substr(3)) < (std::uint64_t{1} << 38U);
}

}  // namespace opendata::deid
