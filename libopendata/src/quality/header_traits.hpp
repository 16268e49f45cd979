#pragma once
#include <string_view>

namespace opendata::quality {

enum class Axis { none, east, north };

/// What a column's name promises about its cells.
struct HeaderTraits {
  bool date = false;  ///< 日期, date, …
  bool year = false;  ///< 年, 年度, year
  bool roc = false, ad = false;
  Axis axis = Axis::none;
};
[[nodiscard]] HeaderTraits traits_of(std::string_view header);

}  // namespace opendata::quality
