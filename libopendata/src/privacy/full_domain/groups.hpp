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

/// Makes the classes of a node from those of a more specific one. Keeps its tables between calls: one thread at a time.
template <std::size_t Words>
class RollUp {
 public:
  explicit RollUp(const std::vector<Dimension>& dimensions) : dimensions_(dimensions) {}

  /// `from.node` within `to`. Linear in from's classes and values.
  [[nodiscard]] Groups<Words> make(const Groups<Words>& from, const Node& to);
  /// The class of each group of the last `from`.
  [[nodiscard]] const std::vector<std::uint32_t>& target() const { return target_; }

 private:
  /// Neighbouring fields that are replaced together by one look into a table.
  struct Step {
    std::size_t word = 0, new_word = 0;
    unsigned shift = 0, bits = 0;
    std::vector<std::uint64_t> replacement;  ///< at its place in the new key
  };
  void plan(const Groups<Words>& from, const Node& to);
  void add_field(std::size_t dimension, const Node& from, const Node& to, const KeyLayout::Field& field,
                 const KeyLayout::Field& new_field, std::size_t largest_table);
  [[nodiscard]] Key<Words> replaced(const Key<Words>& key) const;
  void clear_slots(const KeyLayout& layout, std::size_t groups);
  std::uint32_t find_or_add(const Key<Words>& key, Groups<Words>& out);
  std::uint32_t add(const Key<Words>& key, std::size_t slot, Groups<Words>& out);
  void find_targets(const Groups<Words>& from, Groups<Words>& out);
  void grow(const std::vector<Key<Words>>& keys);
  void add_values(const Groups<Words>& from, Groups<Words>& out);
  void order_by_target(const Groups<Words>& from, const Groups<Words>& out);

  const std::vector<Dimension>& dimensions_;
  std::vector<Step> steps_;
  std::vector<std::uint32_t> slots_;  ///< index of a key + 1, 0 = empty: by the key itself, or open addressing
  bool direct_ = false;
  unsigned slot_shift_ = 0;
  std::vector<std::uint32_t> target_, begin_, order_, count_of_value_;
};

extern template class RollUp<1>;
extern template class RollUp<2>;
extern template class RollUp<4>;

}  // namespace opendata::privacy
