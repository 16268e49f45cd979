#include "inspect/prove.hpp"

#include <algorithm>
#include <set>

#include "inspect/choose_levels.hpp"
#include "inspect/combinations.hpp"
#include "inspect/rehearsal.hpp"

namespace opendata::inspect {
namespace {

constexpr int most_trials = 6;

void use_levels(const QuasiCodes& codes, const std::vector<std::size_t>& levels, Inspection& inspection) {
  for (std::size_t q = 0; q < levels.size(); ++q) inspection.columns[codes.columns[q].column].treatment = levels[q];
}

/// A column whose output holds personal data is suppressed; true when there was one that could be.
bool withhold(const release::ResidualCounts& residual, Inspection& inspection) {
  bool changed = false;
  for (const auto& [place, records] : residual) {
    for (InspectedColumn& column : inspection.columns) {
      if (column.name != place.first || column.treatment + 1 == column.treatments.size()) continue;
      column.treatment = column.treatments.size() - 1;
      column.withheld_for = place.second;
      changed = true;
    }
  }
  return changed;
}

/// The quasi-identifiers that are weighed against one another, as places in `codes`: the work grows with their square, so
/// that of very many those with the fewest values are taken.
std::set<std::size_t> weighed(const QuasiCodes& codes, const Inspection& inspection) {
  constexpr std::size_t most_weighed = 40;
  std::vector<std::pair<std::uint64_t, std::size_t>> by_values;
  for (std::size_t q = 0; q < codes.columns.size(); ++q)
    by_values.emplace_back(inspection.columns[codes.columns[q].column].distinct, q);
  std::sort(by_values.begin(), by_values.end());
  by_values.resize(std::min(by_values.size(), most_weighed));
  std::set<std::size_t> places;
  for (const auto& [values, q] : by_values) places.insert(q);
  return places;
}

/// Levels to begin with: the finest, but a column that was withheld stays so, and one that is not weighed is withheld.
std::vector<std::size_t> floor_of(const QuasiCodes& codes, const Inspection& inspection) {
  std::vector<std::size_t> floor;
  const auto places = weighed(codes, inspection);
  for (std::size_t q = 0; q < codes.columns.size(); ++q) {
    const InspectedColumn& column = inspection.columns[codes.columns[q].column];
    const bool open = column.withheld_for.empty() && places.contains(q);
    floor.push_back(open ? 0 : column.treatments.size() - 1);
  }
  return floor;
}

/// The whole file failed k where its beginning did not: the quasi-identifier with the most values goes one level up.
bool coarsen(const QuasiCodes& codes, Inspection& inspection) {
  InspectedColumn* widest = nullptr;
  for (const CodedColumn& coded : codes.columns) {
    InspectedColumn& column = inspection.columns[coded.column];
    const bool can = column.treatment + 1 < column.treatments.size();
    if (can && (widest == nullptr || column.distinct > widest->distinct)) widest = &column;
  }
  if (widest == nullptr) return false;
  ++widest->treatment;
  return true;
}

bool fails_k(const Rehearsal& rehearsal) {
  return rehearsal.obstacle && rehearsal.obstacle->where().column == "privacy.suppression_limit";
}

Error personal_data_left() {
  return {Errc::refused,
          {"personal data would be left in the output; judge the columns that are published",
           "輸出仍會含有個人資料；請檢視所公開的欄位"}};
}

}  // namespace

Result<void> prove(const std::string& path, Inspection& inspection) {
  auto codes = read_quasi_codes(path, inspection);
  if (!codes) return failure(std::move(codes.error()));
  inspection.measured = codes->records;
  inspection.combinations = count_combinations(*codes);
  use_levels(*codes, choose_levels(*codes, floor_of(*codes, inspection)), inspection);
  for (int trials = 0;; ++trials) {
    Trial trial = rehearse(path, inspection);
    inspection.rehearsal = std::move(trial.rehearsal);
    if (trials < most_trials && withhold(trial.residual, inspection)) {
      use_levels(*codes, choose_levels(*codes, floor_of(*codes, inspection)), inspection);
      continue;
    }
    if (!trial.residual.empty() && !inspection.rehearsal.obstacle) inspection.rehearsal.obstacle = personal_data_left();
    if (trials == most_trials || !fails_k(inspection.rehearsal) || !coarsen(*codes, inspection)) return {};
  }
}

}  // namespace opendata::inspect
