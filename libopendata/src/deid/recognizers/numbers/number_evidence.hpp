#pragma once
#include <memory_resource>
#include <opendata/recognizer.hpp>
#include <span>

#include "deid/recognizers/numbers/number_features.hpp"
#include "deid/recognizers/support/found_ranges.hpp"

namespace opendata::deid {

/// The numbers of a text and what has been found around them. Not thread safe.
class NumberEvidence {
 public:
  /// `findings`: of all other recognisers. Of the arguments `input` and `memory` are needed as long as this is.
  NumberEvidence(const RecognizerInput& input, std::span<const Finding> findings, std::pmr::memory_resource* memory);

  /// Calls `visit` with each number, in order of the text, and its range in the original text.
  template <class Visit>
  void for_each(const Visit& visit) const {
    for_each_loose_number(*input_.scan, [](std::size_t) { return true; }, [&](const LooseNumber& number) { visit(number, range_of(number)); });
  }
  /// The same with numbers of which nothing has been found, and with what stands before something found: 6315-008/0919-203-557.
  template <class Visit>
  void for_each_unclaimed(const Visit& visit) const {
    FoundRanges::Cover covered(found_);
    const auto begins_unclaimed = [&](std::size_t first) { return !covered(input_.folded.original(first, first + 1).first); };
    for_each_loose_number(*input_.scan, begins_unclaimed, [&](const LooseNumber& number) {
      const LooseNumber unclaimed = before_found(number);
      if (unclaimed.first < unclaimed.last) visit(unclaimed, range_of(unclaimed));
    });
  }
  /// Of the number with that range.
  [[nodiscard]] number_features::Facts facts(const FoundRange& range) const;

 private:
  [[nodiscard]] FoundRange range_of(const LooseNumber& number) const;
  [[nodiscard]] LooseNumber before_found(const LooseNumber& number) const;

  const RecognizerInput& input_;
  FoundRanges found_, names_;
};

}  // namespace opendata::deid
