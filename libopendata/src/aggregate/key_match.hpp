#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace opendata::privacy {

/// Which key of a new table says what each key of an earlier one said: its place among the new ones; nullopt = none, and
/// the row is one of totals over it.
using KeyMatch = std::vector<std::optional<std::size_t>>;

/// All that may be meant. A name that both have means the same; other names may be the old ones anew, so that each is
/// tried for each, as many as there can be at once. Names of a list differ. Result: at least one; nullopt where there are
/// more than 24 (five names anew at a time).
[[nodiscard]] std::optional<std::vector<KeyMatch>> key_matches(const std::vector<std::string>& now,
                                                               const std::vector<std::string>& before);

}  // namespace opendata::privacy
