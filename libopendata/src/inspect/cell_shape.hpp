#pragma once
#include <string_view>

namespace opendata::inspect {

/// What one cell looks like. Several can be true at once.
struct CellShape {
  bool integer = false;  ///< at most 15 digits, no leading zero
  bool decimal = false;  ///< also integers
  bool digits = false;   ///< digits only
  bool grouped = false;  ///< a whole number with thousands separators
  bool small = false;    ///< a whole number from 1 to 4
  bool roc_date = false, ad_date = false;
  bool has_time = false;
  bool national_id = false, phone = false, email = false, address = false, long_text = false;
  bool code = false;      ///< S-104, 014, 113-0042: what is numbered; neither 0-4 nor 2024-01
  bool division = false;  ///< ends as the name of a county, town, village or neighbourhood does
  bool county = false;    ///< three characters of which the last is 縣 or 市
};
/// Judges without the recognisers: cheap shapes, to propose and not to decide.
[[nodiscard]] CellShape shape_of(std::string_view cell);

}  // namespace opendata::inspect
