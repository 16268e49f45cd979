#include "shares.hpp"

namespace opendata::api::http {

Shares::Share& Shares::Share::operator=(Share&& other) noexcept {
  if (this == &other) return *this;
  give_back();
  of_ = std::exchange(other.of_, nullptr);
  client_ = std::move(other.client_);
  return *this;
}

void Shares::Share::give_back() noexcept {
  if (of_ == nullptr) return;
  const std::lock_guard lock(of_->mutex_);
  const auto taken = of_->taken_.find(client_);
  if (--taken->second == 0) of_->taken_.erase(taken);
  of_ = nullptr;
}

std::optional<Shares::Share> Shares::take(const std::string& client) {
  const std::lock_guard lock(mutex_);
  auto& taken = taken_[client];
  if (taken >= limit_) {
    if (taken == 0) taken_.erase(client);
    return std::nullopt;
  }
  ++taken;
  return Share(*this, client);
}

}  // namespace opendata::api::http
