#include "deid/recognizers/numbers/number_evidence.hpp"

#include "deid/recognizers/numbers/number_model.hpp"
#include "deid/recognizers/support/finding.hpp"

namespace opendata::deid {
namespace {

constexpr std::size_t beside = 3;  // characters

}  // namespace

NumberEvidence::NumberEvidence(const RecognizerInput& input, std::span<const Finding> findings, std::pmr::memory_resource* memory)
    : input_(input), found_(memory), names_(memory) {
  found_.reserve(findings.size());
  for (const Finding& finding : findings) {
    if (finding.score <= score::weak) continue;
    const FoundRange range{finding.start, finding.end, finding.type};
    found_.add(range);
    if (finding.type == "PERSON") names_.add(range);
  }
  found_.settle();
  names_.settle();
}

number_features::Facts NumberEvidence::facts(const FoundRange& range) const {
  const auto count = [&](const FoundRanges& ranges, std::size_t most) { return static_cast<unsigned>(ranges.count_near(range, company_reach, most)); };
  return {count(found_, 3), count(names_, 2), number_model::number_of_type(found_.type_before(range.start, beside)),
          number_model::number_of_type(found_.type_behind(range.end, beside))};
}

// What is left is nothing when it is too short to be anything.
LooseNumber NumberEvidence::before_found(const LooseNumber& number) const {
  const Scan& scan = *input_.scan;
  if (!found_.overlaps(range_of(number))) return number;
  std::size_t last = number.first;
  while (last < number.last && !found_.overlaps(range_of({last, last + 1}))) ++last;
  while (last > number.first && !scan.is(last - 1, alphanumeric | numeral)) --last;
  return last - number.first >= shortest_number ? LooseNumber{number.first, last} : LooseNumber{};
}

FoundRange NumberEvidence::range_of(const LooseNumber& number) const {
  const auto [start, end] = input_.folded.original(number.first, number.last);
  return {start, end, {}};
}

}  // namespace opendata::deid
