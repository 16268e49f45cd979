#include "deid/recognizers/numbers/lonely_numbers.hpp"

#include <algorithm>

#include "deid/recognizers/numbers/called_own.hpp"
#include "deid/recognizers/numbers/number_model.hpp"
#include "deid/recognizers/numbers/owner_model.hpp"
#include "deid/recognizers/support/finding.hpp"

namespace opendata::deid {
namespace {

// Characters of a text besides a number that may tell whose it is; a cell or a line with hardly more than the number does not.
constexpr std::size_t least_told = 28;
// From which a number counts as a citizen's: an office's that is taken out is missed by nobody, a citizen's that stays in cannot be taken back.
constexpr double citizens = -2.6;  // log odds; 1 to 13
// From which the number model alone tells that a mailbox or a page is an office's, by what it is called and what stands beside it.
constexpr int offices = -6;  // log odds

// The shape of a mailbox or an address of the web is sure, not whose it is.
bool is_of_network(const Finding& finding) { return finding.type == "EMAIL" || finding.type == "URL_PERSONAL"; }
// Of what is weak, only a telephone is sure to be one, though an office's for the rules.
bool may_be_offices(const Finding& finding) {
  if (finding.type == "PHONE") return finding.score < score::certain;
  if (finding.score <= score::weak) return false;
  return is_of_network(finding) || (finding.score < score::certain && (finding.type == "PLATE" || finding.type == "BANK_ACCOUNT"));
}

FoundRange range_of(const Finding& finding) { return {finding.start, finding.end, finding.type}; }

bool begins_first(const Finding* a, const Finding* b) { return a->start != b->start ? a->start < b->start : a->score > b->score; }

FoundRanges company_of(std::span<const Finding> findings, std::pmr::memory_resource* memory) {
  FoundRanges company(memory);
  for (const Finding& finding : findings)
    if (finding.score > score::weak && !may_be_offices(finding)) company.add(range_of(finding));
  company.settle();
  return company;
}

// What the model has said.
struct Owners {
  explicit Owners(std::pmr::memory_resource* memory) : people(memory), offices(memory) {}
  FoundRanges people, offices;
};

// All words of a text that gives an office's number as well speak for the office: what its writer calls the own is no matter of odds.
bool is_citizens(const Scan& scan, OwnerModel& model, const Finding& finding, const LooseNumber& number, const owner_features::Facts& facts) {
  if (is_called_own(scan, number.first, number.last)) return true;
  return (!is_of_network(finding) || facts.odds > offices) && model.weigh(number, facts) >= citizens;
}

// "07-7458213/07-7458214" is one number in which two may be found: they have one owner.
Owners owners_of(const RecognizerInput& input, const LonelyNumbers& numbers, std::pmr::memory_resource* memory) {
  Owners owners(memory);
  OwnerModel model(*input.scan);
  numbers.for_each([&](const Finding& finding, const LooseNumber& number, const owner_features::Facts& facts) {
    const auto [start, end] = input.folded.original(number.first, number.last);
    auto& owned = is_citizens(*input.scan, model, finding, number, facts) ? owners.people : owners.offices;
    owned.add({std::min(start, finding.start), std::max(end, finding.end), {}});
  });
  owners.people.settle();
  owners.offices.settle();
  return owners;
}

}  // namespace

LonelyNumbers::LonelyNumbers(const RecognizerInput& input, std::span<const Finding> findings, std::pmr::memory_resource* memory) : input_(input), alone_(memory) {
  const auto may_be_told = [&](const Finding& finding) { return may_be_offices(finding) && input.original.size() >= finding.end - finding.start + least_told; };
  if (std::none_of(findings.begin(), findings.end(), may_be_told)) return;
  const FoundRanges company = company_of(findings, memory);
  for (const Finding& finding : findings)
    if (may_be_told(finding) && company.count_near(range_of(finding), company_reach, 1) == 0) alone_.push_back(&finding);
  std::sort(alone_.begin(), alone_.end(), begins_first);
}

// Goes on to the finding in which the number may begin that begins there.
bool LonelyNumbers::is_begun(Place& next, std::size_t first) const {
  const std::size_t start = input_.folded.original(first, first + 1).first;
  while (next != alone_.end() && (*next)->end <= start) ++next;
  return next != alone_.end() && (*next)->start <= start;
}

LonelyNumbers::Place LonelyNumbers::skip_overlapping(Place at) const {
  const std::size_t end = (*at)->end;
  return std::find_if(at, alone_.end(), [&](const Finding* finding) { return finding->start >= end; });
}

owner_features::Facts LonelyNumbers::facts_of(const Finding& finding, const LooseNumber& number) const {
  const unsigned tier = finding.score <= score::weak ? 0 : finding.score < score::context ? 1 : 2;
  return {number_model::number_of_type(&finding.type), tier, number_model::weigh(*input_.scan, number, {}).odds / number_model::unit};
}

void settle_lonely_numbers(const RecognizerInput& input, std::span<Finding> findings, std::pmr::memory_resource* memory) {
  const LonelyNumbers numbers(input, findings, memory);
  const Owners owners = owners_of(input, numbers, memory);
  for (Finding& finding : findings) {
    if (!may_be_offices(finding)) continue;
    const FoundRange range = range_of(finding);
    if (owners.people.overlaps(range)) finding.score = std::max(finding.score, score::shape);
    else if (owners.offices.overlaps(range) && owners.people.count_near(range, company_reach, 1) == 0) finding.score = std::min(finding.score, score::weak);
  }
}

}  // namespace opendata::deid
