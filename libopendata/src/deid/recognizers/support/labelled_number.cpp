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

// "健保卡0000、1234、5678": dictated, where all numbers of the kind have one size.
void find_dictated(const RecognizerInput& input, const LabelledNumber& form, std::vector<Finding>& findings) {
  const Scan& scan = *input.scan;
  for (const Token& token : scan.tokens()) {
    if (scan.is(token.first, unlabelled) || !contains(U",、.", scan.at(token.last)) || scan.number(token).size >= form.shortest) continue;
    const Compact number = read_compact(scan, token, form.longest, Script::spoken);
    const bool whole = usable_size(scan, number, form) == form.longest && scan.number_stands_alone(token.first, number.end(form.longest));
    if (whole && label_before(scan, token.first).label == form.label) report(input, token.first, number.end(form.longest), form.type, score::labelled, findings);
  }
}

// "女NC-0012345，男NC-0012346": the next of a series whose first was named.
bool is_next_of(const Compact* named, const Compact& number) {
  constexpr std::size_t same = 4, reach = 40;
  const bool near = named != nullptr && named->size == number.size && number.first() < named->end(named->size) + reach;
  return near && !is_digit(named->chars[0]) && named->view().substr(0, same) == number.view().substr(0, same);
}

}  // namespace

void find_labelled_numbers(const RecognizerInput& input, const LabelledNumber& form, std::vector<Finding>& findings) {
  const Scan& scan = *input.scan;
  std::size_t behind = 0;
  const Compact* named = nullptr;
  if (form.shortest == form.longest) find_dictated(input, form, findings);
  for (const Token& token : scan.number_tokens()) {
    if (token.first < behind) continue;
    const Compact& number = scan.number(token);
    if (number.size < form.shortest) continue;
    const std::size_t size = usable_size(scan, number, form);
    if (size == 0 || !scan.number_stands_alone(token.first, number.end(size))) continue;
    const NumberLabel label = label_beside(scan, token.first, number.end(size), form.window);
    if (label != form.label && !(label == NumberLabel::none && is_next_of(named, number))) continue;
    named = &number;
    behind = number.end(size);
    report(input, token.first, behind, form.type, score::labelled, findings);
  }
}

}  // namespace opendata::deid
