#pragma once
#include <cstdint>
#include <opendata/quality.hpp>
#include <opendata/schema.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quality/column_check.hpp"

namespace opendata::quality {

/// Which rows were seen, by a 64-bit hash: 2,000,000 rows in at most 32 MiB. Two different rows are taken for the same
/// with a probability below 10^-6 for a full table.
class RowHashes {
 public:
  static constexpr std::size_t capacity = 2'000'000;
  /// False when the row was seen before. Nothing more is remembered once capacity is reached.
  bool insert(std::uint64_t hash);
  [[nodiscard]] bool full() const { return size_ >= capacity; }

 private:
  void grow();
  std::vector<std::uint64_t> slots_;  // 0 = free
  std::size_t size_ = 0;
};

struct Column {
  std::string name;
  std::optional<FieldType> type = {};  ///< nullopt = not declared
};

/// What a table is judged by besides its own cells.
struct TableRules {
  int last_year;  ///< a date may be so late
  Repeats repeats = Repeats::reported;
};

/// Looks at the rows of one table, one after the other, and says at the end what is wrong with them.
class TableCheck {
 public:
  TableCheck(const std::vector<Column>& columns, const TableRules& rules);
  void look_at(std::span<const std::string_view> cells, std::uint64_t row);
  [[nodiscard]] std::uint64_t rows() const { return rows_; }
  [[nodiscard]] bool compared_all() const { return !seen_.full(); }
  /// Notes the checks that were made and adds what was found about `file`.
  void report(const std::string& file, DatasetReport& out) const;

 private:
  struct Tally {
    std::uint64_t count = 0, first_row = 0;
    void add(std::uint64_t row) {
      if (count++ == 0) first_row = row;
    }
  };
  void report_rows(std::vector<Finding>& out) const;

  std::vector<ColumnCheck> columns_;
  Repeats repeats_;
  RowHashes seen_;
  std::uint64_t rows_ = 0;
  Tally ragged_, blank_, repeated_;
};

}  // namespace opendata::quality
