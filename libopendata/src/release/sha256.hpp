#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <opendata/result.hpp>
#include <string>
#include <string_view>

namespace opendata::release {

/// SHA-256 of bytes that come piece by piece. Source: FIPS 180-4, by OpenSSL.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  void update(std::string_view bytes);
  /// 64 lower-case hex digits; ends the computation.
  [[nodiscard]] std::string finish();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

/// The SHA-256 of a text that is already in memory.
[[nodiscard]] std::string sha256_of(std::string_view bytes);

struct FileDigest {
  std::uint64_t bytes = 0;
  std::string sha256;
};
/// Hashes a file with a buffer of 64 KiB. After each of them `go_on`, if there is one, says whether to read on.
/// Errors: not_found; io_failure, also when it was not to read on.
[[nodiscard]] Result<FileDigest> digest_file(const std::filesystem::path& path, const std::function<bool()>& go_on = {});

}  // namespace opendata::release
