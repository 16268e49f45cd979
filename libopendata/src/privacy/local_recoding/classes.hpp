#pragma once
#include <cstdint>
#include <opendata/privacy_model.hpp>
#include <span>
#include <vector>

#include "privacy/local_recoding/label_costs.hpp"
#include "privacy/local_recoding/sorted_rows.hpp"

namespace opendata::privacy::local {

/// The level of each attribute.
using Levels = std::vector<std::uint8_t>;

/// The rows that become one equivalence class, and the lowest levels at which they have equal labels.
struct Class {
  std::vector<std::uint32_t> rows;
  Levels levels;
  std::uint64_t row_cost = 0;  ///< of one row
  std::uint32_t stamp = 0;     ///< another number after each change

  [[nodiscard]] std::uint64_t cost() const { return row_cost * rows.size(); }
};

/// The rows and what generalizing them costs: what every step works on.
struct Space {
  SortedRows rows;
  Costs costs;

  [[nodiscard]] std::size_t attributes() const { return costs.size(); }
  /// Raises `levels` of a class around row `a` so that `b` has its labels too.
  void include(std::uint32_t a, std::uint32_t b, Levels& levels) const;
  /// The cost of one row at the levels.
  [[nodiscard]] std::uint64_t cost(std::uint32_t row, const Levels& levels) const;
  /// The cost of one row of a class if `row` were added to it.
  [[nodiscard]] std::uint64_t cost_with(const Class& of, std::uint32_t row) const;
  /// Sets levels and cost from the rows, which are at least one.
  void settle(Class& of) const;
};

/// Whether rows may be an equivalence class of their own. Keeps scratch memory: one thread at a time.
class Admission {
 public:
  Admission(const ClassRule& rule, const CodedTable& table, const SortedRows& rows);
  [[nodiscard]] std::uint64_t k() const { return rule_.k(); }
  /// Whether more than the number of rows matters.
  [[nodiscard]] bool needs_sensitive() const { return rule_.needs_sensitive(); }
  [[nodiscard]] bool admits(std::span<const std::uint32_t> rows) { return judge(rows).holds; }
  /// What the model says of the rows as one class.
  [[nodiscard]] Verdict judge(std::span<const std::uint32_t> rows);

 private:
  void count(std::span<const std::uint32_t> rows);

  const ClassRule& rule_;
  const CodedTable& table_;
  const SortedRows& rows_;
  std::vector<std::uint32_t> place_;  ///< of each sensitive value in counts_, counted from 1; 0 = not there
  std::vector<ValueCount> counts_;
};

}  // namespace opendata::privacy::local
