#include "table/cells.hpp"

#include <algorithm>

namespace opendata::table {

void CellMaker::make(const std::string& text, Written written, Cell& cell) {
  const std::string_view kept = options_.trim ? text::trim(text) : std::string_view(text);
  if (kept.size() != text.size()) ++report_.counts["trim"];
  const auto& missing = options_.missing_values;
  const bool is_missing = (kept.empty() && written == Written::unquoted) ||
                          std::find(missing.begin(), missing.end(), kept) != missing.end();
  if (is_missing) {
    cell.reset();
  } else if (cell) {
    cell->assign(kept);
  } else {
    cell.emplace(kept);
  }
}

void CellMaker::take(std::string& text, Written written, Cell& cell) {
  const bool plain = !options_.trim && options_.missing_values.empty();
  if (!plain || (text.empty() && written == Written::unquoted)) return make(text, written, cell);
  if (!cell) cell.emplace();
  cell->swap(text);
}

}  // namespace opendata::table
