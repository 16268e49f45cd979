#pragma once
#include <cstddef>

#include "deid/recognizers/support/scan.hpp"

namespace opendata::deid {

/// A name partly in Latin letters: its place in the folded text; empty when there is none.
struct MixedName {
  std::size_t first = 0, last = 0;
  [[nodiscard]] bool empty() const { return first == last; }
};

/// The name that the words in Latin letters at [first, last) make together with the Han characters beside them: 古Jason, 黃Kevin彥廷,
/// Hana佐藤, Wang 大明, Jason 易懂, Amy 侯. `named`: whether the Latin words are a name by themselves; of others only one word is looked
/// at. Empty when no Han character belongs to it.
/// Thread safety: any.
[[nodiscard]] MixedName mixed_name(const Scan& scan, std::size_t first, std::size_t last, bool named);

}  // namespace opendata::deid
