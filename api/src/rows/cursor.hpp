#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "problem.hpp"

/// Cursors: where the next page of a rows query begins, as an opaque text that is bound to a release and to the query.
namespace opendata::api {

struct RowsCursor {
  std::string release;     ///< pages of one cursor all come from this release
  std::string query;       ///< short_hash of filter and sort
  std::int64_t after = 0;  ///< "_id" of the row that the page begins behind; its values are looked up, never carried
};

[[nodiscard]] std::string format_cursor(const RowsCursor& cursor);
/// Needs no signature: it is only a place among public rows. Problems: invalid_parameter when it has not the form of a
/// cursor.
[[nodiscard]] Outcome<RowsCursor> parse_cursor(std::string_view text);
/// What is said of a cursor that is none, or of another query.
[[nodiscard]] Problem cursor_problem();

}  // namespace opendata::api
