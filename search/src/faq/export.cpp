#include <fstream>
#include <opendata/files.hpp>
#include <opendata/plain_table.hpp>
#include <opendata/search/faq_files.hpp>
#include <set>

#include "faq/entry_rows.hpp"
#include "faq/output.hpp"

namespace opendata::search::faq {
namespace {

using Visit = std::function<Result<void>(const Stored&)>;

std::string csv_row(const std::vector<std::string>& cells) {
  std::string out;
  for (const std::string& cell : cells) out += (out.empty() ? "" : ",") + guarded_csv_cell(cell);
  return out + "\r\n";
}

/// Columns that only some entries need.
Result<std::vector<std::string>> fields_needed(const Store& store, View view) {
  std::set<std::string> languages, extra;
  auto seen = store.visit(view, {}, [&](const Stored& stored) -> Result<void> {
    for (const Translation& of : stored.entry.translations) languages.insert(of.language);
    for (const auto& item : stored.entry.extra) extra.insert(item.first);
    return {};
  });
  if (!seen) return failure(std::move(seen.error()));
  return row_fields({languages.begin(), languages.end()}, {extra.begin(), extra.end()});
}

Result<void> write_csv(const Store& store, View view, Output& out) {
  const auto fields = fields_needed(store, view);
  if (!fields) return failure(fields.error());
  out.write("\xEF\xBB\xBF" + csv_row(*fields));
  return store.visit(view, {}, [&](const Stored& stored) -> Result<void> {
    std::vector<std::string> cells;
    for (const std::string& field : *fields) cells.push_back(row_cell(stored.entry, stored.state, field));
    out.write(csv_row(cells));
    return out.count();
  });
}

/// The same columns as the CSV, all of them texts.
Result<std::uint64_t> write_ods(const Store& store, View view, const std::string& file) {
  const auto fields = fields_needed(store, view);
  if (!fields) return failure(fields.error());
  Schema schema;
  for (const std::string& field : *fields) schema.fields.push_back({field, {field, field}, {}, FieldType::string});
  std::vector<PlainRow> rows;
  auto read = store.visit(view, {}, [&](const Stored& stored) -> Result<void> {
    PlainRow& row = rows.emplace_back();
    for (const std::string& field : *fields) row.push_back(row_cell(stored.entry, stored.state, field));
    return {};
  });
  if (!read) return failure(std::move(read.error()));
  if (auto written = write_plain_table(file, schema, "faq", rows); !written) return failure(std::move(written.error()));
  return rows.size();
}

std::string object_of(const Stored& stored) {
  return "{\"state\":\"" + std::string(name(stored.state)) + "\",\"entry\":" + format_entry(stored.entry) + "}";
}

Result<void> write_json(const Store& store, View view, Output& out) {
  std::string before = "[\n";
  auto written = store.visit(view, {}, [&](const Stored& stored) -> Result<void> {
    out.write(before + object_of(stored));
    before = ",\n";
    return out.count();
  });
  out.write(before == "[\n" ? "[]\n" : "\n]\n");
  return written;
}

Result<void> write_lines(const Store& store, View view, Output& out) {
  return store.visit(view, {}, [&](const Stored& stored) -> Result<void> {
    out.write(object_of(stored) + "\n");
    return out.count();
  });
}

}  // namespace

Result<std::uint64_t> write_entries(const Store& store, View view, const std::string& file) {
  const std::string ending = std::filesystem::path(file).extension().string();
  if (ending == ".ods") return write_ods(store, view, file);
  const auto write = ending == ".csv" ? write_csv : ending == ".json" ? write_json : ending == ".jsonl" ? write_lines : nullptr;
  if (write == nullptr) {
    return failure(Errc::not_supported, {"name the file with the ending .csv, .ods, .json or .jsonl", "請以 .csv、.ods、.json 或 .jsonl 為副檔名"},
                   {file, 0, {}});
  }
  Output out(file);
  if (auto written = write(store, view, out); !written) return failure(std::move(written.error()));
  return out.finish();
}

}  // namespace opendata::search::faq
