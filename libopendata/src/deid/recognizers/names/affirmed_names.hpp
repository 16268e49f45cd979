#pragma once
#include <memory_resource>
#include <vector>

#include "deid/recognizers/names/name_rules.hpp"

namespace opendata::deid::affirmed_names {

/// Adds each name that the words behind it say is one, as those do whose names are words: 毛病本名, 雷公，本名, 向日葵（是人名）,
/// 平常心是我的名字. In order; those that are there stay where they are.
void add(const Scan& scan, std::pmr::vector<Name>& names);

}  // namespace opendata::deid::affirmed_names
