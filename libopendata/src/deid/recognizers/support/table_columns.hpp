#pragma once
#include <cstddef>
#include <memory_resource>
#include <vector>

#include "deid/recognizers/support/number_label.hpp"

namespace opendata::deid {

class Scan;

/// What the first row of a table says of the cells below it. Rows are lines whose cells "|" or tabs part. Asked for one cell after the other, it
/// reads the text once.
class TableColumns {
 public:
  explicit TableColumns(const Scan& scan) : scan_(scan) {}
  /// A separator stands at `i`; those right before numbers are told in order.
  void add_separator(std::size_t i) { separator_ = i + 1; }
  /// Whether a cell begins right before `first`, or a few characters before it: "|(07)…", "|民國58…".
  [[nodiscard]] bool is_cell(std::size_t first) const { return separator_ != 0 && first - separator_ <= longest_lead && is_cell_of_number(first); }
  /// Adds the label that names the column of the cell, as if it stood right before `first`. False when none does.
  bool add_name(std::size_t first, std::pmr::vector<LabelWord>& labels);

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  static constexpr std::size_t longest_lead = 4;  // of a cell, before its number
  [[nodiscard]] bool is_cell_of_number(std::size_t first) const;
  void read_to(std::size_t last);
  void end_row(std::size_t i);
  [[nodiscard]] std::size_t name_end(std::size_t& first) const;

  const Scan& scan_;
  std::size_t separator_ = 0;  // behind the last one; 0 = none
  std::size_t at_ = 0;
  std::size_t row_ = 0;        // where the row at `at_` begins
  std::size_t cells_ = 0;      // separators of that row before `at_`
  std::size_t header_ = none;  // where the table's first row begins
};

}  // namespace opendata::deid
