#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Parquet's hybrid of run-length encoding and bit packing, for definition levels and dictionary indexes.
namespace opendata::format::rle {

/// Bits that numbers up to `largest` need.
[[nodiscard]] unsigned bit_width(std::uint32_t largest);
/// Appends the numbers, each of `width` bits.
void append(std::string& out, const std::vector<std::uint32_t>& values, unsigned width);
/// Reads `count` numbers; nullopt when the bytes do not hold them.
[[nodiscard]] std::optional<std::vector<std::uint32_t>> read(std::string_view bytes, std::size_t count, unsigned width);

}  // namespace opendata::format::rle
