#pragma once
#include "faq/text_vectors.hpp"

namespace opendata::search::faq {

/// Texts that are alike.
struct Group {
  Vector centre;                      ///< what its texts have in common
  std::vector<std::size_t> members;   ///< places in the list of texts, nearest to the centre first
};

/// Every text joins the group whose centre is nearest, when it is at least as near as `likeness`; else it founds one.
/// Groups are then made anew from their centres once, and those that have become alike are joined.
/// Guarantees: deterministic in the order of texts.
[[nodiscard]] std::vector<Group> group_texts(const std::vector<Vector>& vectors, double likeness);

/// Two texts, by their places, and how alike they are.
struct AlikePair {
  std::size_t first, second;
  float likeness;
};
/// All pairs at least as alike as `likeness`, in order of the second text. Compared are only texts that share a word.
[[nodiscard]] std::vector<AlikePair> alike_pairs(const std::vector<Vector>& vectors, float likeness);

}  // namespace opendata::search::faq
