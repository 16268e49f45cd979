#include "privacy/equivalence_classes.hpp"

#include <algorithm>

namespace opendata::deid {

void EquivalenceClasses::add(TupleHash tuple) {
  Class& of = classes_[tuple];
  ++of.records;
  ++of.persons;
}

void EquivalenceClasses::add_person(TupleHash tuple, TupleHash pair) {
  Class& of = classes_[tuple];
  ++of.records;
  if (pairs_.insert(pair).second) ++of.persons;
}

EquivalenceClasses::Size EquivalenceClasses::size_of(TupleHash tuple) const {
  const auto found = classes_.find(tuple);
  return found == classes_.end() ? Size{} : Size{found->second.records, found->second.persons};
}

EquivalenceClasses::Summary EquivalenceClasses::settle(std::uint64_t k) {
  k_ = k;
  pairs_ = {};
  Summary summary;
  for (const auto& [tuple, of] : classes_) {
    summary.records += of.records;
    if (of.persons < k) {
      summary.suppressed_records += of.records;
      continue;
    }
    summary.smallest_released =
        summary.released_classes == 0 ? of.persons : std::min(summary.smallest_released, of.persons);
    ++summary.released_classes;
  }
  return summary;
}

EquivalenceClasses::Verdict EquivalenceClasses::release(TupleHash tuple) {
  const auto found = classes_.find(tuple);
  if (found == classes_.end()) return Verdict::unknown;
  ++found->second.seen;
  return found->second.persons < k_ ? Verdict::suppressed : Verdict::released;
}

bool EquivalenceClasses::complete() const {
  return std::all_of(classes_.begin(), classes_.end(),
                     [](const auto& entry) { return entry.second.seen == entry.second.records; });
}

}  // namespace opendata::deid
