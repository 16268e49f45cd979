#include "privacy/local_recoding/label_costs.hpp"

#include <algorithm>
#include <cmath>

namespace opendata::privacy::local {
namespace {

/// Which child of its parent each label of a level is; labels of the top level count as children of one root.
std::vector<std::uint32_t> child_numbers(const Hierarchy& hierarchy, std::size_t level) {
  const bool top = level == hierarchy.height();
  std::vector<std::uint32_t> next(top ? 1 : hierarchy.labels(level + 1)), numbers;
  for (std::uint32_t label = 0; label < hierarchy.labels(level); ++label)
    numbers.push_back(next[top ? 0 : hierarchy.parent(level, label)]++);
  return numbers;
}

constexpr std::size_t path_bits = 64;
constexpr std::uint64_t bits_from(std::size_t first) { return first >= path_bits ? 0 : ~std::uint64_t{0} << first; }

}  // namespace

Result<LabelCosts> LabelCosts::create(const Hierarchy& hierarchy, double weight) {
  LabelCosts made;
  made.levels_ = hierarchy.height() + 1;
  if (auto added = made.add_paths(hierarchy); !added) return failure(std::move(added.error()));
  made.add_costs(hierarchy, weight);
  return made;
}

Result<void> LabelCosts::add_paths(const Hierarchy& hierarchy) {
  paths_.resize(hierarchy.leaves());
  std::size_t used = 0;
  for (std::size_t level = 0; level < levels_; ++level) {
    kept_bits_.push_back(bits_from(used));
    const auto numbers = child_numbers(hierarchy, level);
    const auto width = static_cast<std::size_t>(std::bit_width(*std::max_element(numbers.begin(), numbers.end())));
    if (used + width > path_bits) {
      return failure(
          Errc::limit_exceeded,
          {"the largest numbers of children of this hierarchy's levels multiply to more than 2^64; leave levels out",
           "此階層各層最大子標籤數之積超過 2^64；請減少層數"},
          {{}, 0, hierarchy.attribute()});
    }
    if (width > 0)
      for (std::uint32_t leaf = 0; leaf < hierarchy.leaves(); ++leaf)
        paths_[leaf] |= std::uint64_t{numbers[hierarchy.label(level, leaf)]} << used;
    std::fill_n(level_of_width_.begin() + static_cast<std::ptrdiff_t>(used) + 1, width,
                static_cast<std::uint8_t>(level + 1));
    used += width;
  }
  return {};
}

void LabelCosts::add_costs(const Hierarchy& hierarchy, double weight) {
  costs_.reserve(hierarchy.leaves() * levels_);
  for (std::uint32_t leaf = 0; leaf < hierarchy.leaves(); ++leaf)
    for (std::size_t level = 0; level < levels_; ++level)
      costs_.push_back(static_cast<std::uint32_t>(
          std::lround(hierarchy.loss(level, hierarchy.label(level, leaf)) * weight * full_cost)));
}

}  // namespace opendata::privacy::local
