#include <algorithm>
#include <limits>
#include <opendata/coded_table.hpp>
#include <utility>

namespace opendata::privacy {
namespace {

constexpr std::size_t max_rows = std::numeric_limits<std::uint32_t>::max();

Result<std::size_t> find_column(const std::vector<std::string>& columns, const std::string& name) {
  const auto found = std::find(columns.begin(), columns.end(), name);
  if (found != columns.end()) return static_cast<std::size_t>(found - columns.begin());
  return failure(Errc::missing_column, {"the table has no such column; check its name", "資料表沒有此欄位；請檢查名稱"},
                 {{}, 0, name});
}

std::string_view text_of(const Cell& cell) { return cell ? std::string_view(*cell) : std::string_view(); }

}  // namespace

Result<TableCoder> TableCoder::create(std::vector<Hierarchy> hierarchies, const std::optional<std::string>& sensitive,
                                      const std::vector<std::string>& columns) {
  if (hierarchies.empty())
    return failure(Errc::invalid_argument,
                   {"name at least one quasi-identifier with its hierarchy", "請至少指定一個準識別符及其階層"});
  TableCoder coder;
  for (const Hierarchy& hierarchy : hierarchies) {
    const auto cell = find_column(columns, hierarchy.attribute());
    if (!cell) return failure(cell.error());
    if (std::find(coder.cells_.begin(), coder.cells_.end(), *cell) != coder.cells_.end())
      return failure(Errc::invalid_argument,
                     {"this column has two hierarchies; give one", "此欄位有兩個階層；請只給一個"},
                     {{}, 0, hierarchy.attribute()});
    coder.cells_.push_back(*cell);
  }
  if (sensitive) {
    const auto cell = find_column(columns, *sensitive);
    if (!cell) return failure(cell.error());
    if (std::find(coder.cells_.begin(), coder.cells_.end(), *cell) != coder.cells_.end())
      return failure(Errc::invalid_argument,
                     {"a sensitive attribute cannot be a quasi-identifier as well; remove its hierarchy",
                      "敏感屬性不可同時為準識別符；請移除其階層"},
                     {{}, 0, *sensitive});
    coder.sensitive_cell_ = *cell;
  }
  coder.table_.columns.resize(hierarchies.size());
  coder.leaves_.resize(hierarchies.size());
  coder.table_.hierarchies = std::move(hierarchies);
  return coder;
}

Result<void> TableCoder::add(const RawRecord& record) {
  if (auto found = find_leaves(record); !found) return found;
  for (std::size_t i = 0; i < leaves_.size(); ++i) table_.columns[i].push_back(leaves_[i]);
  if (sensitive_cell_) add_sensitive(text_of(record.cells[*sensitive_cell_]));
  return {};
}

Result<void> TableCoder::find_leaves(const RawRecord& record) {
  const Where where{{}, static_cast<std::size_t>(record.row), {}};
  const auto is_star = [&](std::size_t cell) { return text_of(record.cells[cell]) == "*"; };
  if (std::all_of(cells_.begin(), cells_.end(), is_star)) {
    return failure(
        Errc::bad_value,
        {"this row is already suppressed (\"*\" in every quasi-identifier); leave such rows out of the input",
         "此列已被抑制（所有準識別符皆為「*」）；請先自輸入移除"},
        where);
  }
  if (table_.rows() == max_rows)
    return failure(Errc::limit_exceeded, {"a table may have 4,294,967,295 rows", "資料表最多 4,294,967,295 列"}, where);
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    const auto leaf = table_.hierarchies[i].leaf(text_of(record.cells[cells_[i]]));
    if (!leaf) {
      return failure(Errc::bad_value,
                     {"the hierarchy has no entry for this cell's value; add a row for it, or correct the cell",
                      "階層中沒有此儲存格的值；請在階層新增一列，或更正儲存格"},
                     {{}, where.row, table_.hierarchies[i].attribute()});
    }
    leaves_[i] = *leaf;
  }
  return {};
}

void TableCoder::add_sensitive(std::string_view value) {
  const auto next = static_cast<std::uint32_t>(table_.sensitive_values.size());
  const auto [found, added] = sensitive_codes_.emplace(value, next);
  if (added) table_.sensitive_values.emplace_back(value);
  table_.sensitive.push_back(found->second);
}

}  // namespace opendata::privacy
