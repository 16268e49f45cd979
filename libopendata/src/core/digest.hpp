#pragma once
#include <array>
#include <span>
#include <string_view>

namespace opendata {

using Sha256Digest = std::array<unsigned char, 32>;

/// SHA-256 of short texts, many of them: the algorithm is looked up once, and each thread keeps its working memory, so
/// that a call costs hardly more than the hash itself. Of two parts, as of one text that is both. For large files:
/// release/sha256.hpp. Guarantees: thread safe. Throws std::runtime_error when OpenSSL has no SHA-256.
[[nodiscard]] Sha256Digest sha256_digest(std::span<const unsigned char> first, std::span<const unsigned char> second = {});

[[nodiscard]] inline std::span<const unsigned char> bytes_of(std::string_view text) {
  return {reinterpret_cast<const unsigned char*>(text.data()), text.size()};
}

}  // namespace opendata
