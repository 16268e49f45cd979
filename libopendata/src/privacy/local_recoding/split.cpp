#include "privacy/local_recoding/split.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace opendata::privacy::local {
namespace {

/// How many rows are looked at, at most, to find the nearest one; fewer when many are needed, so that the work of one
/// split is bounded.
constexpr std::size_t sampled_rows = 1024;
constexpr std::size_t sampled_rows_a_split = std::size_t{1} << 17U;

std::size_t sample_for(std::size_t needed) {
  return std::clamp<std::size_t>(sampled_rows_a_split / std::max<std::size_t>(needed, 1), 16, sampled_rows);
}

std::uint32_t most_labels(const CodedTable& table) {
  std::uint32_t most = 0;
  for (const Hierarchy& hierarchy : table.hierarchies) most = std::max(most, hierarchy.leaves());
  return most;
}

}  // namespace

Splitter::Splitter(const CodedTable& table, const Space& space, Admission& admission)
    : table_(table), space_(space), admission_(admission), counts_(most_labels(table)) {}

std::vector<Part> Splitter::by_label(const Part& part, std::size_t attribute, std::size_t level) {
  const Hierarchy& hierarchy = table_.hierarchies[attribute];
  std::vector<Part> parts;
  touched_.clear();
  for (const std::uint32_t row : part) {
    const std::uint32_t leaf = space_.rows[row][attribute];
    std::uint32_t& place = counts_[hierarchy.label(level, leaf)];
    if (place == 0) {
      parts.emplace_back();
      place = static_cast<std::uint32_t>(parts.size());
      touched_.push_back(leaf);
    }
    parts[place - 1].push_back(row);
  }
  for (const std::uint32_t leaf : touched_) counts_[hierarchy.label(level, leaf)] = 0;
  return parts;
}

std::optional<std::vector<Part>> Splitter::split(const Class& part) {
  if (part.rows.size() < 2 * admission_.k()) return std::nullopt;
  for (const Candidate& candidate : candidates(part))
    if (auto parts = split_along(part, candidate.attribute)) return parts;
  return std::nullopt;
}

std::vector<Splitter::Candidate> Splitter::candidates(const Class& part) {
  std::vector<Candidate> found;
  for (std::size_t i = 0; i < space_.attributes(); ++i) {
    if (part.levels[i] == 0) continue;
    if (const std::int64_t saved = gain(part, i); saved > 0) found.push_back({saved, i});
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.gain > b.gain; });
  return found;
}

/// What the children of k rows and more save together, less what the rows cost that a small rest would take from them.
std::int64_t Splitter::gain(const Class& part, std::size_t attribute) {
  const Hierarchy& hierarchy = table_.hierarchies[attribute];
  const LabelCosts& costs = space_.costs[attribute];
  const std::size_t level = part.levels[attribute] - 1U;
  touched_.clear();
  for (const std::uint32_t row : part.rows) {
    const std::uint32_t leaf = space_.rows[row][attribute];
    if (counts_[hierarchy.label(level, leaf)]++ == 0) touched_.push_back(leaf);
  }
  const auto k = static_cast<std::int64_t>(admission_.k());
  const std::int64_t whole = costs.cost(space_.rows[part.rows.front()][attribute], level + 1);
  std::int64_t saved = 0, rest = 0;
  for (const std::uint32_t leaf : touched_) {
    std::uint32_t& count = counts_[hierarchy.label(level, leaf)];
    if (count >= k) {
      saved += count * (whole - static_cast<std::int64_t>(costs.cost(leaf, level)));
    } else {
      rest += count;
    }
    count = 0;
  }
  return rest == 0 || rest >= k ? saved : saved - (k - rest) * whole;
}

std::optional<std::vector<Part>> Splitter::split_along(const Class& part, std::size_t attribute) {
  std::vector<Part> parts = by_label(part.rows, attribute, part.levels[attribute] - 1U);
  Part rest;
  const auto small =
      std::stable_partition(parts.begin(), parts.end(), [&](const Part& p) { return admission_.admits(p); });
  for (auto p = small; p != parts.end(); ++p) rest.insert(rest.end(), p->begin(), p->end());
  parts.erase(small, parts.end());
  if (parts.empty() || (!rest.empty() && !complete(rest, parts))) return std::nullopt;
  if (rest.empty()) return parts;
  std::sort(rest.begin(), rest.end());
  parts.push_back(std::move(rest));
  return parts;
}

/// Adds rows of the parts, then whole parts, the smallest first, until the rest may be a class. False when no part is
/// left.
bool Splitter::complete(Part& rest, std::vector<Part>& parts) {
  if (rest.size() < admission_.k()) borrow(rest, parts);
  while (!admission_.admits(rest)) {
    const auto smallest =
        std::min_element(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.size() < b.size(); });
    rest.insert(rest.end(), smallest->begin(), smallest->end());
    parts.erase(smallest);
    if (parts.empty()) return false;
  }
  return true;
}

/// Takes the nearest rows of parts that can spare them until the rest has k rows or none can.
void Splitter::borrow(Part& rest, std::vector<Part>& parts) {
  const std::size_t sample = sample_for(admission_.k() - rest.size());
  Class grown;
  grown.rows = std::move(rest);
  space_.settle(grown);
  while (grown.rows.size() < admission_.k()) {
    const auto nearest = find_nearest(grown, parts, sample);
    if (!nearest) break;
    Part& donor = parts[nearest->part];
    const std::uint32_t row = donor[nearest->place];
    space_.include(grown.rows.front(), row, grown.levels);
    grown.rows.push_back(row);
    donor.erase(donor.begin() + static_cast<std::ptrdiff_t>(nearest->place));
  }
  rest = std::move(grown.rows);
}

std::optional<Splitter::Place> Splitter::find_nearest(const Class& rest, const std::vector<Part>& parts,
                                                      std::size_t sample) {
  const std::size_t rows = std::accumulate(parts.begin(), parts.end(), std::size_t{0},
                                           [](std::size_t sum, const Part& p) { return sum + p.size(); });
  const std::size_t step = 1 + rows / sample;
  std::optional<Place> best;
  std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
  for (std::size_t part = 0; part < parts.size(); ++part) {
    for (std::size_t place = 0; place < parts[part].size() && parts[part].size() > admission_.k(); place += step) {
      const std::uint64_t cost = space_.cost_with(rest, parts[part][place]);
      if (cost >= least || !can_spare(parts[part], place)) continue;
      least = cost;
      best = Place{part, place};
    }
  }
  return best;
}

/// Whether a part of more than k rows may still be a class without one of them.
bool Splitter::can_spare(const Part& part, std::size_t place) {
  if (!admission_.needs_sensitive()) return true;
  Part others = part;
  others.erase(others.begin() + static_cast<std::ptrdiff_t>(place));
  return admission_.admits(others);
}

}  // namespace opendata::privacy::local
