#pragma once
#include <opendata/text.hpp>
#include <optional>
#include <string_view>

namespace opendata::quality {

/// A cell that has the form of a date, whether or not there is such a day.
struct DateCell {
  bool roc = false;      ///< 民國: marked, or a year of two or three digits
  bool compact = false;  ///< digits only, which other codes have too: 1130506, 20240506
  std::optional<text::Date> day;  ///< nullopt when no such day exists
};
/// Year, month and day in this order: 113/05/06, 2024-05-06, 民國113年5月6日, 1130506; a time may follow.
/// nullopt for anything else.
[[nodiscard]] std::optional<DateCell> read_date_cell(std::string_view cell);

}  // namespace opendata::quality
