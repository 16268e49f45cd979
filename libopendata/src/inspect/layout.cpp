#include "inspect/layout.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "inspect/cell_shape.hpp"
#include "table/csv_reader.hpp"
#include "table/csv_rows.hpp"

namespace opendata::inspect {
namespace {

using Row = std::vector<std::string>;
constexpr std::size_t sample_rows = 200;
constexpr std::size_t rows_that_may_be_titles = 20;

Result<table::TextSource> open_text(const std::string& path, std::optional<text::Encoding> encoding) {
  auto bytes = table::open_file_source(path);
  if (!bytes) return failure(std::move(bytes.error()));
  auto source = table::TextSource::open(std::move(*bytes), encoding);
  if (!source) return failure(std::move(source.error()).at({path, 0, {}}));
  return source;
}

/// '[' begins a JSON array, '{' JSON Lines, anything else CSV; U'\0' when there is no text.
char first_character(table::TextSource& source) {
  const std::string_view rest = text::trim(source.rest());
  return rest.empty() ? '\0' : rest.front();
}

/// The first rows as they are cut with one delimiter, blanks around cells dropped.
Result<std::vector<Row>> sample(const std::string& path, const InputOptions& options) {
  auto source = open_text(path, options.encoding);
  if (!source) return failure(std::move(source.error()));
  InputOptions lenient = options;
  lenient.trim = lenient.bare_quotes = true;
  table::CsvRows rows(std::move(*source), lenient);
  std::vector<Row> out;
  while (out.size() < sample_rows && rows.next() == table::CsvRows::Outcome::row) {
    Row row;
    for (const auto& cell : rows.row()) row.emplace_back(text::trim(cell.text));
    out.push_back(std::move(row));
  }
  const bool beyond_limits = rows.error() && rows.error()->code() == Errc::limit_exceeded;
  if (out.empty() && beyond_limits) return failure(Error(*rows.error()).at({path, 1, {}}));
  return out;
}

/// The width up to the last cell with content.
std::size_t used_width(const Row& row) {
  const auto last = std::find_if(row.rbegin(), row.rend(), [](const std::string& cell) { return !cell.empty(); });
  return static_cast<std::size_t>(row.rend() - last);
}
std::size_t filled(const Row& row) {
  return static_cast<std::size_t>(
      std::count_if(row.begin(), row.end(), [](const std::string& cell) { return !cell.empty(); }));
}

/// The commonest number that `measure` gives, and how many rows have it.
struct Mode {
  std::size_t value = 0, rows = 0;
};
template <class Measure>
Mode mode(const std::vector<Row>& rows, Measure measure) {
  std::map<std::size_t, std::size_t> counts;
  for (const Row& row : rows)
    if (const std::size_t n = measure(row)) ++counts[n];
  Mode best;
  for (const auto& [value, count] : counts)
    if (count >= best.rows) best = {value, count};
  return best;
}

/// A delimiter is as good as the number of cells that it cuts in the same way in most rows.
std::size_t score(const std::vector<Row>& rows) {
  const Mode width = mode(rows, [](const Row& row) { return row.size(); });
  return width.value < 2 ? 0 : width.value * width.rows * width.rows / std::max<std::size_t>(rows.size(), 1);
}

/// Title rows fill few cells: the header is the first row that fills at least half as many as most rows do.
std::size_t title_rows(const std::vector<Row>& rows) {
  const Mode width = mode(rows, used_width);
  const std::size_t last = std::min(rows.size(), rows_that_may_be_titles);
  for (std::size_t i = 0; i < last; ++i)
    if (filled(rows[i]) * 2 >= width.value + (width.value > 2 ? 1 : 0)) return i;
  return 0;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}
bool has_han(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
}
bool has_latin(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

/// Whether most of the filled cells of a row pass.
template <class Predicate>
bool most(const Row& row, Predicate passes) {
  const auto n = static_cast<std::size_t>(std::count_if(row.begin(), row.end(), passes));
  return n > 0 && n * 5 >= filled(row) * 4;
}

/// A number, percentage or date: what data has and headers have not.
bool is_figure(std::string_view cell) {
  return !cell.empty() && has_digit(cell) && !has_han(cell) && !(cell[0] >= 'A' && cell[0] <= 'z');
}

/// A second header row is the first in the other language, above a column of figures that it does not belong to.
bool has_second_header(const std::vector<Row>& rows, std::size_t header) {
  if (header + 2 >= rows.size()) return false;
  const Row &first = rows[header], &second = rows[header + 1], &data = rows[header + 2];
  if (used_width(first) != used_width(second) || std::any_of(second.begin(), second.end(), is_figure)) return false;
  const auto english = [](const std::string& cell) { return has_latin(cell) && !has_han(cell); };
  const bool other_language =
      (most(first, has_han) && most(second, english)) || (most(first, english) && most(second, has_han));
  return other_language &&
         (std::any_of(data.begin(), data.end(), is_figure) || (most(second, english) && most(data, has_han)));
}

/// 106 and 2017 are good names of columns.
bool is_year(std::string_view cell) {
  return (cell.size() == 4 && (cell.starts_with("19") || cell.starts_with("20"))) ||
         (cell.size() <= 3 && cell[0] != '0');
}

bool names_a_person(const std::string& cell) {
  const CellShape shape = shape_of(cell);
  return shape.national_id || shape.phone || shape.email;
}

/// Somebody's number or mailbox, codes such as 007, or figures in half of the cells, are data and no names of columns.
bool looks_like_data(const Row& row) {
  const auto code = [](const std::string& cell) {
    return cell.size() > 1 && cell[0] == '0' &&
           std::all_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (std::any_of(row.begin(), row.end(), names_a_person)) return true;
  const auto figure = [](const std::string& cell) { return is_figure(cell) && !is_year(cell); };
  const auto figures = static_cast<std::size_t>(std::count_if(row.begin(), row.end(), figure));
  return std::any_of(row.begin(), row.end(), code) || (figures > 0 && figures * 2 >= filled(row));
}

/// Whether the header leaves a column without a name of its own.
bool is_unclear(const Row& header) {
  const std::set<std::string> names(header.begin(), header.end());
  return names.size() < header.size() || names.contains("");
}

/// Whether a cell of the row comes again below it: values do, names of columns do not.
bool comes_again(const std::vector<Row>& rows, std::size_t at) {
  return std::any_of(rows.begin() + static_cast<std::ptrdiff_t>(at) + 1, rows.end(), [&](const Row& row) {
    for (std::size_t i = 0; row != rows[at] && i < std::min(row.size(), rows[at].size()); ++i)
      if (!row[i].empty() && row[i] == rows[at][i]) return true;
    return false;
  });
}

std::string numbered(std::size_t column) { return "欄" + std::to_string(column + 1); }

/// "note", "note (2)"; unnamed columns get their number.
std::vector<std::string> unique_names(const Row& header) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string first = header[i].empty() ? numbered(i) : table::column_name(header[i]);
    std::string name = first;
    for (int n = 2; std::find(names.begin(), names.end(), name) != names.end(); ++n)
      name = first + " (" + std::to_string(n) + ")";
    names.push_back(std::move(name));
  }
  return names;
}

/// Gives names to the columns of a file without a header row, and to those that the header does not tell apart.
void name_columns(const std::vector<Row>& rows, InputOptions& options) {
  Row header = rows[options.title_rows];
  header.resize(used_width(header));
  const bool data = looks_like_data(header) || (is_unclear(header) && comes_again(rows, options.title_rows));
  if (data) {
    options.header_rows = 0;
    for (std::size_t i = 0; i < mode(rows, used_width).value; ++i) options.columns.push_back(numbered(i));
  } else if (is_unclear(header)) {
    options.columns = unique_names(header);
  }
}

Result<void> guess_csv(const std::string& path, InputOptions& options) {
  std::size_t best = 0;
  std::vector<Row> rows;
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
  options.title_rows = title_rows(rows);
  if (options.title_rows < rows.size()) name_columns(rows, options);
  if (options.header_rows == 0) return {};
  options.header_rows = has_second_header(rows, options.title_rows) ? 2 : 1;
  return {};
}

}  // namespace

Result<InputOptions> guess_layout(const std::string& path, std::optional<text::Encoding> encoding) {
  auto source = open_text(path, encoding);
  if (!source) return failure(std::move(source.error()));
  InputOptions options;
  options.encoding = encoding;
  switch (first_character(*source)) {
    case '\0':
      return failure(Errc::bad_structure, {"the file holds no text", "檔案沒有內容"}, {path, 0, {}});
    case '[':
      options.format = InputFormat::json;
      return options;
    case '{':
      options.format = InputFormat::jsonl;
      return options;
    default:
      break;
  }
  if (auto guessed = guess_csv(path, options); !guessed) return failure(std::move(guessed.error()));
  return options;
}

}  // namespace opendata::inspect
