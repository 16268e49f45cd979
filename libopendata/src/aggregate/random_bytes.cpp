#include "aggregate/random_bytes.hpp"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <stdexcept>

namespace opendata::privacy {

SecureRandomBytes::~SecureRandomBytes() { OPENSSL_cleanse(block_.data(), sizeof block_); }

std::uint64_t SecureRandomBytes::next() {
  if (used_ == block_.size()) {
    // Without randomness there is no protection and nothing sensible to return.
    if (RAND_bytes(reinterpret_cast<unsigned char*>(block_.data()), static_cast<int>(sizeof block_)) != 1) {
      throw std::runtime_error("no randomness");
    }
    used_ = 0;
  }
  return block_[used_++];
}

std::uint64_t uniform_below(RandomBytes& random, std::uint64_t below) {
  const std::uint64_t unfair = (std::uint64_t{0} - below) % below;  // 2^64 mod below
  while (true) {
    const std::uint64_t bits = random.next();
    if (bits >= unfair) return bits % below;
  }
}

}  // namespace opendata::privacy
