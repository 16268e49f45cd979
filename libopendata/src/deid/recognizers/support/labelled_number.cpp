#include "deid/recognizers/support/labelled_number.hpp"

#include <algorithm>

#include "deid/recognizers/support/compact.hpp"
#include "deid/recognizers/support/finding.hpp"

namespace opendata::deid {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The leading characters of `number` that form one: at most `letters` letters, then digits, ending where the writer ended a group.
std::size_t usable_size(const Scan& scan, const Compact& number, const LabelledNumber& form) {
  const std::size_t most = std::min(number.size, form.longest);
  std::size_t leading = 0;
  while (leading < most && !is_digit(number.chars[leading])) ++leading;
  if (leading > form.letters) return 0;
  std::size_t size = leading;
  while (size < most && is_digit(number.chars[size])) ++size;
  for (; size >= form.shortest && size > leading; --size) {
    if (!scan.is(number.end(size), alphanumeric)) return size;
  }
  return 0;
}

}  // namespace

void find_labelled_numbers(const RecognizerInput& input, const LabelledNumber& form, std::vector<Finding>& findings) {
  const Scan& scan = *input.scan;
  std::size_t behind = 0;
  for (const Token& token : scan.labelled_numbers()) {
    if (token.first < behind) continue;
    const Compact& number = scan.number(token);
    if (number.size < form.shortest) continue;
    const std::size_t size = usable_size(scan, number, form);
    if (size == 0 || !scan.number_stands_alone(token.first, number.end(size))) continue;
    if (label_beside(scan, token, number.end(size), form.window) != form.label) continue;
    behind = number.end(size);
    report(input, token.first, behind, form.type, score::labelled, findings);
  }
}

}  // namespace opendata::deid
