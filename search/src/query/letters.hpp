#pragma once
#include <string_view>

namespace opendata::search {

/// Whether one letter is changed, left out or put in, or two neighbours are swapped; false for equal words.
[[nodiscard]] bool one_letter_apart(std::u32string_view a, std::u32string_view b);

}  // namespace opendata::search
