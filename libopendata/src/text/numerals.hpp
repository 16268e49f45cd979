#pragma once
#include <cstdint>
#include <optional>

namespace opendata::text {
/// The value 0–9 of one Arabic, full-width or Chinese digit (一, 壹, 兩, 〇, ○ …).
[[nodiscard]] std::optional<int> digit_value(char32_t c);
/// Whether the character can stand in a Chinese or Arabic whole number.
[[nodiscard]] bool is_numeral(char32_t c);
}  // namespace opendata::text
