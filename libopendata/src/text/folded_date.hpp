#pragma once
#include <opendata/text.hpp>
#include <optional>
#include <string_view>

namespace opendata::text {

/// As parse_date() for any calendar, of a part of a text that was folded for identifiers, without blanks at either end: nothing is copied.
[[nodiscard]] std::optional<Date> parse_folded_date(std::u32string_view text);

}  // namespace opendata::text
