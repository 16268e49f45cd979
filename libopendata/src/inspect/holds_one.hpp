#pragma once
#include <algorithm>
#include <string_view>

namespace opendata::inspect {

/// Whether one of the words stands anywhere in the text, as words of headers without blanks do.
template <class Words>
bool holds_one(std::string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

}  // namespace opendata::inspect
