#include "privacy/local_recoding/classes.hpp"

#include <algorithm>

namespace opendata::privacy::local {

void Space::include(std::uint32_t a, std::uint32_t b, Levels& levels) const {
  const std::uint32_t* of_a = rows[a];
  const std::uint32_t* of_b = rows[b];
  for (std::size_t i = 0; i < costs.size(); ++i) levels[i] = std::max(levels[i], costs[i].meet(of_a[i], of_b[i]));
}

std::uint64_t Space::cost(std::uint32_t row, const Levels& levels) const {
  const std::uint32_t* leaves = rows[row];
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < costs.size(); ++i) sum += costs[i].cost(leaves[i], levels[i]);
  return sum;
}

std::uint64_t Space::cost_with(const Class& of, std::uint32_t row) const {
  const std::uint32_t* inside = rows[of.rows.front()];
  const std::uint32_t* added = rows[row];
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < costs.size(); ++i)
    sum += costs[i].cost(inside[i], std::max(of.levels[i], costs[i].meet(inside[i], added[i])));
  return sum;
}

void Space::settle(Class& of) const {
  of.levels.assign(attributes(), 0);
  for (const std::uint32_t row : of.rows) include(of.rows.front(), row, of.levels);
  of.row_cost = cost(of.rows.front(), of.levels);
}

Admission::Admission(const ClassRule& rule, const CodedTable& table, const SortedRows& rows)
    : rule_(rule), table_(table), rows_(rows), place_(rule.needs_sensitive() ? table.sensitive_values.size() : 0) {}

Verdict Admission::judge(std::span<const std::uint32_t> rows) {
  if (rows.size() < k()) return {false, rows.size()};
  if (needs_sensitive()) count(rows);
  const Verdict verdict = rule_.judge(rows.size(), counts_);
  for (const ValueCount& counted : counts_) place_[counted.value] = 0;
  counts_.clear();
  return verdict;
}

void Admission::count(std::span<const std::uint32_t> rows) {
  for (const std::uint32_t row : rows) {
    const std::uint32_t value = table_.sensitive[rows_.input_row(row)];
    if (place_[value] == 0) {
      counts_.push_back({value, 0});
      place_[value] = static_cast<std::uint32_t>(counts_.size());
    }
    ++counts_[place_[value] - 1].count;
  }
}

}  // namespace opendata::privacy::local
