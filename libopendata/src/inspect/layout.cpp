#include "inspect/layout.hpp"

#include <algorithm>
#include <vector>

#include "inspect/header_guess.hpp"
#include "table/csv_rows.hpp"
#include "table/sheet_rows.hpp"
#include "table/sniff.hpp"

namespace opendata::inspect {
namespace {

constexpr std::size_t sample_rows = 200;

Result<table::TextSource> open_text(const std::string& path, std::optional<text::Encoding> encoding) {
  auto bytes = table::open_file_source(path);
  if (!bytes) return failure(std::move(bytes.error()));
  auto source = table::TextSource::open(std::move(*bytes), encoding);
  if (!source) return failure(std::move(source.error()).at({path, 0, {}}));
  return source;
}

/// Tells a JSON array from JSON Lines.
/// Errors: bad_structure when there is no text; bad_encoding when the file begins with what is none.
Result<char> first_character(table::TextSource& source, const std::string& path) {
  while (text::trim(source.rest()).empty() && source.refill()) {
  }
  const std::string_view rest = text::trim(source.rest());
  if (rest.empty() && source.error()) return failure(Error(*source.error()).at({path, 0, {}}));
  if (rest.empty()) return failure(Errc::bad_structure, {"the file holds no text", "檔案沒有內容"}, {path, 0, {}});
  if (rest.front() != '\0') return rest.front();
  return failure(Errc::bad_encoding,
                 {"the file begins with a NUL character: it is no text, or UTF-32; save it as UTF-8",
                  "檔案以 NUL 字元開頭：並非文字，或為 UTF-32 編碼；請另存為 UTF-8"},
                 {path, 1, {}});
}

/// The first rows, blanks around cells dropped.
std::vector<SampledRow> first_rows(table::RowSource& rows) {
  std::vector<SampledRow> out;
  while (out.size() < sample_rows && rows.next() == table::RowSource::Outcome::row) {
    SampledRow row;
    for (const auto& cell : rows.row()) row.emplace_back(text::trim(cell.text));
    out.push_back(std::move(row));
  }
  return out;
}

/// The first rows as they are cut with one delimiter.
Result<std::vector<SampledRow>> sample(const std::string& path, const InputOptions& options) {
  auto source = open_text(path, options.encoding);
  if (!source) return failure(std::move(source.error()));
  InputOptions lenient = options;
  lenient.trim = lenient.bare_quotes = true;
  table::CsvRows rows(std::move(*source), lenient);
  auto out = first_rows(rows);
  const bool beyond_limits = rows.error() && rows.error()->code() == Errc::limit_exceeded;
  if (out.empty() && beyond_limits) return failure(Error(*rows.error()).at({path, 1, {}}));
  return out;
}

/// A delimiter is as good as the number of cells that it cuts in the same way in most rows.
std::size_t score(const std::vector<SampledRow>& rows) {
  const Mode width = mode(rows, [](const SampledRow& row) { return row.size(); });
  return width.value < 2 ? 0 : width.value * width.rows * width.rows / std::max<std::size_t>(rows.size(), 1);
}

void judge_header(const std::vector<SampledRow>& rows, InputOptions& options) {
  if (rows.empty()) return;
  HeaderGuess header = guess_header(rows);
  options.title_rows = header.title_rows;
  options.header_rows = header.header_rows;
  options.columns = std::move(header.columns);
}

Result<void> guess_csv(const std::string& path, InputOptions& options) {
  std::size_t best = 0;
  std::vector<SampledRow> rows;
  for (const char delimiter : {',', '\t', ';'}) {
    InputOptions candidate = options;
    candidate.delimiter = delimiter;
    auto cut = sample(path, candidate);
    if (!cut) return failure(std::move(cut.error()));
    const std::size_t points = score(*cut);
    if (!rows.empty() && points <= best) continue;
    best = points;
    options.delimiter = delimiter;
    rows = std::move(*cut);
  }
  judge_header(rows, options);
  return {};
}

/// A row of a sheet ends at its last filled cell, as if the columns behind it were not there.
void make_equally_wide(std::vector<SampledRow>& rows) {
  std::size_t width = 0;
  for (const SampledRow& row : rows) width = std::max(width, row.size());
  for (SampledRow& row : rows) row.resize(width);
}

Result<InputOptions> guess_sheet(const std::string& path, const std::string& sheet) {
  const auto filled = table::filled_sheets(path);
  if (!filled) return failure(filled.error());
  if (filled->empty())
    return failure(Errc::bad_structure, {"the spreadsheet holds nothing", "試算表沒有內容"}, {path, 0, {}});
  InputOptions options;
  options.format = InputFormat::ods;
  options.sheet = !sheet.empty() || filled->size() == 1 ? sheet : filled->front();
  auto rows = table::SheetRows::open(path, options.sheet, table::OtherSheets::refused);
  if (!rows) return failure(std::move(rows.error()));
  auto first = first_rows(**rows);
  if ((*rows)->error()) return failure(Error(*(*rows)->error()).at({path, static_cast<std::size_t>((*rows)->number()), {}}));
  make_equally_wide(first);
  judge_header(first, options);
  return options;
}

/// A column may be called [no].
bool is_json(const std::string& path) {
  const auto kind = table::sniff(path);
  return kind && (*kind == "json" || *kind == "jsonl");
}

}  // namespace

Result<InputOptions> guess_layout(const std::string& path, std::optional<text::Encoding> encoding,
                                  const std::string& sheet) {
  if (table::is_spreadsheet(path)) return guess_sheet(path, sheet);
  if (!sheet.empty())
    return failure(Errc::invalid_argument, {"is no spreadsheet, so it has no sheets", "不是試算表，沒有工作表"}, {path, 0, {}});
  if (auto text = table::refuse_what_is_no_text(path); !text) return failure(std::move(text.error()));
  auto source = open_text(path, encoding);
  if (!source) return failure(std::move(source.error()));
  InputOptions options;
  options.encoding = encoding;
  const auto first = first_character(*source, path);
  if (!first) return failure(first.error());
  if (is_json(path)) {
    options.format = *first == '[' ? InputFormat::json : InputFormat::jsonl;
    return options;
  }
  if (auto guessed = guess_csv(path, options); !guessed) return failure(std::move(guessed.error()));
  return options;
}

}  // namespace opendata::inspect
