#include "deid/hmac.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <stdexcept>

namespace opendata::deid {

std::array<unsigned char, 32> hmac_sha256(std::span<const unsigned char> key, std::string_view data) {
  std::array<unsigned char, 32> digest{};
  unsigned int length = 0;
  const auto* bytes = reinterpret_cast<const unsigned char*>(data.data());
  const auto* made =
      HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes, data.size(), digest.data(), &length);
  if (made == nullptr || length != digest.size()) throw std::runtime_error("HMAC-SHA-256 is not available");
  return digest;
}

std::string base32_token(const std::array<unsigned char, 32>& digest) {
  std::string token;
  for (std::size_t bit = 0; bit < 130; bit += 5) {
    const unsigned pair = static_cast<unsigned>(digest[bit / 8] << 8U) | digest[bit / 8 + 1];
    token += "0123456789abcdefghjkmnpqrstvwxyz"[(pair >> (11 - bit % 8)) & 31U];
  }
  return token;
}

}  // namespace opendata::deid
