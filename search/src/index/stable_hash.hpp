#pragma once
#include <string>
#include <string_view>

namespace opendata::search {

/// FNV-1a of 64 bits as sixteen hexadecimal digits: the same on every machine, which std::hash is not.
[[nodiscard]] std::string stable_hash(std::string_view text);

}  // namespace opendata::search
