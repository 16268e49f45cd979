#include "deid/hmac.hpp"

#include <openssl/crypto.h>

#include <algorithm>

#include "core/digest.hpp"

namespace opendata::deid {
namespace {

using Block = std::array<unsigned char, 64>;

/// The key as a block, each byte changed by `pad`; wiped when it goes.
class PaddedKey {
 public:
  PaddedKey(std::span<const unsigned char> key, unsigned char pad) {
    std::copy(key.begin(), key.end(), block_.begin());
    for (unsigned char& byte : block_) byte = static_cast<unsigned char>(byte ^ pad);
  }
  PaddedKey(const PaddedKey&) = delete;
  PaddedKey& operator=(const PaddedKey&) = delete;
  ~PaddedKey() { OPENSSL_cleanse(block_.data(), block_.size()); }
  [[nodiscard]] std::span<const unsigned char> bytes() const { return block_; }

 private:
  Block block_{};
};

}  // namespace

/// OpenSSL's own HMAC() looks both algorithms up by name, under a lock, and allocates at every call: several times the
/// work of the hash itself for a number of ten characters.
std::array<unsigned char, 32> hmac_sha256(std::span<const unsigned char> key, std::string_view data) {
  if (key.size() > Block().size()) {
    Sha256Digest short_key = sha256_digest(key);
    const Sha256Digest made = hmac_sha256(short_key, data);
    OPENSSL_cleanse(short_key.data(), short_key.size());
    return made;
  }
  const PaddedKey inner(key, 0x36), outer(key, 0x5C);
  return sha256_digest(outer.bytes(), sha256_digest(inner.bytes(), bytes_of(data)));
}

std::string base32_token(const std::array<unsigned char, 32>& digest) {
  std::string token;
  token.reserve(26);
  for (std::size_t bit = 0; bit < 130; bit += 5) {
    const unsigned pair = static_cast<unsigned>(digest[bit / 8] << 8U) | digest[bit / 8 + 1];
    token += "0123456789abcdefghjkmnpqrstvwxyz"[(pair >> (11 - bit % 8)) & 31U];
  }
  return token;
}

}  // namespace opendata::deid
