#pragma once
#include <memory_resource>
#include <span>
#include <vector>

#include "deid/recognizers/names/name_rules.hpp"

/// Names in lists: 金國樑、田地和林小美.
namespace opendata::deid::name_lists {

/// Whether a sign or word that joins the names of a list stands beside [name.first, name.last).
[[nodiscard]] bool may_be_listed(const Scan& scan, const Name& name);
/// Whether the sign of a list stands there, 、, and not only a word that joins two of anything.
[[nodiscard]] bool stands_in_list(const Scan& scan, const Name& name);
/// Adds to `names` those of `doubted` that stand in a list beside one of them, or beside one added so. Both in the order of the text, as
/// `names` are afterwards; none is added that overlaps another.
void add(const Scan& scan, std::span<const Name> doubted, std::pmr::vector<Name>& names);

}  // namespace opendata::deid::name_lists
