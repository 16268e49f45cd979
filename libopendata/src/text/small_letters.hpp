#pragma once
#include <algorithm>
#include <string>
#include <string_view>

namespace opendata::text {

/// ASCII letters in lower case, everything else as it is: for names of formats and tags, not for people's text.
[[nodiscard]] inline std::string in_small_letters(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return out;
}

}  // namespace opendata::text
