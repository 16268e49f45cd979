#include "quality/table_check.hpp"

#include <algorithm>
#include <functional>

namespace opendata::quality {
namespace {

std::uint64_t mixed(std::uint64_t x) {  // SplitMix64's finaliser
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31U);
}

std::uint64_t hash_of(std::span<const std::string_view> cells) {
  std::uint64_t hash = cells.size();
  for (const std::string_view cell : cells) hash = mixed(hash + std::hash<std::string_view>()(cell) + cell.size());
  return hash == 0 ? 1 : hash;
}

bool is_blank(std::span<const std::string_view> cells) {
  return std::all_of(cells.begin(), cells.end(), [](std::string_view cell) { return text::trim(cell).empty(); });
}

}  // namespace

bool RowHashes::insert(std::uint64_t hash) {
  if ((size_ + 1) * 2 > slots_.size() && !full()) grow();
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at] != 0 && slots_[at] != hash) at = (at + 1) & (slots_.size() - 1);
  if (slots_[at] == hash) return false;
  if (!full()) {
    slots_[at] = hash;
    ++size_;
  }
  return true;
}

void RowHashes::grow() {
  std::vector<std::uint64_t> old(std::max<std::size_t>(1024, slots_.size() * 2));
  old.swap(slots_);
  for (const std::uint64_t hash : old) {
    if (hash == 0) continue;
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at] != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = hash;
  }
}

TableCheck::TableCheck(const std::vector<Column>& columns, const TableRules& rules) : repeats_(rules.repeats) {
  for (const Column& column : columns) columns_.emplace_back(column.name, column.type, rules.last_year);
}

void TableCheck::look_at(std::span<const std::string_view> cells, std::uint64_t row) {
  if (is_blank(cells)) return blank_.add(row);
  ++rows_;
  if (cells.size() != columns_.size()) ragged_.add(row);
  for (std::size_t i = 0; i < std::min(cells.size(), columns_.size()); ++i) columns_[i].look_at(cells[i], row);
  if (repeats_ == Repeats::reported && !seen_.insert(hash_of(cells))) repeated_.add(row);
}

void TableCheck::report_rows(std::vector<Finding>& out) const {
  if (ragged_.count > 0)
    out.push_back({Check::csv,
                   {"{} rows have another number of cells than the header", "{} 列的欄位數與標題列不同"},
                   {std::to_string(ragged_.count)},
                   {},
                   {},
                   ragged_.first_row});
  if (blank_.count > 0)
    out.push_back({Check::csv,
                   {"{} rows are blank", "{} 列是空白列"},
                   {std::to_string(blank_.count)},
                   {},
                   {},
                   blank_.first_row});
  if (repeated_.count > 0)
    out.push_back({Check::duplicates,
                   {"{} rows are there already, word for word; if they are different records, a column should tell them apart",
                    "{} 列與先前的資料列完全相同；若為不同紀錄，應有可區別的欄位"},
                   {std::to_string(repeated_.count)},
                   {},
                   {},
                   repeated_.first_row});
}

void TableCheck::report(const std::string& file, DatasetReport& out) const {
  for (const Check check : {Check::csv, Check::empty_columns, Check::mixed_types, Check::calendars, Check::dates,
                            Check::coordinates, Check::cell_form})
    out.made(check);
  if (repeats_ == Repeats::reported) out.made(Check::duplicates);
  std::vector<Finding> found;
  report_rows(found);
  for (const ColumnCheck& column : columns_) column.report(rows_, found);
  for (Finding& finding : found) {
    finding.file = file;
    out.add(std::move(finding));
  }
}

}  // namespace opendata::quality
