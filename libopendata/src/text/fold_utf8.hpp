#pragma once
#include <opendata/text.hpp>
#include <string>
#include <string_view>

namespace opendata::text {

/// A text in code points, and folded for identifiers.
struct DecodedText {
  std::u32string original;
  Folded folded;
};
/// to_utf32(), and fold() of what it returns, in one pass.
[[nodiscard]] DecodedText fold_utf8(std::string_view utf8);

}  // namespace opendata::text
