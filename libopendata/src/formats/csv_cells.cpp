#include <opendata/plain_table.hpp>
#include <set>
#include <utility>

#include "formats/cell_writer.hpp"
#include "formats/csv.hpp"
#include "formats/output_file.hpp"

namespace opendata::format {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

constexpr auto special = [] {
  ReplacementTable table{};
  for (const char c : {'"', ',', '\r', '\n'}) table.set(c, {});
  return table;
}();
constexpr auto doubled_quote = [] {
  ReplacementTable table{};
  table.set('"', "\"\"");
  return table;
}();

/// Whether a reader could take the bare cell for something else. An empty text is quoted, because nothing at all means
/// missing.
bool needs_quotes(std::string_view cell) {
  if (cell.empty() || cell.front() == ' ' || cell.back() == ' ' || cell.front() == '\t' || cell.back() == '\t')
    return true;
  return special.find_special(cell) < cell.size();
}

class CsvWriter : public CellWriter {
 public:
  CsvWriter(OutputFile out, const Schema& schema) : out_(std::move(out)) {
    if (schema.csv.byte_order_mark) out_.append(byte_order_mark);
    bool first = true;
    for (const Field& field : schema.fields) {
      if (!std::exchange(first, false)) out_.append(',');
      append_csv_cell(out_, field.title.zh_tw);
      guarded_.push_back(schema.csv.formula_guard && field.type == FieldType::string);
    }
    out_.append("\r\n");
  }
  Result<void> append(std::span<const Cell> cells) override {
    for (std::size_t i = 0; i < guarded_.size(); ++i) {
      if (i > 0) out_.append(',');
      const Cell& cell = cells[i];
      if (!cell) continue;
      if (guarded_[i] && needs_guard(*cell)) {
        append_csv_cell(out_, "'" + *cell);
      } else {
        append_csv_cell(out_, *cell);
      }
    }
    out_.append("\r\n");
    return out_.status();
  }
  Result<void> finish() override { return out_.finish(); }

 private:
  OutputFile out_;
  std::vector<bool> guarded_;  // by field
};

}  // namespace

void append_csv_cell(TextSink& out, std::string_view cell) {
  needs_quotes(cell) ? append_quoted_csv_cell(out, cell) : out.append(cell);
}

void append_quoted_csv_cell(TextSink& out, std::string_view cell) {
  out.append('"');
  append_replaced(out, cell, doubled_quote);
  out.append('"');
}

Result<std::unique_ptr<CellWriter>> create_csv_cells(const std::filesystem::path& path, const Schema& schema) {
  std::set<std::string_view> titles;
  for (const Field& field : schema.fields) {
    if (!field.title.zh_tw.empty() && titles.insert(field.title.zh_tw).second) continue;
    return failure(Errc::bad_value,
                   {"has an empty title or the title of another field; titles are the CSV header and must differ",
                    "欄位標題為空白或與其他欄位相同；標題即 CSV 標題列，不可重複"},
                   {{}, 0, field.name});
  }
  auto out = OutputFile::create(path);
  if (!out) return failure(std::move(out.error()));
  return std::make_unique<CsvWriter>(std::move(*out), schema);
}

}  // namespace opendata::format
