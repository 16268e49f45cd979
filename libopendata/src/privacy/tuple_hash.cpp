#include "privacy/tuple_hash.hpp"

#include <openssl/evp.h>

#include <array>
#include <cstring>
#include <memory>
#include <stdexcept>

namespace opendata::deid {
namespace {

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

}  // namespace

void append_cell(std::string& bytes, const Cell& cell) {
  bytes += cell ? '\1' : '\0';
  if (!cell) return;
  const std::uint64_t length = cell->size();
  bytes.append(reinterpret_cast<const char*>(&length), sizeof length);
  bytes += *cell;
}

TupleHash hash_tuple(std::string_view bytes) {
  // SHA256() would look the algorithm up at every call, under a lock.
  static const EVP_MD* const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  thread_local const std::unique_ptr<EVP_MD_CTX, FreeContext> context(EVP_MD_CTX_new());
  std::array<unsigned char, 32> digest{};
  const bool made = EVP_DigestInit_ex2(context.get(), sha256, nullptr) == 1 &&
                    EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) == 1 &&
                    EVP_DigestFinal_ex(context.get(), digest.data(), nullptr) == 1;
  if (!made) throw std::runtime_error("SHA-256 is not available");
  TupleHash hash;
  std::memcpy(&hash.high, digest.data(), sizeof hash.high);
  std::memcpy(&hash.low, digest.data() + sizeof hash.high, sizeof hash.low);
  return hash;
}

}  // namespace opendata::deid
