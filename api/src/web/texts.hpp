#pragma once
#include <cstdint>
#include <string>
#include <string_view>

/// Numbers and texts as pages show them.
namespace opendata::api::web {

/// "9.3 KB", "610 KB": as people read sizes.
[[nodiscard]] std::string format_size(std::uint64_t bytes);
/// The beginning of a long text, so that one cell does not make a whole table tall.
[[nodiscard]] std::string shorten(std::string_view text, std::size_t characters);
/// "12.5%" of a whole that is not 0.
[[nodiscard]] std::string percent(std::uint64_t part, std::uint64_t whole);
/// "3.10" with two digits behind the point.
[[nodiscard]] std::string fixed(double number, int digits);
/// "12,345".
[[nodiscard]] std::string grouped(std::uint64_t number);

}  // namespace opendata::api::web
