#include "faq/grouping.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

namespace opendata::search::faq {
namespace {

constexpr std::size_t words_of_centre = 32;
/// Centres nearer than this share of the likeness between a text and a centre are one group.
constexpr double joining = 1.6;

/// Centres by their words, so that only those that share a word with a text are compared with it.
class Centres {
 public:
  void add(const Vector& centre) {
    const auto number = static_cast<std::uint32_t>(count_++);
    for (const Weight& of : centre) by_word_[of.word].push_back({number, of.weight});
    scores_.push_back(0);
  }
  struct Nearest {
    std::size_t centre;
    float likeness;
  };
  /// All that are at least so near, in the order in which they were added.
  [[nodiscard]] std::vector<Nearest> near(const Vector& text, float least) {
    touched_.clear();
    for (const Weight& of : text) add_scores(of);
    std::sort(touched_.begin(), touched_.end());
    std::vector<Nearest> found;
    for (const std::uint32_t centre : touched_) {
      if (scores_[centre] >= least) found.push_back({centre, scores_[centre]});
      scores_[centre] = 0;
    }
    return found;
  }
  /// The first of the nearest ones.
  [[nodiscard]] std::optional<Nearest> nearest(const Vector& text, float least) {
    const auto found = near(text, least);
    const auto best = std::max_element(found.begin(), found.end(),
                                       [](const Nearest& a, const Nearest& b) { return a.likeness < b.likeness; });
    return best == found.end() ? std::nullopt : std::optional(*best);
  }

 private:
  struct Posting {
    std::uint32_t centre;
    float weight;
  };
  void add_scores(const Weight& of) {
    const auto found = by_word_.find(of.word);
    if (found == by_word_.end()) return;
    for (const Posting& posting : found->second) {
      if (scores_[posting.centre] == 0) touched_.push_back(posting.centre);
      scores_[posting.centre] += of.weight * posting.weight;
    }
  }
  std::unordered_map<std::uint32_t, std::vector<Posting>> by_word_;
  std::vector<float> scores_;
  std::vector<std::uint32_t> touched_;
  std::size_t count_ = 0;
};

using Members = std::vector<std::vector<std::size_t>>;

/// First come: a text founds a group with itself as the centre.
Members lead(const std::vector<Vector>& vectors, float likeness) {
  Centres centres;
  Members members;
  for (std::size_t i = 0; i < vectors.size(); ++i) {
    const auto near = centres.nearest(vectors[i], likeness);
    if (near) {
      members[near->centre].push_back(i);
    } else if (!vectors[i].empty()) {
      centres.add(vectors[i]);
      members.push_back({i});
    }
  }
  return members;
}

Vector centre_of(const std::vector<std::size_t>& members, const std::vector<Vector>& vectors) {
  std::unordered_map<std::uint32_t, float> sums;
  for (const std::size_t i : members)
    for (const Weight& of : vectors[i]) sums[of.word] += of.weight;
  Vector centre;
  for (const auto& [word, weight] : sums) centre.push_back({word, weight});
  std::sort(centre.begin(), centre.end(),
            [](const Weight& a, const Weight& b) { return a.weight != b.weight ? a.weight > b.weight : a.word < b.word; });
  if (centre.size() > words_of_centre) centre.resize(words_of_centre);
  double square = 0;
  for (const Weight& of : centre) square += static_cast<double>(of.weight) * of.weight;
  for (Weight& of : centre) of.weight /= static_cast<float>(std::sqrt(square));
  std::sort(centre.begin(), centre.end(), [](const Weight& a, const Weight& b) { return a.word < b.word; });
  return centre;
}

/// Groups of more than one text whose centres are alike become one.
Members join(const Members& members, const std::vector<Vector>& vectors, float likeness) {
  Centres centres;
  Members joined;
  for (const auto& of : members) {
    if (of.size() < 2) continue;
    const Vector centre = centre_of(of, vectors);
    if (const auto near = centres.nearest(centre, likeness)) {
      auto& target = joined[near->centre];
      target.insert(target.end(), of.begin(), of.end());
    } else {
      centres.add(centre);
      joined.push_back(of);
    }
  }
  return joined;
}

/// Every text to its nearest centre; texts that are near none belong to no group.
std::vector<Group> assign(const Members& members, const std::vector<Vector>& vectors, float likeness) {
  Centres centres;
  std::vector<Group> groups;
  for (const auto& of : members) {
    groups.push_back({centre_of(of, vectors), {}});
    centres.add(groups.back().centre);
  }
  std::vector<std::vector<std::pair<float, std::size_t>>> found(groups.size());
  for (std::size_t i = 0; i < vectors.size(); ++i)
    if (const auto near = centres.nearest(vectors[i], likeness)) found[near->centre].emplace_back(-near->likeness, i);
  for (std::size_t g = 0; g < groups.size(); ++g) {
    std::sort(found[g].begin(), found[g].end());
    for (const auto& of : found[g]) groups[g].members.push_back(of.second);
  }
  return groups;
}

}  // namespace

std::vector<Group> group_texts(const std::vector<Vector>& vectors, double likeness) {
  const auto near = static_cast<float>(likeness);
  const auto alike = static_cast<float>(std::min(likeness * joining, 0.95));
  const Members first = join(lead(vectors, near), vectors, alike);
  auto groups = assign(first, vectors, near);
  std::erase_if(groups, [](const Group& group) { return group.members.size() < 2; });
  return groups;
}

std::vector<AlikePair> alike_pairs(const std::vector<Vector>& vectors, float likeness) {
  Centres before;
  std::vector<AlikePair> pairs;
  for (std::size_t i = 0; i < vectors.size(); ++i) {
    for (const auto& near : before.near(vectors[i], likeness)) pairs.push_back({near.centre, i, near.likeness});
    before.add(vectors[i]);
  }
  return pairs;
}

}  // namespace opendata::search::faq
