#pragma once
#include <memory_resource>
#include <opendata/recognizer.hpp>
#include <span>

#include "deid/recognizers/numbers/owner_features.hpp"
#include "deid/recognizers/support/found_ranges.hpp"

namespace opendata::deid {

/// What offices have as well as people: telephones, plates, accounts, mailboxes and pages, where nothing else that is personal is found within
/// company_reach; but no mobile number, nor what has a check digit. None in a text too short to tell whose they are. Not thread safe.
class LonelyNumbers {
 public:
  /// `findings`: of all other recognisers. All arguments are needed as long as this is.
  LonelyNumbers(const RecognizerInput& input, std::span<const Finding> findings, std::pmr::memory_resource* memory);

  /// Calls `visit` with each number's likeliest finding, the number and what is known of it, in order of the text.
  template <class Visit>
  void for_each(const Visit& visit) const {
    auto next = alone_.begin();
    for_each_loose_number(*input_.scan, [&](std::size_t first) { return is_begun(next, first); }, [&](const LooseNumber& number) {
      visit(**next, number, facts_of(**next, number));
      next = skip_overlapping(next);
    });
  }

 private:
  using Place = std::pmr::vector<const Finding*>::const_iterator;
  [[nodiscard]] bool is_begun(Place& next, std::size_t first) const;
  [[nodiscard]] Place skip_overlapping(Place at) const;
  [[nodiscard]] owner_features::Facts facts_of(const Finding& finding, const LooseNumber& number) const;

  const RecognizerInput& input_;
  std::pmr::vector<const Finding*> alone_;  // in order of the text, the likeliest first where several begin
};

/// Says of each lonely number by the owner model whose it is: a citizen's is found with score::shape at least, an office's weakened to
/// score::weak, unless a citizen's stands within company_reach. Thread safe for different findings.
void settle_lonely_numbers(const RecognizerInput& input, std::span<Finding> findings, std::pmr::memory_resource* memory);

}  // namespace opendata::deid
