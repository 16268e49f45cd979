#pragma once
#include "release/series_ledger.hpp"

namespace opendata::release {

/// The class of a list that has this signature; nullptr when there is none.
[[nodiscard]] const PublishedClass* find_class(const Classes& classes, std::uint64_t signature);

/// How many people the change of a class is surely of; 0 when nothing changed. `now` counts persons where the policy
/// tells them apart: five records more of one person are a change of one, and where nobody knows how many persons a
/// class had before, any change may be of one.
[[nodiscard]] std::uint64_t people_in_change(const PublishedClass& before, const PublishedClass& now);

/// Classes of either list that changed, but by fewer people than `least`.
[[nodiscard]] std::uint64_t small_changes(const Classes& before, const Classes& now, std::uint64_t least);

}  // namespace opendata::release
