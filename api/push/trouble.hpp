#pragma once
#include <chrono>
#include <opendata/result.hpp>
#include <optional>
#include <utility>

namespace opendata::push {

/// What kept a step at the far end from being done, and whether it is worth another try.
struct Trouble {
  enum class Kind {
    passing,  ///< the far end or the way to it is in trouble: try again later, after looking what was done
    lasting,  ///< another try would give the same
    absent,   ///< what was asked for does not exist there
  };
  Error error;
  Kind kind = Kind::lasting;
  std::optional<std::chrono::seconds> wait = {};  ///< how long the far end asked us to wait
};

/// A value, or the trouble on the way to it.
template <class T>
using Reached = tl::expected<T, Trouble>;

[[nodiscard]] inline tl::unexpected<Trouble> lasting(Error error) {
  return tl::unexpected<Trouble>(Trouble{std::move(error), Trouble::Kind::lasting, {}});
}
[[nodiscard]] inline tl::unexpected<Trouble> lasting(Errc code, Message message, Where where = {}) {
  return lasting(Error(code, message, std::move(where)));
}
[[nodiscard]] inline tl::unexpected<Trouble> passing(Errc code, Message message, Where where = {},
                                                     std::optional<std::chrono::seconds> wait = {}) {
  return tl::unexpected<Trouble>(Trouble{Error(code, message, std::move(where)), Trouble::Kind::passing, wait});
}
[[nodiscard]] inline tl::unexpected<Trouble> absent(Where where = {}) {
  return tl::unexpected<Trouble>(
      Trouble{Error(Errc::not_found, {"does not exist at the far end", "在對方平臺不存在"}, std::move(where)),
              Trouble::Kind::absent,
              {}});
}
/// Hands trouble on unchanged.
[[nodiscard]] inline tl::unexpected<Trouble> troubled(Trouble trouble) {
  return tl::unexpected<Trouble>(std::move(trouble));
}

}  // namespace opendata::push
