#pragma once
#include <array>
#include <span>
#include <string>
#include <string_view>

namespace opendata::deid {

/// HMAC-SHA-256 (RFC 2104, RFC 4231).
[[nodiscard]] std::array<unsigned char, 32> hmac_sha256(std::span<const unsigned char> key, std::string_view data);

/// The first 130 bits of `digest` as 26 characters of Crockford's base 32 in small letters, which has no i, l, o, u.
[[nodiscard]] std::string base32_token(const std::array<unsigned char, 32>& digest);

}  // namespace opendata::deid
