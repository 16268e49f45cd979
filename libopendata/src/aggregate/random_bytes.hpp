#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

namespace opendata::privacy {

/// Where randomness comes from. Tests give a seeded one; everything else the operating system's.
class RandomBytes {
 public:
  virtual ~RandomBytes() = default;
  virtual std::uint64_t next() = 0;  ///< 64 uniform bits
};

/// OpenSSL's generator, fetched in blocks.
class SecureRandomBytes final : public RandomBytes {
 public:
  SecureRandomBytes() = default;
  SecureRandomBytes(const SecureRandomBytes&) = delete;
  SecureRandomBytes& operator=(const SecureRandomBytes&) = delete;
  ~SecureRandomBytes() override;
  std::uint64_t next() override;

 private:
  std::array<std::uint64_t, 512> block_{};
  std::size_t used_ = 512;
};

/// Uniform in {0 … below-1}, exactly: values that would favour some are drawn again. `below` > 0.
[[nodiscard]] std::uint64_t uniform_below(RandomBytes& random, std::uint64_t below);

}  // namespace opendata::privacy
