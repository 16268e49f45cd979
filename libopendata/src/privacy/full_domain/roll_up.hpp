#pragma once
#include <optional>
#include <span>
#include <vector>

#include "privacy/full_domain/key_table.hpp"
#include "privacy/full_domain/replacer.hpp"

namespace opendata::privacy {

/// When a node need not be counted to the end: classes of fewer than k rows have more than `rows` together.
struct SmallClassLimit {
  std::uint64_t k = 0, rows = 0;
  [[nodiscard]] bool active() const { return k > 0; }
};

/// Makes the classes of a node from those of a more specific one. Keeps its tables between calls: one thread at a time.
template <std::size_t Words>
class RollUp {
 public:
  explicit RollUp(const std::vector<Dimension>& dimensions) : dimensions_(dimensions) {}

  /// `from.node` within `to`. Linear in from's classes and values. nullopt when the limit is passed: many classes are
  /// made part by part, so that most of the work is saved.
  [[nodiscard]] std::optional<Groups<Words>> make(const Groups<Words>& from, const Node& to,
                                                  SmallClassLimit limit = {});
  /// The class of each group of the last `from` that was made to the end.
  [[nodiscard]] const std::vector<std::uint32_t>& target() const { return target_; }

 private:
  struct Entry {
    Key<Words> key;
    std::uint32_t group = 0;  ///< of `from`
  };
  [[nodiscard]] bool is_beyond(const Groups<Words>& from, const KeyPlan& plan, const SmallClassLimit& limit);
  void make_at_once(const Groups<Words>& from, const KeyPlan& plan, Groups<Words>& out);
  [[nodiscard]] bool make_in_parts(const Groups<Words>& from, const KeyPlan& plan, const SmallClassLimit& limit,
                                   Groups<Words>& out);
  void replace_keys(const Groups<Words>& from, const KeyPlan& plan);
  void divide(const Groups<Words>& from);
  void add_part(const Groups<Words>& from, std::span<const Entry> part, Groups<Words>& out);
  void add_values(const Groups<Words>& from, Groups<Words>& out);
  void order_by_target(const Groups<Words>& from, const Groups<Words>& out);

  const std::vector<Dimension>& dimensions_;
  KeyTable<Words> table_;
  std::vector<std::uint32_t> target_;
  std::vector<Key<Words>> keys_;         ///< new key of each group, when made in parts
  std::vector<Entry> sample_, entries_;  ///< those of one part in sixteen; all, part after part
  std::vector<std::uint32_t> part_begin_;
  unsigned part_shift_ = 0;
  std::vector<std::uint32_t> cells_;  ///< rows by hash
  std::vector<std::uint32_t> begin_, order_, count_of_value_;
};

extern template class RollUp<1>;
extern template class RollUp<2>;
extern template class RollUp<4>;

}  // namespace opendata::privacy
