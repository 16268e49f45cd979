#include "deid/recognizers/numbers/masked_number.hpp"

namespace opendata::deid {
namespace {

constexpr std::size_t longest = 20;
constexpr std::size_t fewest_masks = 2, fewest_digits = 3;

bool is_mark(char32_t c) { return contains(U"*○●■□", c); }
bool is_cross(char32_t c) { return c == U'X' || c == U'x'; }

// An X stands for a digit only beside another.
bool is_mask(const Scan& scan, std::size_t i) {
  return is_mark(scan.at(i)) || (is_cross(scan.at(i)) && (is_cross(scan.at(i - 1)) || is_cross(scan.at(i + 1))));
}

bool is_part(const Scan& scan, std::size_t i) { return scan.is(i, alphanumeric) || is_mark(scan.at(i)); }

}  // namespace

MaskedNumber read_masked_number(const Scan& scan, const Token& token) {
  if (token.chinese || !may_be_masked(scan, token) || scan.is(token.first - 1, alphanumeric)) return {};
  std::size_t i = token.first, masks = 0, digits = 0, hyphens = 0;
  for (; i < token.first + longest && (is_part(scan, i) || (scan.at(i) == U'-' && is_part(scan, i + 1))); ++i) {
    masks += is_mask(scan, i) ? 1U : 0U;
    digits += scan.is(i, digit) ? 1U : 0U;
    hyphens += scan.at(i) == U'-' ? 1U : 0U;
  }
  return masks >= fewest_masks && digits >= fewest_digits ? MaskedNumber{i, i - token.first - hyphens} : MaskedNumber{};
}

}  // namespace opendata::deid
