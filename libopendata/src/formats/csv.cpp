#include "formats/csv.hpp"

#include <set>
#include <utility>

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

class CsvWriter : public TableWriter {
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
  Result<void> write(const SafeRecord& record) override {
    for (std::size_t i = 0; i < guarded_.size(); ++i) {
      if (i > 0) out_.append(',');
      const Cell& cell = record.cells()[i];
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

/// Takes the guard off again.
class GuardedCsvReader : public RecordReader {
 public:
  GuardedCsvReader(std::unique_ptr<RecordReader> reader, const Schema& schema) : reader_(std::move(reader)) {
    for (const Field& field : schema.fields) guarded_.push_back(field.type == FieldType::string);
  }
  const std::vector<std::string>& columns() const override { return reader_->columns(); }
  const ReadReport& report() const override { return reader_->report(); }
  Result<bool> read(RawRecord& record) override {
    auto more = reader_->read(record);
    if (!more || !*more) return more;
    for (std::size_t i = 0; i < record.cells.size() && i < guarded_.size(); ++i) {
      Cell& cell = record.cells[i];
      if (!guarded_[i] || !cell || !needs_guard(*cell)) continue;
      if (!cell->starts_with('\'')) return unguarded(record);
      cell->erase(0, 1);
    }
    return true;
  }

 private:
  [[nodiscard]] static tl::unexpected<Error> unguarded(const RawRecord& record) {
    return failure(Errc::corrupt,
                   {"has a text without the guard that its dataset states; publish the dataset again",
                    "有未依資料集設定加上防護的文字；請重新發布資料集"},
                   {{}, static_cast<std::size_t>(record.row), {}});
  }
  std::unique_ptr<RecordReader> reader_;
  std::vector<bool> guarded_;
};

}  // namespace

bool needs_guard(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r'").find(text.front()) != std::string_view::npos;
}

void append_csv_cell(TextSink& out, std::string_view cell) {
  needs_quotes(cell) ? append_quoted_csv_cell(out, cell) : out.append(cell);
}

void append_quoted_csv_cell(TextSink& out, std::string_view cell) {
  out.append('"');
  append_replaced(out, cell, doubled_quote);
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

Result<std::unique_ptr<RecordReader>> open_csv(const std::filesystem::path& path, const Schema& schema,
                                               std::string_view /*dataset_id*/) {
  InputOptions options;
  options.encoding = text::Encoding::utf8;
  auto reader = open_reader(path.string(), options);
  if (!reader || !schema.csv.formula_guard) return reader;
  return std::make_unique<GuardedCsvReader>(std::move(*reader), schema);
}

}  // namespace opendata::format
