#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace opendata::search {

/// A place that an article names by its distance: 前條, 前二條, 次條.
struct RelativeCitation {
  std::size_t begin = 0, end = 0;  ///< code points
  std::int32_t first = -1;         ///< articles from the own one: 前二條 is -2 …
  std::int32_t last = -1;          ///< … to -1; 次條 is +1
};

/// Every such place in order. 前項 and 前款 stay within the article and are none. At most 50 articles away.
[[nodiscard]] std::vector<RelativeCitation> find_relative_citations(std::string_view text);

}  // namespace opendata::search
