#include "inspect/choose_levels.hpp"

#include <algorithm>
#include <cmath>

#include "inspect/tuple_table.hpp"

namespace opendata::inspect {
namespace {

/// Records of one tuple (and person), as it was at the finest treatments.
struct Group {
  std::vector<std::uint32_t> values;  ///< one of the column's values that have this tuple
  std::uint32_t person = 0;
  std::uint64_t records = 0;
};

/// The share of the present cells of which nothing is published.
double withheld_share(const CodedColumn& column, std::size_t treatment) {
  std::uint64_t present = 0, withheld = 0;
  for (const std::uint32_t value : column.values) {
    present += value != 0 ? 1U : 0U;
    withheld += value != 0 && column.labels[treatment][value] == 0 ? 1U : 0U;
  }
  return present == 0 ? 1 : static_cast<double>(withheld) / static_cast<double>(present);
}

/// How much of a column each treatment gives up, from 0 (the finest) to 1 (nothing is published).
/// A label costs the share of the finest labels that it covers; a value that is withheld costs everything.
class Losses {
 public:
  explicit Losses(const CodedColumn& column) {
    const auto& finest = column.labels.front();
    std::vector<std::uint64_t> records(finest.size());
    for (const std::uint32_t value : column.values) ++records[value];
    for (const auto& labels : column.labels) of_.push_back(loss(labels, finest, records));
  }
  [[nodiscard]] double operator[](std::size_t treatment) const { return of_[treatment]; }

 private:
  static double loss(const std::vector<std::uint32_t>& labels, const std::vector<std::uint32_t>& finest,
                     const std::vector<std::uint64_t>& records) {
    const std::uint32_t most = *std::max_element(finest.begin(), finest.end());
    std::vector<char> seen(most + 1);
    std::vector<std::uint64_t> covered(*std::max_element(labels.begin(), labels.end()) + 1);
    for (std::size_t value = 0; value < labels.size(); ++value) {
      if (finest[value] != 0 && seen[finest[value]]++ == 0) ++covered[labels[value]];
    }
    double lost = 0, present = 0;
    for (std::size_t value = 1; value < labels.size(); ++value) {
      const auto n = static_cast<double>(records[value]);
      present += n;
      const double extent = static_cast<double>(covered[labels[value]]) - 1;
      if (labels[value] == 0) {
        lost += n;
      } else if (most > 1) {
        lost += n * extent / (most - 1);
      }
    }
    return present > 0 ? lost / present : 1;
  }
  std::vector<double> of_;
};

/// A place in the lattice of treatments, and how many records fail k there.
class Lattice {
 public:
  /// Starts at `floor`, the finest place; groups the records by their tuple there.
  Lattice(const QuasiCodes& codes, std::vector<std::size_t> floor)
      : codes_(codes), levels_(floor), floor_(std::move(floor)), allowed_(allowed_of(codes.records)) {
    for (const CodedColumn& column : codes.columns) losses_.emplace_back(column);
    group_records();
  }
  [[nodiscard]] const std::vector<std::size_t>& levels() const { return levels_; }
  [[nodiscard]] std::size_t size() const { return levels_.size(); }
  [[nodiscard]] std::size_t floor(std::size_t q) const { return floor_[q]; }
  [[nodiscard]] std::size_t top(std::size_t q) const { return codes_.columns[q].labels.size() - 1; }
  [[nodiscard]] double loss(std::size_t q, std::size_t level) const {
    return losses_[q][level] * codes_.columns[q].weight;
  }
  [[nodiscard]] double loss() const {
    double sum = 0;
    for (std::size_t q = 0; q < size(); ++q) sum += loss(q, levels_[q]);
    return sum;
  }
  [[nodiscard]] std::uint64_t allowed() const { return allowed_; }

  void move(std::size_t q, std::size_t level) {
    for (std::size_t i = 0; i < groups_.size(); ++i)
      keys_[i] += part(q, level, groups_[i].values[q]) - part(q, levels_[q], groups_[i].values[q]);
    levels_[q] = level;
  }
  /// Records in classes of fewer than k persons, with column q at another level.
  std::uint64_t failing_with(std::size_t q, std::size_t level) {
    tuples_.clear();
    pairs_.clear();
    classes_.clear();
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      const std::uint32_t value = groups_[i].values[q];
      count(groups_[i], keys_[i] + part(q, level, value) - part(q, levels_[q], value));
    }
    std::uint64_t failing = 0;
    for (const Class& of : classes_) failing += of.persons < proposed_k ? of.records : 0;
    return failing;
  }
  std::uint64_t failing() { return size() == 0 ? 0 : failing_with(0, levels_[0]); }

 private:
  struct Class {
    std::uint64_t records = 0, persons = 0;
  };
  static std::uint64_t allowed_of(std::uint64_t records) {
    return static_cast<std::uint64_t>(std::floor(proposed_suppression_limit * static_cast<double>(records) + 1e-9));
  }
  void group_records() {
    TupleTable tuples;
    for (std::uint64_t row = 0; row < codes_.records; ++row) {
      std::uint64_t key = 0;
      for (std::size_t q = 0; q < size(); ++q) key += part(q, levels_[q], codes_.columns[q].values[row]);
      const std::uint32_t person = codes_.persons.empty() ? 0 : codes_.persons[row] + 1;
      const std::uint32_t group = tuples.number(key + TupleTable::mix(person));
      if (group == groups_.size()) {
        groups_.push_back(first_of(row, person));
        keys_.push_back(key);
      }
      ++groups_[group].records;
    }
  }
  [[nodiscard]] Group first_of(std::uint64_t row, std::uint32_t person) const {
    Group group;
    group.person = person;
    for (const CodedColumn& column : codes_.columns) group.values.push_back(column.values[row]);
    return group;
  }
  /// A label's part of its tuple's key: keys are sums, so that one column can change alone.
  [[nodiscard]] std::uint64_t part(std::size_t q, std::size_t level, std::uint32_t value) const {
    const std::uint64_t label = codes_.columns[q].labels[level][value];
    return TupleTable::mix(((q + 1) << 40U) + label);
  }
  void count(const Group& group, std::uint64_t key) {
    const std::uint32_t tuple = tuples_.number(key);
    if (tuple == classes_.size()) classes_.emplace_back();
    classes_[tuple].records += group.records;
    classes_[tuple].persons += new_persons(group, key);
  }
  std::uint64_t new_persons(const Group& group, std::uint64_t tuple) {
    if (group.person == 0) return group.records;
    const std::uint32_t before = pairs_.size();
    pairs_.number(tuple ^ TupleTable::mix(group.person + (1ULL << 62U)));
    return pairs_.size() - before;
  }

  const QuasiCodes& codes_;
  std::vector<std::size_t> levels_;
  const std::vector<std::size_t> floor_;
  std::uint64_t allowed_;
  std::vector<Losses> losses_;
  std::vector<Group> groups_;
  std::vector<std::uint64_t> keys_;  ///< of the groups' tuples at `levels_`
  TupleTable tuples_, pairs_;
  std::vector<Class> classes_;
};

/// A step to another level of one column, and how good it is.
struct Step {
  std::size_t q = 0, level = 0;
  double score = -1;
};

/// One step up where most records are won per information lost; where none wins any, the cheapest.
bool coarsen(Lattice& lattice, std::uint64_t failing) {
  Step best;
  for (std::size_t q = 0; q < lattice.size(); ++q) {
    const std::size_t up = lattice.levels()[q] + 1;
    if (up > lattice.top(q)) continue;
    const std::uint64_t then = lattice.failing_with(q, up);
    const double won = failing > then ? static_cast<double>(failing - then) : 0;
    const double lost = std::max(lattice.loss(q, up) - lattice.loss(q, up - 1), 0.0);
    const double score = (won + 1e-3) / (lost + 1e-3);
    if (score > best.score) best = {q, up, score};
  }
  if (best.score < 0) return false;
  lattice.move(best.q, best.level);
  return true;
}

/// One column to a finer level that still holds: where most is regained per record that goes.
bool refine(Lattice& lattice) {
  Step best;
  const std::uint64_t failing = lattice.failing();
  for (std::size_t q = 0; q < lattice.size(); ++q) {
    for (std::size_t level = lattice.floor(q); level < lattice.levels()[q]; ++level) {
      const double regained = lattice.loss(q, lattice.levels()[q]) - lattice.loss(q, level);
      if (regained <= 1e-9) continue;
      const std::uint64_t then = lattice.failing_with(q, level);
      if (then > lattice.allowed()) continue;
      const double spent = then > failing ? static_cast<double>(then - failing) : 0;
      const double score = regained / (spent + 0.01 * static_cast<double>(lattice.allowed()) + 1);
      if (score > best.score) best = {q, level, score};
    }
  }
  if (best.score < 0) return false;
  lattice.move(best.q, best.level);
  return true;
}

/// A column of which a treatment leaves next to nothing is better not published.
std::vector<std::size_t> without_empty_columns(const Lattice& lattice, const QuasiCodes& codes) {
  constexpr double next_to_all = 0.9;
  std::vector<std::size_t> levels = lattice.levels();
  for (std::size_t q = 0; q < levels.size(); ++q) {
    if (withheld_share(codes.columns[q], levels[q]) > next_to_all) levels[q] = lattice.top(q);
  }
  return levels;
}

}  // namespace

std::vector<std::size_t> choose_levels(const QuasiCodes& codes, const std::vector<std::size_t>& floor) {
  if (codes.records == 0) return floor;  // columns without a cell would all be withheld as empty ones
  Lattice up(codes, floor);
  for (std::uint64_t failing = up.failing(); failing > up.allowed(); failing = up.failing()) {
    if (!coarsen(up, failing)) return up.levels();
  }
  while (refine(up)) {
  }
  Lattice down(codes, floor);
  for (std::size_t q = 0; q < down.size(); ++q) down.move(q, down.top(q));
  while (refine(down)) {
  }
  return without_empty_columns(down.loss() < up.loss() ? down : up, codes);
}

}  // namespace opendata::inspect
