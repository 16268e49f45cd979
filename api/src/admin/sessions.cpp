#include "admin/sessions.hpp"

#include <algorithm>

#include "operations/hex_digest.hpp"

namespace opendata::api::admin {
namespace {
constexpr std::size_t secret_bytes = 32;
}

std::string Sessions::begin(const Holder& holder, Clock::time_point now) {
  auto cookie = random_hex(secret_bytes);
  const std::lock_guard lock(mutex_);
  make_room();
  sessions_.emplace(sha256_hex(cookie), Kept{{holder, random_hex(secret_bytes)}, now, now});
  return cookie;
}

std::optional<Sessions::Session> Sessions::find(std::string_view cookie, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  const auto found = sessions_.find(sha256_hex(cookie));
  if (found == sessions_.end()) return std::nullopt;
  Kept& kept = found->second;
  if (now - kept.used > longest_idle || now - kept.begun > longest) {
    sessions_.erase(found);
    return std::nullopt;
  }
  kept.used = now;
  return kept.session;
}

void Sessions::choose_language(std::string_view cookie, Language language) {
  const std::lock_guard lock(mutex_);
  const auto found = sessions_.find(sha256_hex(cookie));
  if (found != sessions_.end()) found->second.session.language = language;
}

void Sessions::end(std::string_view cookie) {
  const std::lock_guard lock(mutex_);
  const auto found = sessions_.find(sha256_hex(cookie));
  if (found != sessions_.end()) sessions_.erase(found);
}

void Sessions::make_room() {
  if (sessions_.size() < most) return;
  const auto used_before = [](const auto& a, const auto& b) { return a.second.used < b.second.used; };
  sessions_.erase(std::min_element(sessions_.begin(), sessions_.end(), used_before));
}

}  // namespace opendata::api::admin
