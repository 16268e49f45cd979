#pragma once
#include <filesystem>
#include <opendata/result.hpp>
#include <opendata/search/citation.hpp>
#include <opendata/search/law.hpp>
#include <string>
#include <vector>

/// The laws of an index, one JSON object a line with the members of LawInfo; empty ones are left out.
namespace opendata::search {

using LawEntry = LawInfo;

/// Makes the law known under its name and its short names.
void add_names(LawNames& names, const LawEntry& law);
[[nodiscard]] std::string format_law_line(const LawEntry& law);
/// One line of the file. Errors: corrupt.
[[nodiscard]] Result<LawEntry> parse_law_line(std::string_view line);
/// Errors: corrupt, with the line.
[[nodiscard]] Result<std::vector<LawEntry>> read_law_file(const std::filesystem::path& path);

}  // namespace opendata::search
