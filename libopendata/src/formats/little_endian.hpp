#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace opendata::format {

/// Appends the lowest `bytes` bytes of a number, the lowest first.
inline void append_le(std::string& out, std::uint64_t value, unsigned bytes) {
  for (unsigned i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFFU);
}

/// The number of up to eight bytes at the beginning of `bytes`, the lowest first.
inline std::uint64_t read_le(std::string_view bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[i]);
  return value;
}

}  // namespace opendata::format
