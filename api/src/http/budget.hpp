#pragma once
#include <atomic>
#include <cstddef>
#include <optional>
#include <utility>

namespace opendata::api::http {

/// Something that only so much of may be in use at once. Thread safe.
class Budget {
 public:
  /// A part taken from a budget; given back when it is destroyed.
  class Share {
   public:
    Share() = default;
    Share(Budget* budget, std::size_t amount) : budget_(budget), amount_(amount) {}
    Share(Share&& other) noexcept : budget_(std::exchange(other.budget_, nullptr)), amount_(other.amount_) {}
    Share& operator=(Share&& other) noexcept;
    ~Share() { give_back(); }

   private:
    void give_back() noexcept;
    Budget* budget_ = nullptr;
    std::size_t amount_ = 0;
  };

  explicit Budget(std::size_t limit) : limit_(limit) {}
  /// nullopt when it would go over the limit.
  [[nodiscard]] std::optional<Share> take(std::size_t amount);

 private:
  const std::size_t limit_;
  std::atomic<std::size_t> used_{0};
};

}  // namespace opendata::api::http
