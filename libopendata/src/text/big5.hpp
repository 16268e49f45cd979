#pragma once
#include <opendata/text.hpp>

namespace opendata::text {

/// One of the three Big5 variants as a table of all two-byte characters.
/// Source: ICU's windows-950-2000 (CP950, whose user-defined rows are private-use code points), ibm-950_P110-1999 (rows
/// 0xC6A1–0xC8FE of ETEN) and ibm-1375_P100-2008 (Big5-HKSCS-2008).
struct Big5Table {
  std::u32string code_points;           ///< indexed by lead × 256 + trail; 0 = no character
  const char* library_error = nullptr;  ///< ICU's name of the reason why there is no table
};
/// `encoding` is cp950, big5_eten or big5_hkscs. Made on first use.
[[nodiscard]] const Big5Table& big5_table(Encoding encoding);

/// Four HKSCS characters are two code points; the table has this number or one of the three above it.
constexpr char32_t first_hkscs_pair = 0x110000;
[[nodiscard]] std::u32string_view hkscs_pair(char32_t table_value);

[[nodiscard]] constexpr bool is_private_use(char32_t c) { return c >= 0xE000 && c <= 0xF8FF; }
[[nodiscard]] constexpr bool is_big5_lead(unsigned byte) { return byte >= 0x81 && byte <= 0xFE; }

}  // namespace opendata::text
