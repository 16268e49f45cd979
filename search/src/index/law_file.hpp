#pragma once
#include <filesystem>
#include <opendata/result.hpp>
#include <opendata/search/citation.hpp>
#include <string>
#include <vector>

/// The names of the laws of an index, one JSON object a line: {"id","name","aliases":[…],"in_force"}.
namespace opendata::search {

struct LawEntry {
  std::string id;
  std::string name;
  std::vector<std::string> aliases;
  bool in_force = true;
};

/// Makes the law known under its name and its short names.
void add_names(LawNames& names, const LawEntry& law);
[[nodiscard]] std::string format_law_line(const LawEntry& law);
/// Errors: corrupt, with the line.
[[nodiscard]] Result<std::vector<LawEntry>> read_law_file(const std::filesystem::path& path);

}  // namespace opendata::search
