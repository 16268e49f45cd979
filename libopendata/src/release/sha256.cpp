#include "release/sha256.hpp"

#include <openssl/evp.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <vector>

namespace opendata::release {

struct Sha256::Context {
  EVP_MD_CTX* evp = EVP_MD_CTX_new();
  Context() = default;
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
  ~Context() { EVP_MD_CTX_free(evp); }
};

namespace {

/// OpenSSL fails here only when it is out of memory or built without SHA-256: no release can be trusted then.
void require(int outcome) {
  if (outcome != 1) std::abort();
}

std::string to_hex(const unsigned char* bytes, std::size_t size) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  for (std::size_t i = 0; i < size; ++i) {
    hex += digits[bytes[i] >> 4U];
    hex += digits[bytes[i] & 15U];
  }
  return hex;
}

}  // namespace

Sha256::Sha256() : context_(std::make_unique<Context>()) {
  require(EVP_DigestInit_ex(context_->evp, EVP_sha256(), nullptr));
}
Sha256::~Sha256() = default;

void Sha256::update(std::string_view bytes) { require(EVP_DigestUpdate(context_->evp, bytes.data(), bytes.size())); }

std::string Sha256::finish() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  require(EVP_DigestFinal_ex(context_->evp, digest.data(), &size));
  return to_hex(digest.data(), size);
}

std::string sha256_of(std::string_view bytes) {
  Sha256 hash;
  hash.update(bytes);
  return hash.finish();
}

Result<FileDigest> digest_file(const std::filesystem::path& path, const std::function<bool()>& go_on) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    const Errc code = errno == ENOENT ? Errc::not_found : Errc::io_failure;
    return failure(code, {"cannot be opened for reading", "無法開啟檔案"}, {path.string(), 0, {}});
  }
  Sha256 hash;
  FileDigest digest;
  std::vector<char> buffer(std::size_t{1} << 16U);
  while (in) {
    in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    const auto n = static_cast<std::size_t>(in.gcount());
    hash.update({buffer.data(), n});
    digest.bytes += n;
    if (go_on && !go_on())
      return failure(Errc::io_failure, {"was not read to its end", "未讀取至檔尾"}, {path.string(), 0, {}});
  }
  if (in.bad())
    return failure(Errc::io_failure, {"cannot be read to its end; check the disk", "無法讀取至檔尾；請檢查磁碟"},
                   {path.string(), 0, {}});
  digest.sha256 = hash.finish();
  return digest;
}

}  // namespace opendata::release
