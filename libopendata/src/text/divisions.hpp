#pragma once
#include <cstddef>
#include <string_view>

namespace opendata::text {

/// Length of the county's name (縣市, 臺 = 台, former counties too) that `text` begins with; 0 when none.
[[nodiscard]] std::size_t match_county(std::u32string_view text);
/// Length of the longest town's name (鄉鎮市區) that `text` begins with; 0 when none.
[[nodiscard]] std::size_t match_town(std::u32string_view text);
/// Whether a county's or town's name can begin with the character.
[[nodiscard]] bool may_begin_division(char32_t c);

}  // namespace opendata::text
