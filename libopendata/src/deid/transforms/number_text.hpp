#pragma once
#include <opendata/schema.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace opendata::deid {

enum class Thousands { refused, accepted };

/// `text` as a canonical integer or decimal; with Thousands::accepted "1,234,567.50" is "1234567.50".
/// nullopt for anything else, so for "1,23", "007", "+5", "1e3".
[[nodiscard]] std::optional<std::string> canonical_number(FieldType type, std::string_view text, Thousands thousands);

}  // namespace opendata::deid
