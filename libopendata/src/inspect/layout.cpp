#include "inspect/layout.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "inspect/header_guess.hpp"
#include "table/csv_rows.hpp"

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

/// '[' begins a JSON array, '{' JSON Lines, anything else CSV; nullopt when there is no text.
/// Errors: bad_encoding when the file begins with what is no text.
Result<std::optional<char>> first_character(table::TextSource& source) {
  while (text::trim(source.rest()).empty() && source.refill()) {
  }
  const std::string_view rest = text::trim(source.rest());
  if (!rest.empty()) return rest.front();
  if (source.error()) return failure(*source.error());
  return std::nullopt;
}

/// A web page, such as a login, or XML; <備註> is a column.
bool is_markup(std::string_view text) {
  constexpr std::array<std::string_view, 5> beginnings{"<!", "<?xml", "<html", "<HTML", "<Html"};
  return std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view b) { return text.starts_with(b); });
}

/// The first rows as they are cut with one delimiter, blanks around cells dropped.
Result<std::vector<SampledRow>> sample(const std::string& path, const InputOptions& options) {
  auto source = open_text(path, options.encoding);
  if (!source) return failure(std::move(source.error()));
  InputOptions lenient = options;
  lenient.trim = lenient.bare_quotes = true;
  table::CsvRows rows(std::move(*source), lenient);
  std::vector<SampledRow> out;
  while (out.size() < sample_rows && rows.next() == table::CsvRows::Outcome::row) {
    SampledRow row;
    for (const auto& cell : rows.row()) row.emplace_back(text::trim(cell.text));
    out.push_back(std::move(row));
  }
  const bool beyond_limits = rows.error() && rows.error()->code() == Errc::limit_exceeded;
  if (out.empty() && beyond_limits) return failure(Error(*rows.error()).at({path, 1, {}}));
  return out;
}

/// A delimiter is as good as the number of cells that it cuts in the same way in most rows.
std::size_t score(const std::vector<SampledRow>& rows) {
  const Mode width = mode(rows, [](const SampledRow& row) { return row.size(); });
  return width.value < 2 ? 0 : width.value * width.rows * width.rows / std::max<std::size_t>(rows.size(), 1);
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
  if (rows.empty()) return {};
  HeaderGuess header = guess_header(rows);
  options.title_rows = header.title_rows;
  options.header_rows = header.header_rows;
  options.columns = std::move(header.columns);
  return {};
}

}  // namespace

Result<InputOptions> guess_layout(const std::string& path, std::optional<text::Encoding> encoding) {
  auto source = open_text(path, encoding);
  if (!source) return failure(std::move(source.error()));
  InputOptions options;
  options.encoding = encoding;
  const auto first = first_character(*source);
  if (!first) return failure(Error(first.error()).at({path, 0, {}}));
  if (!*first) return failure(Errc::bad_structure, {"the file holds no text", "檔案沒有內容"}, {path, 0, {}});
  switch (**first) {
    case '\0':
      return failure(Errc::bad_encoding,
                     {"the file begins with a NUL character: it is no text, or UTF-32; save it as UTF-8",
                      "檔案以 NUL 字元開頭：並非文字，或為 UTF-32 編碼；請另存為 UTF-8"},
                     {path, 1, {}});
    case '[':
      options.format = InputFormat::json;
      return options;
    case '{':
      options.format = InputFormat::jsonl;
      return options;
    default:
      if (!is_markup(text::trim(source->rest()))) break;
      return failure(Errc::bad_structure,
                     {"the file is a web page or XML and no table; save the data itself as CSV or JSON",
                      "檔案是網頁或 XML 而非表格；請將資料本身存為 CSV 或 JSON"},
                     {path, 1, {}});
  }
  if (auto guessed = guess_csv(path, options); !guessed) return failure(std::move(guessed.error()));
  return options;
}

}  // namespace opendata::inspect
