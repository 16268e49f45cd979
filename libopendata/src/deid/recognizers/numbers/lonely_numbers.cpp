#include "deid/recognizers/numbers/lonely_numbers.hpp"

#include <algorithm>

#include "deid/recognizers/numbers/number_model.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/found_ranges.hpp"

namespace opendata::deid {
namespace {

constexpr std::size_t far = 200;  // characters
constexpr std::size_t least_told = 40;  // characters of a text that tells whose its number is; a cell or a line with hardly more than the number does not
constexpr int offices = -6 * number_model::unit;

// What offices have as well as people. The shape of a mailbox or an address of the web is sure, not whose it is; that of a mobile number is a
// person's.
bool is_of_network(const Finding& finding) { return finding.type == "EMAIL" || finding.type == "URL_PERSONAL"; }
bool may_be_offices(const Finding& finding) {
  if (finding.score <= score::weak) return false;
  if (is_of_network(finding)) return true;
  return finding.score < score::certain && (finding.type == "PHONE" || finding.type == "PLATE" || finding.type == "BANK_ACCOUNT");
}

class LonelyNumbers {
 public:
  LonelyNumbers(const RecognizerInput& input, const std::vector<Finding>& findings, std::pmr::memory_resource* memory)
      : company_(memory), doubted_(memory), rejected_(memory) {
    for (const Finding& finding : findings)
      if (finding.score > score::weak && !may_be_offices(finding)) company_.add(range_of(finding));
    company_.settle();
    for (const Finding& finding : findings)
      if (may_be_offices(finding) && is_alone(range_of(finding))) doubted_.add(range_of(finding));
    if (!doubted_.empty()) reject(input, findings);
  }
  [[nodiscard]] bool holds(const Finding& finding) const {
    return is_rejected(finding) && is_alone(range_of(finding));
  }

 private:
  static FoundRange range_of(const Finding& finding) { return {finding.start, finding.end, finding.type}; }
  [[nodiscard]] bool is_alone(const FoundRange& range) const { return company_.count_near(range, far, 1) == 0; }

  // An extension may follow a number that has been read; a mailbox or page has been read as a whole or not at all.
  [[nodiscard]] bool is_rejected(const Finding& finding) const {
    if (rejected_.empty() || !may_be_offices(finding)) return false;
    const std::size_t last = is_of_network(finding) ? finding.end - 1 : finding.start;
    return rejected_.overlaps({finding.start, finding.start + 1, {}}) && rejected_.overlaps({last, last + 1, {}});
  }

  // Those that the model does not reject are company for the others.
  void reject(const RecognizerInput& input, const std::vector<Finding>& findings) {
    doubted_.settle();
    FoundRanges::Cover covered(doubted_);
    const auto begins_doubted = [&](std::size_t first) { return covered(input.folded.original(first, first + 1).first); };
    for_each_loose_number(*input.scan, begins_doubted, [&](const LooseNumber& number) {
      const auto [start, end] = input.folded.original(number.first, number.last);
      if (number_model::weigh(*input.scan, number, {}).odds <= offices) rejected_.add({start, end, {}});
    });
    rejected_.settle();
    for (const Finding& finding : findings)
      if (may_be_offices(finding) && !is_rejected(finding)) company_.add(range_of(finding));
    company_.settle();
  }

  FoundRanges company_, doubted_, rejected_;
};

}  // namespace

void weaken_lonely_numbers(const RecognizerInput& input, std::vector<Finding>& findings, std::pmr::memory_resource* memory) {
  if (input.scan->size() < least_told || std::none_of(findings.begin(), findings.end(), may_be_offices)) return;
  const LonelyNumbers lonely(input, findings, memory);
  for (Finding& finding : findings)
    if (lonely.holds(finding)) finding.score = score::weak;
}

}  // namespace opendata::deid
