#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace opendata::search {

/// The changes of a law, oldest first, from the text of LawHistories: lines wrapped at a fixed width are joined without
/// a blank (a number may go on in the next line), the entries' own numbers and doubled blanks dropped.
[[nodiscard]] std::vector<std::string> split_history(std::string_view text);

/// The day of the first change, as 2024-05-06; empty when none can be read.
[[nodiscard]] std::string first_day(const std::vector<std::string>& history);

}  // namespace opendata::search
