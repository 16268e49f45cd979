#pragma once
#include <opendata/error.hpp>
#include <tl/expected.hpp>
#include <utility>

namespace opendata {

/// A value or the error that kept it from being made. Never thrown; see docs/decisions/0001-errors-are-values.md.
template <class T>
using Result = tl::expected<T, Error>;

/// Shorthand for the failing branch: `return failure(Errc::bad_value, {"…", "…"}, {file, row, column});`
[[nodiscard]] inline tl::unexpected<Error> failure(Errc code, Message message, Where where = {}) {
  return tl::unexpected<Error>(Error(code, message, std::move(where)));
}
/// Hands an error on unchanged: `if (!x) return failure(std::move(x.error()));`
[[nodiscard]] inline tl::unexpected<Error> failure(Error error) { return tl::unexpected<Error>(std::move(error)); }

}  // namespace opendata
