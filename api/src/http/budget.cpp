#include "budget.hpp"

namespace opendata::api::http {

Budget::Share& Budget::Share::operator=(Share&& other) noexcept {
  if (this == &other) return *this;
  give_back();
  budget_ = std::exchange(other.budget_, nullptr);
  amount_ = other.amount_;
  return *this;
}

void Budget::Share::give_back() noexcept {
  if (budget_ != nullptr) budget_->used_ -= amount_;
  budget_ = nullptr;
}

std::optional<Budget::Share> Budget::take(std::size_t amount) {
  if (used_.fetch_add(amount) + amount <= limit_) return Share(this, amount);
  used_ -= amount;
  return std::nullopt;
}

}  // namespace opendata::api::http
