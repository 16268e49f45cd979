#include "deid/recognizers/support/identity_number.hpp"

#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/name_words.hpp"
#include "deid/recognizers/support/number_labels.hpp"
#include "deid/recognizers/support/person_before.hpp"

namespace opendata::deid {

Compact read_identity_number(const Scan& scan, const Token& token) {
  constexpr std::size_t size = 10;
  if (token.chinese || !scan.is(token.first, letter)) return {};
  const bool goes_on = token.last - token.first < size && scan.is(token.last, han_digit);  // A一二三…, A12345678九
  const Script script = goes_on ? Script::chinese : Script::ascii;
  if (script == Script::ascii && scan.is_shorter(token, size)) return {};
  const Compact id = read_compact(scan, token, size, script);
  const bool whole = id.size == size && scan.stands_alone(token.first, id.end(size)) && !(script == Script::chinese && scan.is(id.end(size), han_digit));
  return whole ? id : Compact{};
}

namespace {

// "林小明（A123456788）": what stands alone in brackets behind a word names it, typing error or not.
bool stands_in_brackets(const Scan& scan, const Compact& id) {
  return contains(U"(（", scan.at(id.first() - 1)) && scan.is(id.first() - 2, han) && contains(U")）", scan.at(id.end(id.size)));
}

// "飼主林小芬，A123456788", "受託人A123456788"
bool stands_behind_person(const Scan& scan, const Compact& id) {
  const std::size_t first = id.first();
  const std::size_t name = scan.is(first - 1, blank) || scan.at(first - 1) == U',' ? skip_blanks_back(scan, first - 1) : first;
  return contains(U"12AB89", scan.at(first + 1)) && (name < first ? name_size_before(scan, name) > 1 : (name_words::cues_before(scan, first) & name_words::label) != 0);
}

}  // namespace

double identity_score(const Scan& scan, const Compact& id, bool valid) {
  if (valid) return score::certain;
  switch (label_before(scan, id.first()).label) {
    case NumberLabel::identity:
    case NumberLabel::resident:
    case NumberLabel::business:  // 統一編號 of a person
    case NumberLabel::household:
      return score::context;
    default:
      return stands_in_brackets(scan, id) || stands_behind_person(scan, id) ? score::shape : score::weak;
  }
}

}  // namespace opendata::deid
