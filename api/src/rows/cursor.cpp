#include "rows/cursor.hpp"

#include <charconv>

#include "encoding.hpp"

namespace opendata::api {

Problem cursor_problem() {
  return {ProblemKind::invalid_parameter,
          {"not a cursor of this query; take it from the `next` of an answer to the same filter and sort",
           "不是此查詢的游標；請使用相同 filter 與 sort 之回應中的 next"},
          "cursor"};
}

std::string format_cursor(const RowsCursor& cursor) {
  return base64url(cursor.release + "." + cursor.query + "." + std::to_string(cursor.after));
}

Outcome<RowsCursor> parse_cursor(std::string_view text) {
  const auto bytes = parse_base64url(text);
  if (!bytes) return refuse(cursor_problem());
  const auto first = bytes->find('.');
  const auto second = bytes->find('.', first == std::string::npos ? first : first + 1);
  if (second == std::string::npos) return refuse(cursor_problem());
  RowsCursor cursor{bytes->substr(0, first), bytes->substr(first + 1, second - first - 1), 0};
  const char* end = bytes->data() + bytes->size();
  const auto [stop, error] = std::from_chars(bytes->data() + second + 1, end, cursor.after);
  if (error != std::errc() || stop != end) return refuse(cursor_problem());
  return cursor;
}

}  // namespace opendata::api
