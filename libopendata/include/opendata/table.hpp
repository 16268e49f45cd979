#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <opendata/record.hpp>
#include <opendata/result.hpp>
#include <opendata/schema.hpp>
#include <opendata/text.hpp>
#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace opendata {

// ---- Reading ----

enum class InputFormat { csv, json, jsonl, ods };
[[nodiscard]] std::string_view name(InputFormat format);
[[nodiscard]] std::optional<InputFormat> parse_input_format(std::string_view name);

/// How a source file is to be read. The defaults are strict: RFC 4180 / RFC 8259, one header row, every row as wide as
/// the header. Each leniency is switched on by name and counted in ReadReport::counts under that name.
struct InputOptions {
  // What the file is.
  InputFormat format = InputFormat::csv;
  std::optional<text::Encoding> encoding;  ///< nullopt = detect and say why
  char delimiter = ',';                    ///< ',' ';' or '\t'
  std::string sheet = {};                  ///< of a spreadsheet, its name; empty = the only one that holds anything
  std::size_t title_rows = 0;              ///< rows above the header that are skipped ("title_rows")
  std::size_t header_rows =
      1;  ///< with 2 the first row names the columns and the second is skipped, with 0 `columns` name them ("header_rows")
  /// Names by position ("columns"): all of a file without a header row; otherwise as the header has them, except where it
  /// has an empty cell or one name for several columns, or both of two header rows name a column (人口-男).
  std::vector<std::string> columns = {};
  std::vector<std::string> missing_values =
      {};  ///< texts that mean "missing" besides an unquoted empty cell, e.g. "-", "NULL"

  // Leniencies, all off.
  bool trim = false;                  ///< drop padding blanks around cells, U+3000 included
  bool pad_short_rows = false;        ///< a row with too few cells: the rest is missing
  bool drop_trailing_empty = false;   ///< empty cells beyond the header (trailing commas) are dropped
  bool skip_blank_rows = false;       ///< rows without any content are skipped
  bool skip_repeated_header = false;  ///< a row equal to the header in the middle of the file is skipped
  bool bare_quotes = false;           ///< a quote inside an unquoted cell is kept as a character
  bool skip_late_keys = false;        ///< values under JSON keys that the first 1,000 records lack are left out
};

/// What was done to read the file, for the release report. Counts only.
struct ReadReport {
  text::Encoding encoding = text::Encoding::utf8;
  std::string encoding_reason_en, encoding_reason_zh;
  std::uint64_t records = 0;
  std::map<std::string, std::uint64_t> counts;  ///< leniency name → how often it was used
};

/// Reads records one by one with memory bounded by the longest record.
/// Limits: a cell ≤ 16 MiB, a record ≤ 64 MiB, ≤ 4,096 columns; over a limit is limit_exceeded naming it.
/// Thread safety: one thread at a time.
class RecordReader {
 public:
  virtual ~RecordReader() = default;
  /// Names from the header (CSV, spreadsheet), or keys in order of first appearance in the first 1,000 records (JSON, JSON Lines).
  /// Unique, trimmed, without BOM.
  [[nodiscard]] virtual const std::vector<std::string>& columns() const = 0;
  /// Fills `record`; false at the end of the file.
  /// Errors, each with file, row and column name: bad_encoding, bad_structure, limit_exceeded, unknown_key (a JSON key
  /// that columns() lacks, without `skip_late_keys`).
  [[nodiscard]] virtual Result<bool> read(RawRecord& record) = 0;
  [[nodiscard]] virtual const ReadReport& report() const = 0;
};
/// Opens a file and reads its header. Of a spreadsheet (`InputFormat::ods`) a row ends at its last filled cell and rows without
/// any content are no rows, also where title rows are counted; what its cells are as text says for_each_sheet_row().
/// Errors: not_found, not_supported (no text and no such spreadsheet: an Excel workbook, a PDF, an archive, a web page),
/// corrupt (a damaged spreadsheet), bad_encoding, bad_structure (no header, duplicate or empty column names, a header that `columns` does
/// not fit), invalid_argument (`columns` are not unique, or lack with "header_rows": 0), limit_exceeded.
[[nodiscard]] Result<std::unique_ptr<RecordReader>> open_reader(const std::string& path, const InputOptions& options);

// ---- Writing ----

/// Writes the records of one file of a release, streaming. Made by a Format; see formats.hpp.
class TableWriter {
 public:
  virtual ~TableWriter() = default;
  [[nodiscard]] virtual Result<void> write(const SafeRecord& record) = 0;
  /// Writes what comes after the last record. A file is complete only after a successful finish().
  [[nodiscard]] virtual Result<void> finish() = 0;
};

}  // namespace opendata
