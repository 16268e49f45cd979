#pragma once
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace opendata::api::http {

/// Something that each client may have only so much of at once. Thread safe.
class Shares {
 public:
  /// One of a client's; given back when it is destroyed. Must not outlive its Shares.
  class Share {
   public:
    Share() = default;
    Share(Shares& of, std::string client) : of_(&of), client_(std::move(client)) {}
    Share(Share&& other) noexcept : of_(std::exchange(other.of_, nullptr)), client_(std::move(other.client_)) {}
    Share& operator=(Share&& other) noexcept;
    ~Share() { give_back(); }

   private:
    void give_back() noexcept;
    Shares* of_ = nullptr;
    std::string client_;
  };

  explicit Shares(std::size_t limit) : limit_(limit) {}
  /// nullopt when the client has all of its own.
  [[nodiscard]] std::optional<Share> take(const std::string& client);

 private:
  const std::size_t limit_;
  std::mutex mutex_;
  std::unordered_map<std::string, std::size_t> taken_;
};

}  // namespace opendata::api::http
