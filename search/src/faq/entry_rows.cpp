#include "faq/entry_rows.hpp"

#include <algorithm>
#include <opendata/plain_table.hpp>
#include <opendata/search/faq_cells.hpp>
#include <opendata/text.hpp>

#include "sources/faq_map.hpp"

namespace opendata::search::faq {
namespace {

/// The field that a column of a file means.
std::string field_named(const std::string& column) {
  if (column == "category") return "theme";
  return column == "cited_articles" ? "citations" : column;
}

}  // namespace

Result<EntryRows> EntryRows::create(const std::string& file, const std::string& map_file,
                                    const std::vector<std::string>& columns, MissingCell missing) {
  const auto map = read_faq_map(map_file, columns);
  if (!map) return failure(Error(map.error()).at({file, 0, {}}));
  EntryRows rows(file, missing);
  std::vector<bool> named(columns.size(), false);
  for (const auto& [field, column] : *map) {
    const auto found = std::find(columns.begin(), columns.end(), column);
    if (found == columns.end()) {
      return failure(Errc::missing_column, {"the file has no such column; check the map file (--map)",
                                            "檔案沒有此欄位；請檢查對照檔 (--map)"},
                     {file, 0, column});
    }
    const auto index = static_cast<std::size_t>(found - columns.begin());
    named[index] = true;
    rows.add_column(field_named(field), column, index);
  }
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (!named[i]) rows.add_column(field_named(columns[i]), columns[i], i);
  return rows;
}

void EntryRows::add_column(const std::string& field, const std::string& name, std::size_t index) {
  const auto same = std::find_if(columns_.begin(), columns_.end(), [&](const Column& column) { return column.field == field; });
  if (same == columns_.end()) columns_.push_back({field, name, {index}});
  else same->indexes.push_back(index);
}

Cell EntryRows::cell(const Column& column, const RawRecord& record) {
  Cell found;
  for (const std::size_t index : column.indexes) {
    if (index >= record.cells.size() || !record.cells[index]) continue;
    const auto text = text::trim(*record.cells[index]);
    if (!found || !text.empty()) found = std::string(without_guard(text));
  }
  return found;
}

RowCells EntryRows::cells(const RawRecord& record) const {
  RowCells said;
  for (const Column& column : columns_) {
    Cell text = cell(column, record);
    if (column.field == "state" || (!text && missing_ == MissingCell::unsaid)) continue;
    said.push_back({column.field, std::move(text).value_or(""), {file_, static_cast<std::size_t>(record.row), column.name}});
  }
  return said;
}

std::string EntryRows::text_of(std::string_view field, const RawRecord& record) const {
  for (const Column& column : columns_)
    if (column.field == field) return cell(column, record).value_or("");
  return {};
}

Where EntryRows::place(const RawRecord& record, const std::string& field) const {
  for (const Column& column : columns_)
    if (column.field == field) return {file_, static_cast<std::size_t>(record.row), column.name};
  return {file_, static_cast<std::size_t>(record.row), field};
}

std::vector<std::string> row_fields(const std::vector<std::string>& languages, const std::vector<std::string>& extra) {
  std::vector<std::string> fields = entry_fields();
  fields.emplace_back("state");
  for (const std::string& language : languages) {
    fields.push_back("question:" + language);
    fields.push_back("answer:" + language);
  }
  fields.insert(fields.end(), extra.begin(), extra.end());
  return fields;
}

std::string row_cell(const Entry& entry, State state, const std::string& field) {
  return field == "state" ? std::string(name(state)) : cell_of(entry, field);
}

}  // namespace opendata::search::faq
