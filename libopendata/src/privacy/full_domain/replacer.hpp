#pragma once
#include <cstdint>
#include <vector>

#include "privacy/full_domain/groups.hpp"

namespace opendata::privacy {

/// How the packed labels of one node become those of a more general one: neighbouring fields are replaced together, by
/// one look into a table.
class KeyPlan {
 public:
  struct Step {
    std::size_t word = 0, new_word = 0;
    unsigned shift = 0;
    std::uint64_t mask = 0;
    std::vector<std::uint64_t> replacement{0};  ///< by the fields' bits: the new fields at their place
  };

  /// `groups` that will be replaced: tables stay small beside that work.
  KeyPlan(const std::vector<Dimension>& dimensions, const Node& from, const Node& to, std::size_t groups);
  [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }

 private:
  void add_field(const Dimension& dimension, std::size_t level, std::size_t new_level, const KeyLayout::Field& field,
                 const KeyLayout::Field& new_field);
  std::size_t largest_table_;
  std::vector<Step> steps_;
};

/// Carries a plan of at most Steps steps out, unrolled.
template <std::size_t Words, std::size_t Steps>
class Replacer {
 public:
  explicit Replacer(const KeyPlan& plan) {
    for (std::size_t i = 0; i < plan.steps().size(); ++i) {
      const KeyPlan::Step& step = plan.steps()[i];
      steps_[i] = {step.word, step.new_word, step.shift, step.mask, step.replacement.data()};
    }
  }

  [[nodiscard]] Key<Words> operator()(const Key<Words>& key) const {
    Key<Words> out{};
    for (const Look& look : steps_) {
      if constexpr (Words == 1) {
        out[0] |= look.replacement[(key[0] >> look.shift) & look.mask];
      } else {
        out[look.new_word] |= look.replacement[(key[look.word] >> look.shift) & look.mask];
      }
    }
    return out;
  }

 private:
  static constexpr std::uint64_t nothing = 0;
  struct Look {
    std::size_t word = 0, new_word = 0;
    unsigned shift = 0;
    std::uint64_t mask = 0;
    const std::uint64_t* replacement = &nothing;
  };
  std::array<Look, Steps> steps_;
};

/// Calls `act` with the replacer of a plan.
template <std::size_t Words, class Act>
void with_replacer(const KeyPlan& plan, Act act) {
  const std::size_t steps = plan.steps().size();
  if (steps <= 2) return act(Replacer<Words, 2>(plan));
  if (steps <= 3) return act(Replacer<Words, 3>(plan));
  if (steps <= 4) return act(Replacer<Words, 4>(plan));
  if (steps <= 6) return act(Replacer<Words, 6>(plan));
  return act(Replacer<Words, Node::max_dimensions>(plan));
}

}  // namespace opendata::privacy
