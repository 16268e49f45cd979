#pragma once
#include <chrono>
#include <map>
#include <mutex>
#include <opendata/error.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "operations/admin_tokens.hpp"

namespace opendata::api::admin {

/// Who is signed in to the pages. Kept in memory only: a restart signs everybody out. Thread safe.
class Sessions {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::minutes longest_idle{120};
  static constexpr std::chrono::hours longest{12};
  static constexpr std::size_t most = 1'000;  ///< the one that was used longest ago goes

  struct Session {
    Holder holder;
    std::string form_token;  ///< 256 random bits in hexadecimal; each form of the session's pages carries it
    std::optional<Language> language = {};
  };
  /// Begins a session. Result: 256 random bits in hexadecimal, for the cookie; only their SHA-256 is kept.
  [[nodiscard]] std::string begin(const Holder& holder, Clock::time_point now = Clock::now());
  /// The session of a cookie, whose idle time begins anew; nullopt when it ended or never was.
  [[nodiscard]] std::optional<Session> find(std::string_view cookie, Clock::time_point now = Clock::now());
  void choose_language(std::string_view cookie, Language language);
  void end(std::string_view cookie);

 private:
  struct Kept {
    Session session;
    Clock::time_point begun, used;
  };
  void make_room();
  std::mutex mutex_;
  std::map<std::string, Kept, std::less<>> sessions_;  ///< by the SHA-256 of the cookie
};

}  // namespace opendata::api::admin
