#pragma once
#include <filesystem>
#include <opendata/quality.hpp>

#include "quality/description.hpp"

namespace opendata::quality {

/// Reads one file and adds what is right and wrong with it to `out`. `described` nullptr = nobody describes it.
/// `name` is what the report calls it.
void check_file(const std::filesystem::path& path, const std::string& name, const DescribedFile* described,
                const TableRules& rules, DatasetReport& out);

}  // namespace opendata::quality
