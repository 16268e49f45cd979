#include "privacy/full_domain/groups.hpp"

#include <bit>

namespace opendata::privacy {

KeyLayout layout_of(const std::vector<Dimension>& dimensions, const Node& node) {
  KeyLayout layout;
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    const auto bits = static_cast<unsigned>(std::bit_width(dimensions[i].labels(node.level(i)) - 1));
    if (layout.last_bits + bits > 64) {
      ++layout.words;
      layout.last_bits = 0;
    }
    layout.fields.push_back({layout.words - 1, bits == 0 ? 0 : layout.last_bits, bits});
    layout.last_bits += bits;
  }
  return layout;
}

}  // namespace opendata::privacy
