#include "release/quality.hpp"

#include <fstream>
#include <opendata/table.hpp>
#include <opendata/text.hpp>
#include <optional>
#include <utility>

#include "formats/rows_sqlite.hpp"
#include "formats/xml_reader.hpp"

namespace opendata::release {
namespace {

/// What is wrong with one file, and which check it fails.
struct Problem {
  Outcome QualityReport::*check;
  Error error;
};
using Finding = std::optional<Problem>;

struct Table {
  std::filesystem::path path;
  const ReleaseFile& file;
  const Manifest& manifest;
  const Schema& schema;
};

/// Whether the bytes are UTF-8 from the first to the last.
Finding check_encoding(const Table& table) {
  std::ifstream in(table.path, std::ios::binary);
  text::Decoder decoder(text::Encoding::utf8);
  std::vector<char> buffer(std::size_t{1} << 16U);
  std::string decoded;
  Result<void> outcome;
  while (outcome && in) {
    in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    decoded.clear();
    outcome = decoder.decode({buffer.data(), static_cast<std::size_t>(in.gcount())}, decoded);
  }
  if (outcome) outcome = decoder.finish(decoded);
  if (outcome) return std::nullopt;
  return Problem{&QualityReport::encoding_match, std::move(outcome.error()).at({table.path.string(), 0, {}})};
}

/// A reader that gives cells in the schema's order when the header is the described one.
Result<std::unique_ptr<RecordReader>> open_table(const Table& table) {
  if (table.file.format == "xml")
    return format::open_xml_reader(table.path.string(), table.schema, table.manifest.dataset_id);
  InputOptions options;
  options.format = parse_input_format(table.file.format).value_or(InputFormat::csv);
  options.encoding = text::Encoding::utf8;
  return open_reader(table.path.string(), options);
}

/// CSV has the titles as its header, the other formats have the names as their keys.
Finding check_description(const Table& table, const RecordReader& reader) {
  std::vector<std::string> expected;
  for (const Field& field : table.schema.fields)
    expected.push_back(table.file.format == "csv" ? field.title.zh_tw : field.name);
  if (reader.columns() == expected) return std::nullopt;
  return Problem{&QualityReport::desc_match,
                 {Errc::corrupt,
                  {"does not have the fields of its description, in their order", "欄位與欄位說明不符或順序不同"},
                  {table.path.string(), 0, {}}}};
}

std::optional<std::size_t> first_uncanonical(const Schema& schema, const RawRecord& record) {
  for (std::size_t i = 0; i < schema.fields.size(); ++i) {
    const bool valid =
        i < record.cells.size() && (!record.cells[i] || is_canonical(schema.fields[i].type, *record.cells[i]));
    if (!valid) return i;
  }
  return std::nullopt;
}

Finding compare_record(const Table& table, const RawRecord& record, const RawRecord& stored) {
  const auto at = [&](std::size_t field) {
    return Where{table.path.string(), record.row, table.schema.fields[field].name};
  };
  if (const auto field = first_uncanonical(table.schema, record)) {
    return Problem{
        &QualityReport::structure,
        {Errc::corrupt, {"holds a cell that is not of its declared type", "有不符宣告型別的內容"}, at(*field)}};
  }
  for (std::size_t i = 0; i < stored.cells.size(); ++i) {
    if (record.cells[i] != stored.cells[i]) {
      return Problem{&QualityReport::csv,
                     {Errc::corrupt, {"differs from the row store", "與資料列檔的內容不同"}, at(i)}};
    }
  }
  return std::nullopt;
}

Problem wrong_count(const Table& table) {
  return {&QualityReport::csv,
          {Errc::corrupt,
           {"does not hold as many records as the manifest says", "筆數與清單檔不符"},
           {table.path.string(), 0, {}}}};
}

Problem unreadable(const Table& table, Error error) {
  return {&QualityReport::structure, std::move(error).at({table.path.string(), 0, {}})};
}

/// Reads the file and the row store side by side.
Finding compare_with_store(const Table& table, RecordReader& reader, RecordReader& store) {
  RawRecord record, stored;
  std::uint64_t rows = 0;
  for (;; ++rows) {
    const auto more = reader.read(record);
    if (!more) return unreadable(table, more.error());
    const auto more_stored = store.read(stored);
    if (!more_stored) return unreadable(table, more_stored.error());
    if (*more != *more_stored) return wrong_count(table);
    if (!*more) break;
    if (auto finding = compare_record(table, record, stored)) return finding;
  }
  if (rows != table.manifest.rows) return wrong_count(table);
  return std::nullopt;
}

Finding check_table(const Table& table) {
  if (auto finding = check_encoding(table)) return finding;
  auto reader = open_table(table);
  if (!reader) return unreadable(table, std::move(reader.error()));
  if (auto finding = check_description(table, **reader)) return finding;
  auto store = format::open_rows_sqlite_reader(table.path.parent_path() / "rows.sqlite", table.schema);
  if (!store) return unreadable(table, std::move(store.error()));
  return compare_with_store(table, **reader, **store);
}

}  // namespace

QualityReport check_quality(const std::filesystem::path& directory, const Manifest& manifest, const Schema& schema) {
  QualityReport report;
  for (const ReleaseFile& file : manifest.files) {
    if (file.format.empty()) continue;
    auto finding = check_table({directory / file.path, file, manifest, schema});
    if (!finding) continue;
    report.*finding->check = Outcome::failed;
    report.problems.push_back(std::move(finding->error));
  }
  return report;
}

}  // namespace opendata::release
