#pragma once
#include <string>
#include <string_view>

namespace opendata::api {

/// SHA-256 in 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);
/// `bytes` random bytes in hexadecimal, from the system's generator.
[[nodiscard]] std::string random_hex(std::size_t bytes);
/// Whether two texts are equal, in a time that depends on their lengths only.
[[nodiscard]] bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace opendata::api
