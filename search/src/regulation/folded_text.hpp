#pragma once
#include <cstddef>
#include <opendata/text.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace opendata::search {

/// One character of a text made ready for reading citations: blanks are gone, width and case do not matter.
struct FoldedCharacter {
  char32_t plain = 0;     ///< NFKC_Casefold; circled digits ① stay, because they are a sign of their own (款)
  char32_t name = 0;      ///< `plain` with variants and Simplified forms made one, for comparing names of laws
  std::size_t begin = 0;  ///< code points of the original text
  std::size_t end = 0;
  bool after_gap = false;  ///< blanks stood before it
};
using FoldedText = std::vector<FoldedCharacter>;

/// Characters without blanks, newlines, zero-width characters and "&nbsp;", with their places in the original.
[[nodiscard]] FoldedText fold_for_citations(std::u32string_view text);

}  // namespace opendata::search
