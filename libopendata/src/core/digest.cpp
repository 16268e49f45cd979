#include "core/digest.hpp"

#include <openssl/evp.h>

#include <memory>
#include <stdexcept>

namespace opendata {
namespace {

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

}  // namespace

Sha256Digest sha256_digest(std::span<const unsigned char> first, std::span<const unsigned char> second) {
  // SHA256() would look the algorithm up at every call, under a lock.
  static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  thread_local const std::unique_ptr<EVP_MD_CTX, FreeContext> context(EVP_MD_CTX_new());
  Sha256Digest digest{};
  const bool made = EVP_DigestInit_ex2(context.get(), algorithm, nullptr) == 1 &&
                    EVP_DigestUpdate(context.get(), first.data(), first.size()) == 1 &&
                    EVP_DigestUpdate(context.get(), second.data(), second.size()) == 1 &&
                    EVP_DigestFinal_ex(context.get(), digest.data(), nullptr) == 1;
  if (!made) throw std::runtime_error("SHA-256 is not available");
  return digest;
}

}  // namespace opendata
