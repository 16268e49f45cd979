#include <algorithm>
#include <numeric>
#include <opendata/risk.hpp>

namespace opendata::privacy {
namespace {

using Columns = std::vector<std::size_t>;

/// Turns {0, 1} of 4 columns into {0, 2}, and so on; false after the last.
bool next_combination(Columns& chosen, std::size_t columns) {
  for (std::size_t i = chosen.size(); i-- > 0;) {
    if (chosen[i] + (chosen.size() - i) >= columns) continue;
    ++chosen[i];
    for (std::size_t j = i + 1; j < chosen.size(); ++j) chosen[j] = chosen[j - 1] + 1;
    return true;
  }
  return false;
}

Columns first(std::size_t count) {
  Columns out(count);
  std::iota(out.begin(), out.end(), std::size_t{0});
  return out;
}

/// Combinations of 1, 2, … of the columns, but not of all, until there are `most`.
std::vector<Columns> parts(std::size_t columns, std::size_t most) {
  std::vector<Columns> out;
  for (std::size_t size = 1; size < columns; ++size) {
    Columns chosen = first(size);
    do {
      if (out.size() >= most) return out;
      out.push_back(chosen);
    } while (next_combination(chosen, columns));
  }
  return out;
}

CombinationRisk measure(Columns columns, const ClassSizes& classes) {
  return {std::move(columns), classes.classes(), distinction(classes), separation(classes), sample_uniques(classes)};
}

}  // namespace

std::vector<CombinationRisk> combination_risks(const TupleCounts& tuples, const CombinationLimits& limits) {
  std::vector<CombinationRisk> out;
  if (tuples.columns() == 0) return out;
  const std::size_t affordable = limits.steps / std::max<std::size_t>(tuples.distinct(), 1);
  const std::size_t most = std::max<std::size_t>(std::min(limits.combinations, affordable), 1) - 1;
  for (Columns& columns : parts(tuples.columns(), most)) {
    const ClassSizes classes = tuples.classes(columns);
    out.push_back(measure(std::move(columns), classes));
  }
  out.push_back(measure(first(tuples.columns()), tuples.classes()));
  return out;
}

}  // namespace opendata::privacy
