#pragma once
#include <cstddef>
#include <string_view>

namespace opendata::text {

[[nodiscard]] inline bool one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }
/// The same for a literal: a comparison for each of its characters, without a loop.
template <std::size_t size>
[[nodiscard]] constexpr bool one_of(char32_t c, const char32_t (&set)[size]) {
  bool found = false;
  for (std::size_t i = 0; i + 1 < size; ++i) found |= set[i] == c;
  return found;
}

}  // namespace opendata::text
