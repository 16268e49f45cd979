#pragma once
#include <algorithm>
#include <memory>
#include <vector>

#include "privacy/full_domain/groups.hpp"

namespace opendata::privacy {

/// Classes of checked nodes, to make those of more general nodes from.
template <std::size_t Words>
class GroupCache {
 public:
  using Shared = std::shared_ptr<const Groups<Words>>;
  static constexpr std::size_t max_bytes = std::size_t{256} << 20U;

  explicit GroupCache(Groups<Words> table) : table_(std::make_shared<const Groups<Words>>(std::move(table))) {}

  [[nodiscard]] const Groups<Words>& table() const { return *table_; }

  /// The fewest classes from which the node's can be made.
  [[nodiscard]] Shared best_source(const Node& node) const {
    const Shared* best = &table_;
    for (const Shared& kept : kept_)
      if (kept->size() < (*best)->size() && kept->node.within(node)) best = &kept;
    return *best;
  }

  /// Keeps classes that are clearly fewer than those they were made from; drops the largest when there are too many.
  void keep(Shared groups, const Groups<Words>& source) {
    if (groups->size() * 4 > source.size() * 3 || groups->bytes() > max_bytes) return;
    bytes_ += groups->bytes();
    kept_.push_back(std::move(groups));
    while (bytes_ > max_bytes) drop_largest();
  }

 private:
  void drop_largest() {
    const auto largest = std::max_element(kept_.begin(), kept_.end(),
                                          [](const Shared& a, const Shared& b) { return a->bytes() < b->bytes(); });
    bytes_ -= (*largest)->bytes();
    *largest = std::move(kept_.back());
    kept_.pop_back();
  }

  Shared table_;
  std::vector<Shared> kept_;
  std::size_t bytes_ = 0;
};

}  // namespace opendata::privacy
