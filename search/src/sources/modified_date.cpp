#include "modified_date.hpp"

#include <opendata/text.hpp>

namespace opendata::search {

Result<std::string> normalize_modified(std::string_view written) {
  const std::string_view bare = text::trim(written);
  if (bare.empty()) return std::string();
  const auto date = text::parse_date(bare);
  if (date) return text::format_date(*date);
  return failure(Errc::bad_value, {"is not a date; write it as 2024-05-06 or 113/05/06, or leave it empty",
                                   "不是有效日期；請寫成 2024-05-06 或 113/05/06，或留白"});
}

}  // namespace opendata::search
