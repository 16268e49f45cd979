#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <opendata/privacy_model.hpp>
#include <vector>

#include "privacy/full_domain/dimension.hpp"
#include "privacy/full_domain/node.hpp"

namespace opendata::privacy {

/// Where each dimension's label stands in the packed keys of a node: as many bits as the node's labels need, whole
/// within one 64-bit word.
struct KeyLayout {
  struct Field {
    std::size_t word = 0;
    unsigned shift = 0, bits = 0;
    [[nodiscard]] std::uint64_t mask() const { return (std::uint64_t{1} << bits) - 1; }
  };
  std::vector<Field> fields;
  std::size_t words = 1;
  unsigned last_bits = 0;  ///< used of the last word
};
/// Needs no more words for a more general node.
[[nodiscard]] KeyLayout layout_of(const std::vector<Dimension>& dimensions, const Node& node);

template <std::size_t Words>
using Key = std::array<std::uint64_t, Words>;

/// The equivalence classes of a node, suppressed ones included: keys are packed labels at the node's levels.
template <std::size_t Words>
struct Groups {
  Node node;
  std::vector<Key<Words>> keys;
  std::vector<std::uint32_t> counts;
  std::vector<std::uint32_t>
      first;  ///< values[first[i]] … values[first[i + 1] − 1] are class i's; empty without l or t
  std::vector<ValueCount> values;

  [[nodiscard]] std::size_t size() const { return keys.size(); }
  [[nodiscard]] std::size_t bytes() const {
    return keys.size() * (sizeof(Key<Words>) + 2 * sizeof(std::uint32_t)) + values.size() * sizeof(ValueCount);
  }
  [[nodiscard]] std::span<const ValueCount> values_of(std::size_t i) const {
    if (first.empty()) return {};
    return std::span(values).subspan(first[i], first[i + 1] - first[i]);
  }
};

}  // namespace opendata::privacy
