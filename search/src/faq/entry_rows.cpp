#include "faq/entry_rows.hpp"

#include <algorithm>
#include <opendata/text.hpp>

#include "faq/fields.hpp"
#include "sources/faq_map.hpp"
#include "sources/modified_date.hpp"

namespace opendata::search::faq {
namespace {

constexpr std::string_view question_in = "question:", answer_in = "answer:";

bool starts_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

const TextField* text_field(std::string_view name) {
  for (const TextField& field : text_fields())
    if (field.name == name) return &field;
  return nullptr;
}
const ListField* list_field(std::string_view name) {
  for (const ListField& field : list_fields())
    if (field.name == name) return &field;
  return nullptr;
}

/// Items of a cell, one a line; ids may also stand side by side with semicolons.
std::vector<std::string> items_of(std::string_view cell, std::string_view separators) {
  std::vector<std::string> items;
  while (!cell.empty()) {
    const auto end = cell.find_first_of(separators);
    const auto item = text::trim(cell.substr(0, end));
    if (!item.empty()) items.emplace_back(item);
    cell.remove_prefix(end == std::string_view::npos ? cell.size() : end + 1);
  }
  return items;
}

std::vector<Link> links_of(std::string_view cell) {
  std::vector<Link> links;
  for (const std::string& line : items_of(cell, "\n")) {
    const auto blank = line.find_last_of(" \t");
    const bool bare = blank == std::string::npos;
    links.push_back({bare ? "" : std::string(text::trim(line.substr(0, blank))), bare ? line : line.substr(blank + 1)});
  }
  return links;
}

Translation& translation(Entry& entry, std::string_view language) {
  for (Translation& of : entry.translations)
    if (of.language == language) return of;
  return entry.translations.emplace_back(Translation{std::string(language), {}, {}});
}

/// Line ends as LF: spreadsheets write CRLF, some CR.
std::string with_plain_line_ends(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') out += text[i];
    else if (i + 1 == text.size() || text[i + 1] != '\n') out += '\n';
  }
  return out;
}

/// The field that a column of a file means.
std::string field_named(const std::string& column) {
  if (column == "category") return "theme";
  return column == "cited_articles" ? "citations" : column;
}

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : "\n") + item;
  return out;
}

std::string links_cell(const std::vector<Link>& links) {
  std::vector<std::string> lines;
  for (const Link& link : links) lines.push_back(link.title.empty() ? link.url : link.title + " " + link.url);
  return joined(lines);
}

std::string translated(const Entry& entry, std::string_view language, std::string Translation::*member) {
  for (const Translation& of : entry.translations)
    if (of.language == language) return of.*member;
  return {};
}

}  // namespace

Result<EntryRows> EntryRows::create(const std::string& file, const std::string& map_file,
                                    const std::vector<std::string>& columns) {
  const auto map = read_faq_map(map_file, columns);
  if (!map) return failure(map.error());
  EntryRows rows(file);
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
    rows.columns_.push_back({field_named(field), column, index});
  }
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (!named[i]) rows.columns_.push_back({field_named(columns[i]), columns[i], i});
  return rows;
}

Result<Entry> EntryRows::entry(const RawRecord& record) const {
  Entry entry{};
  for (const Column& column : columns_) {
    if (column.index >= record.cells.size()) continue;
    const std::string cell = with_plain_line_ends(text::trim(record.cells[column.index].value_or("")));
    if (cell.empty() || column.field == "state") continue;
    auto filled = fill(entry, column, cell);
    if (!filled) return failure(std::move(filled.error()).at({file_, static_cast<std::size_t>(record.row), column.name}));
  }
  return entry;
}

Result<void> EntryRows::fill(Entry& entry, const Column& column, std::string_view cell) const {
  if (cell.size() > 1 && cell.front() == '\'' && std::string_view("=+-@'").find(cell[1]) != std::string_view::npos)
    cell.remove_prefix(1);
  const std::string& field = column.field;
  if (is_day(field)) {
    auto day = normalize_modified(cell);
    if (!day) return failure(std::move(day.error()));
    entry.*text_field(field)->member = std::move(*day);
  } else if (const TextField* text = text_field(field)) {
    entry.*text->member = cell;
  } else if (const ListField* list = list_field(field)) {
    entry.*list->member = items_of(cell, field == "variants" ? "\n" : "\n;");
  } else if (field == "links") {
    entry.links = links_of(cell);
  } else if (starts_with(field, question_in)) {
    translation(entry, std::string_view(field).substr(question_in.size())).question = cell;
  } else if (starts_with(field, answer_in)) {
    translation(entry, std::string_view(field).substr(answer_in.size())).answer = cell;
  } else {
    entry.extra[field] = cell;
  }
  return {};
}

std::string EntryRows::state(const RawRecord& record) const {
  for (const Column& column : columns_)
    if (column.field == "state" && column.index < record.cells.size())
      return std::string(text::trim(record.cells[column.index].value_or("")));
  return {};
}

Where EntryRows::place(const RawRecord& record, const std::string& field) const {
  for (const Column& column : columns_)
    if (column.field == field) return {file_, static_cast<std::size_t>(record.row), column.name};
  return {file_, static_cast<std::size_t>(record.row), field};
}

std::vector<std::string> row_fields(const std::vector<std::string>& languages, const std::vector<std::string>& extra) {
  std::vector<std::string> fields;
  for (const TextField& field : text_fields()) fields.emplace_back(field.name);
  for (const ListField& field : list_fields()) fields.emplace_back(field.name);
  fields.insert(fields.end(), {"links", "state"});
  for (const std::string& language : languages) {
    fields.push_back(std::string(question_in) + language);
    fields.push_back(std::string(answer_in) + language);
  }
  fields.insert(fields.end(), extra.begin(), extra.end());
  return fields;
}

std::string row_cell(const Entry& entry, State state, const std::string& field) {
  if (field == "state") return std::string(name(state));
  if (field == "links") return links_cell(entry.links);
  if (const TextField* text = text_field(field)) return entry.*text->member;
  if (const ListField* list = list_field(field)) return joined(entry.*list->member);
  if (starts_with(field, question_in)) return translated(entry, field.substr(question_in.size()), &Translation::question);
  if (starts_with(field, answer_in)) return translated(entry, field.substr(answer_in.size()), &Translation::answer);
  const auto found = entry.extra.find(field);
  return found == entry.extra.end() ? std::string() : found->second;
}

}  // namespace opendata::search::faq
