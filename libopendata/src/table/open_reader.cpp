#include "table/open_reader.hpp"

#include <array>

#include "table/csv_rows.hpp"
#include "table/json_reader.hpp"
#include "table/sheet_rows.hpp"
#include "table/sniff.hpp"
#include "table/csv_reader.hpp"

namespace opendata {
namespace {

constexpr std::array<std::string_view, 4> format_names{"csv", "json", "jsonl", "ods"};

Result<void> check(const InputOptions& options, const std::string& file) {
  const char d = options.delimiter;
  if (d != ',' && d != ';' && d != '\t')
    return failure(Errc::invalid_argument,
                   {"the delimiter must be a comma, a semicolon or a tab", "分隔符號必須是逗號、分號或定位字元"},
                   {file, 0, "delimiter"});
  if (options.header_rows > 2)
    return failure(Errc::invalid_argument, {"header_rows must be 0, 1 or 2", "header_rows 必須是 0、1 或 2"},
                   {file, 0, "header_rows"});
  return {};
}

/// A reader of one kind as a reader of any kind.
template <class Reader>
Result<std::unique_ptr<RecordReader>> widened(Result<std::unique_ptr<Reader>> reader) {
  if (!reader) return failure(std::move(reader.error()));
  return std::unique_ptr<RecordReader>(std::move(*reader));
}

Result<std::unique_ptr<RecordReader>> open_sheet(const std::string& path, const InputOptions& options) {
  if (auto checked = check(options, path); !checked) return failure(std::move(checked.error()));
  if (auto sheet = table::expect_spreadsheet(path); !sheet) return failure(std::move(sheet.error()));
  auto rows = table::SheetRows::open(path, options.sheet, table::OtherSheets::refused);
  if (!rows) return failure(std::move(rows.error()));
  return widened(table::CsvReader::open(std::move(*rows), path, options));
}

}  // namespace

std::string_view name(InputFormat format) { return format_names.at(static_cast<std::size_t>(format)); }

std::optional<InputFormat> parse_input_format(std::string_view text) {
  for (std::size_t i = 0; i < format_names.size(); ++i)
    if (format_names[i] == text) return static_cast<InputFormat>(i);
  return std::nullopt;
}

Result<std::unique_ptr<RecordReader>> table::open_reader(std::unique_ptr<ByteSource> bytes, const std::string& file,
                                                         const InputOptions& options) {
  if (auto checked = check(options, file); !checked) return failure(std::move(checked.error()));
  auto source = TextSource::open(std::move(bytes), options.encoding);
  if (!source) return failure(std::move(source.error()).at({file, 0, {}}));
  if (options.format == InputFormat::csv)
    return widened(CsvReader::open(std::make_unique<CsvRows>(std::move(*source), options), file, options));
  return widened(JsonReader::open(std::move(*source), file, options));
}

Result<std::unique_ptr<RecordReader>> open_reader(const std::string& path, const InputOptions& options) {
  if (options.format == InputFormat::ods) return open_sheet(path, options);
  if (auto text = table::refuse_what_is_no_text(path); !text) return failure(std::move(text.error()));
  auto bytes = table::open_file_source(path);
  if (!bytes) return failure(std::move(bytes.error()));
  return table::open_reader(std::move(*bytes), path, options);
}

}  // namespace opendata
