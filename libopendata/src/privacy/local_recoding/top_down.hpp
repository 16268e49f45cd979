#pragma once
#include <opendata/coded_table.hpp>
#include <opendata/full_domain.hpp>
#include <vector>

#include "privacy/local_recoding/split.hpp"

namespace opendata::privacy::local {

/// Classes that have their top labels in common: rows of other regions can never share their labels.
using Region = std::vector<Class>;

/// The first result.
struct TopDown {
  std::vector<Region> regions;    ///< all classes settled
  std::vector<Part> failing;      ///< rows under one combination of top labels that are no class together, but of which
                                  ///< the model may allow some. Rows in neither are suppressed
  std::uint64_t unavoidable = 0;  ///< rows that any result suppresses at least
};
[[nodiscard]] TopDown split_from_top(const CodedTable& table, const Space& space, Admission& admission);

/// The first result for rows that are no class together: those that a full-domain generalization keeps are split from
/// its classes downwards. May be empty.
[[nodiscard]] Region split_from_levels(const CodedTable& table, const Space& space, Admission& admission, Part part,
                                       const FullDomainResult& start);

}  // namespace opendata::privacy::local
