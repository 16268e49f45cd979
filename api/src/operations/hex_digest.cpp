#include "operations/hex_digest.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <sys/random.h>

#include <array>
#include <vector>

#include "encoding.hpp"

namespace opendata::api {
std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  return to_hex(digest.data(), size);
}

std::string random_hex(std::size_t count) {
  std::vector<unsigned char> bytes(count);
  std::size_t done = 0;
  while (done < count) {
    const auto got = ::getrandom(bytes.data() + done, count - done, 0);
    if (got > 0) done += static_cast<std::size_t>(got);
  }
  return to_hex(bytes.data(), bytes.size());
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace opendata::api
