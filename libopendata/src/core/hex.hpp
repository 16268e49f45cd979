#pragma once
#include <charconv>
#include <cstdint>
#include <string>

namespace opendata {

/// 64 bits as 16 lower-case hex digits.
[[nodiscard]] inline std::string hex_of(std::uint64_t number) {
  char digits[16];
  const std::string text(digits, std::to_chars(digits, digits + sizeof digits, number, 16).ptr);
  return std::string(sizeof digits - text.size(), '0') + text;
}

}  // namespace opendata
