#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "index/generation.hpp"

namespace opendata::search {

/// Places in generation.laws of the laws whose names, or a short name, hold every word of the text (words are parted by
/// blanks; a law in force first, then the name that begins so, then the shorter one). At most `most`.
[[nodiscard]] std::vector<std::size_t> laws_with_title(std::string_view words, const Generation& generation,
                                                       std::size_t most);

}  // namespace opendata::search
