#include "formats/csv.hpp"

#include <set>
#include <utility>

#include "formats/output_file.hpp"

namespace opendata::format {
namespace {

/// Whether a reader could take the bare cell for something else. An empty text is quoted, because nothing at all means
/// missing.
bool needs_quotes(std::string_view cell) {
  if (cell.empty() || cell.front() == ' ' || cell.back() == ' ' || cell.front() == '\t' || cell.back() == '\t')
    return true;
  return cell.find_first_of("\",\r\n") != std::string_view::npos;
}

class CsvWriter : public TableWriter {
 public:
  CsvWriter(OutputFile out, const Schema& schema) : out_(std::move(out)) {
    bool first = true;
    for (const Field& field : schema.fields) {
      if (!std::exchange(first, false)) out_.append(',');
      append_csv_cell(out_, field.title.zh_tw);
    }
    out_.append("\r\n");
  }
  Result<void> write(const SafeRecord& record) override {
    bool first = true;
    for (const Cell& cell : record.cells()) {
      if (!std::exchange(first, false)) out_.append(',');
      if (cell) append_csv_cell(out_, *cell);
    }
    out_.append("\r\n");
    return out_.status();
  }
  Result<void> finish() override { return out_.finish(); }

 private:
  OutputFile out_;
};

}  // namespace

void append_csv_cell(OutputFile& out, std::string_view cell) {
  needs_quotes(cell) ? append_quoted_csv_cell(out, cell) : out.append(cell);
}

void append_quoted_csv_cell(OutputFile& out, std::string_view cell) {
  out.append('"');
  append_replaced(out, cell, [](unsigned char c) { return c == '"' ? std::string_view("\"\"") : std::string_view(); });
  out.append('"');
}

Result<std::unique_ptr<TableWriter>> create_csv(const std::filesystem::path& path, const Schema& schema,
                                                std::string_view /*dataset_id*/) {
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
