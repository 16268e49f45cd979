#pragma once
#include <cstddef>
#include <string_view>

namespace opendata::text {

/// How far bytes are well-formed UTF-8.
struct Utf8Scan {
  std::size_t valid = 0;    ///< length of the longest well-formed beginning
  bool cut_at_end = false;  ///< what follows is the beginning of one character that the end of the bytes cut
};
/// One pass, about 8 bytes a step on ASCII. Table 3-7 of the Unicode Standard.
[[nodiscard]] Utf8Scan scan_utf8(std::string_view bytes);

}  // namespace opendata::text
