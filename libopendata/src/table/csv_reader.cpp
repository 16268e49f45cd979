#include "table/csv_reader.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "table/cells.hpp"

namespace opendata::table {
namespace {

bool is_ascii_word(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// A header cell as one line: a line break becomes a blank between Latin words and nothing between Han characters.
std::string one_line(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\n' && text[i] != '\r') {
      out += text[i];
      continue;
    }
    const bool joins_words =
        !out.empty() && is_ascii_word(out.back()) && i + 1 < text.size() && is_ascii_word(text[i + 1]);
    if (joins_words) out += ' ';
  }
  return out;
}

std::vector<std::string> texts(const std::vector<CsvCell>& row) {
  std::vector<std::string> out;
  for (const CsvCell& cell : row) out.push_back(cell.text);
  return out;
}

bool equal(const std::vector<CsvCell>& row, const std::vector<std::string>& header) {
  return std::equal(row.begin(), row.end(), header.begin(), header.end(),
                    [](const CsvCell& cell, const std::string& text) { return cell.text == text; });
}

bool has_content(const CsvCell& cell) { return !text::trim(cell.text).empty(); }
bool is_blank(const std::vector<CsvCell>& row) { return std::none_of(row.begin(), row.end(), has_content); }

/// The first column that has the name of an earlier one; the number of columns when there is none.
std::size_t repeated(const std::vector<std::string>& columns) {
  std::set<std::string_view> seen;
  const auto found =
      std::find_if(columns.begin(), columns.end(), [&](const std::string& name) { return !seen.insert(name).second; });
  return static_cast<std::size_t>(found - columns.begin());
}

constexpr std::string_view between_headers = "-";

/// Each cell as the name of a column.
std::vector<std::string> as_names(std::vector<std::string> cells) {
  for (std::string& cell : cells) cell = column_name(cell);
  return cells;
}

std::string ordinal(std::size_t index) { return "#" + std::to_string(index + 1); }

}  // namespace

std::string column_name(std::string_view cell) { return one_line(text::trim(cell)); }

std::vector<std::string> joined_headers(const std::vector<std::string>& upper, const std::vector<std::string>& lower) {
  std::vector<std::string> out(std::max(upper.size(), lower.size()));
  std::string over;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const std::string below = i < lower.size() ? lower[i] : std::string();
    if (i < upper.size() && !upper[i].empty()) over = upper[i];
    out[i] = over.empty() || below == over ? below : over;
    if (!over.empty() && !below.empty() && below != over) out[i].append(between_headers).append(below);
    if (below.empty()) over.clear();  // a cell that spans both rows spans one column
  }
  return out;
}

CsvReader::CsvReader(std::unique_ptr<RowSource> rows, std::string file, const InputOptions& options)
    : options_(options), file_(std::move(file)), source_(std::move(rows)), rows_(*source_) {
  rows_.describe(report_);
}

Result<std::unique_ptr<CsvReader>> CsvReader::open(std::unique_ptr<RowSource> rows, const std::string& file,
                                                   const InputOptions& options) {
  std::unique_ptr<CsvReader> reader(new CsvReader(std::move(rows), file, options));
  if (auto names = reader->check_given_names(); !names) return failure(std::move(names.error()));
  if (auto titles = reader->skip_titles(); !titles) return failure(std::move(titles.error()));
  if (auto header = reader->read_header(); !header) return failure(std::move(header.error()));
  return reader;
}

tl::unexpected<Error> CsvReader::fail(Errc code, Message message, const std::string& column) const {
  return failure(code, message, {file_, static_cast<std::size_t>(rows_.number()), column});
}

Result<bool> CsvReader::next_row() {
  switch (rows_.next()) {
    case RowSource::Outcome::row:
      return true;
    case RowSource::Outcome::end:
      return false;
    default:
      break;
  }
  const std::size_t cell = rows_.cell_index();
  const std::string column = cell < columns_.size() ? columns_[cell] : ordinal(cell);
  return failure(Error(*rows_.error()).moved_to({file_, static_cast<std::size_t>(rows_.number()), column}));
}

Result<void> CsvReader::check_given_names() const {
  const auto& names = options_.columns;
  const bool empty = std::find(names.begin(), names.end(), "") != names.end();
  if (empty || repeated(names) < names.size() || (names.empty() && options_.header_rows == 0)) {
    return failure(
        Errc::invalid_argument,
        {"\"columns\" must name every column, each once; a file without a header row (\"header_rows\": 0) needs it",
         "\"columns\" 須為每一欄命名且不得重複；沒有標題列的檔案（\"header_rows\": 0）必須設定"},
        {file_, 0, "columns"});
  }
  return {};
}

Result<void> CsvReader::skip_titles() {
  for (std::size_t i = 0; i < options_.title_rows; ++i) {
    const auto more = next_row();
    if (!more) return failure(more.error());
    if (!*more) break;
    ++report_.counts["title_rows"];
  }
  return {};
}

Result<void> CsvReader::read_header() {
  if (options_.header_rows == 0) {
    columns_ = options_.columns;
    report_.counts["columns"] = columns_.size();
    return {};
  }
  do {
    const auto more = next_row();
    if (!more) return failure(more.error());
    if (!*more)
      return fail(Errc::bad_structure,
                  {"the file has no header row; check title_rows", "檔案沒有標題列；請檢查 title_rows"}, {});
  } while (options_.skip_blank_rows && is_skipped());
  headers_.push_back(texts(rows_.row()));
  if (auto named = name_columns(); !named) return named;
  return options_.header_rows == 2 ? read_second_header() : Result<void>();
}

Result<void> CsvReader::name_columns() {
  auto& row = rows_.row();
  const std::size_t named = std::max<std::size_t>(options_.columns.size(), 1);
  while (options_.drop_trailing_empty && row.size() > named && !has_content(row.back())) {
    row.pop_back();
    ++nameless_;
    ++report_.counts["drop_trailing_empty"];
  }
  std::transform(row.begin(), row.end(), std::back_inserter(columns_),
                 [](const CsvCell& cell) { return column_name(cell.text); });
  if (rows_.ends_at_last_filled()) columns_.resize(std::max(columns_.size(), options_.columns.size()));
  if (!options_.columns.empty())
    if (auto given = take_given_names(); !given) return given;
  const auto empty = std::find(columns_.begin(), columns_.end(), "");
  if (empty != columns_.end()) {
    return fail(Errc::bad_structure,
                {"a column has no name in the header row; name it there or in \"columns\", check title_rows, or state "
                 "\"drop_trailing_empty\" when the last ones are empty",
                 "標題列有未命名的欄位；請在該列或以 \"columns\" 命名、檢查 title_rows，若為最後的空欄可設定 "
                 "\"drop_trailing_empty\""},
                ordinal(static_cast<std::size_t>(empty - columns_.begin())));
  }
  // By number: a row that repeats a text may be no header but a record, whose cells are nobody's business.
  if (const std::size_t again = repeated(columns_); again < columns_.size()) {
    return fail(
        Errc::bad_structure,
        {"this column has the name of an earlier one; rename one, there or in \"columns\", or state title_rows or "
         "header_rows when this row is not the header",
         "此欄與前面的欄位同名；請在該列或以 \"columns\" 更名，若此列不是標題列請設定 title_rows 或 header_rows"},
        ordinal(again));
  }
  return {};
}

/// The header must still be the one that the names were given for: another name that stands there once is an error.
Result<void> CsvReader::take_given_names() {
  const auto& names = options_.columns;
  if (names.size() != columns_.size())
    return fail(Errc::bad_structure,
                {"\"columns\" names another number of columns than the header row has; correct it",
                 "\"columns\" 的欄數與標題列不符；請更正"},
                "columns");
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (columns_[i] == names[i]) continue;
    const bool clear = !columns_[i].empty() && std::count(columns_.begin(), columns_.end(), columns_[i]) == 1;
    if (clear && !may_be_joined(i))
      return fail(Errc::bad_structure,
                  {"this column has another name in the header row than \"columns\" gives it; only unnamed columns and "
                   "those of one name may be renamed",
                   "此欄在標題列的名稱與 \"columns\" 不同；僅未命名或同名的欄位可更名"},
                  names[i]);
    ++report_.counts["columns"];
  }
  columns_ = names;
  return {};
}

/// Whether the name given to a column is its own one with something of a second header row.
bool CsvReader::may_be_joined(std::size_t column) const {
  return options_.header_rows == 2 &&
         options_.columns[column].starts_with(columns_[column] + std::string(between_headers));
}

/// A name that begins with the cell that spans its column must end with the cell below: 人口-男 may not have become
/// 人口-女.
Result<void> CsvReader::check_joined_names() const {
  const auto upper = as_names(headers_[0]), lower = as_names(headers_[1]);
  const auto joined = joined_headers(upper, lower);
  for (std::size_t i = 0; i < options_.columns.size() && i < lower.size(); ++i) {
    const std::string& name = options_.columns[i];
    const std::string over = lower[i].empty() ? joined[i] + std::string(between_headers)
                                              : joined[i].substr(0, joined[i].size() - lower[i].size());
    const bool clear = !joined[i].empty() && std::count(joined.begin(), joined.end(), joined[i]) == 1;
    if (clear && !over.empty() && name.starts_with(over) && name != joined[i])
      return fail(Errc::bad_structure,
                  {"this column has another name in the two header rows than \"columns\" gives it; correct \"columns\"",
                   "此欄在兩列標題中的名稱與 \"columns\" 不同；請更正 \"columns\""},
                  name);
  }
  return {};
}

Result<void> CsvReader::read_second_header() {
  const auto more = next_row();
  if (!more) return failure(more.error());
  if (!*more)
    return fail(
        Errc::bad_structure,
        {"the second header row is missing; state \"header_rows\": 1", "缺少第二列標題；請設定 \"header_rows\": 1"},
        {});
  headers_.push_back(texts(rows_.row()));
  ++report_.counts["header_rows"];
  return check_joined_names();
}

/// Whether the row is one that an option leaves out; counts it.
bool CsvReader::is_skipped() {
  const auto& row = rows_.row();
  if (options_.skip_blank_rows && is_blank(row)) {
    ++report_.counts["skip_blank_rows"];
    return true;
  }
  const bool repeats =
      options_.skip_repeated_header &&
      std::any_of(headers_.begin(), headers_.end(), [&](const auto& header) { return equal(row, header); });
  if (repeats) ++report_.counts["skip_repeated_header"];
  return repeats;
}

bool CsvReader::drop_extra_cells() {
  auto& row = rows_.row();
  const auto extra = row.begin() + static_cast<std::ptrdiff_t>(columns_.size());
  if (!options_.drop_trailing_empty || std::any_of(extra, row.end(), has_content)) return false;
  row.erase(extra, row.end());
  ++report_.counts["drop_trailing_empty"];
  return true;
}

/// Makes the row as wide as the header, or says why it cannot be.
Result<void> CsvReader::fit_row() {
  auto& row = rows_.row();
  if (row.size() > columns_.size() && !drop_extra_cells()) {
    if (rows_.ends_at_last_filled() || row.size() <= columns_.size() + nameless_)
      return fail(
          Errc::bad_structure,
          {"the row has content in a column that has no name in the header row; name it there or in \"columns\"",
           "此列在標題列未命名的欄位有內容；請在標題列或以 \"columns\" 命名"},
          ordinal(columns_.size()));
    return fail(Errc::bad_structure,
                {"the row has more cells than the header; quote cells that hold the delimiter, or state "
                 "\"drop_trailing_empty\" when the surplus is empty",
                 "此列欄位數多於標題列；請將含分隔符號的儲存格加引號，若多出者為空可設定 \"drop_trailing_empty\""},
                columns_.back());
  }
  if (row.size() == columns_.size() || rows_.ends_at_last_filled()) return {};
  if (!options_.pad_short_rows) {
    return fail(
        Errc::bad_structure,
        {"the row has fewer cells than the header, this column is the first that lacks; correct it, or state "
         "\"pad_short_rows\" (\"skip_blank_rows\" for blank rows)",
         "此列欄位數少於標題列，自此欄起缺少；請更正，或設定 \"pad_short_rows\"（空白列用 \"skip_blank_rows\"）"},
        columns_[row.size()]);
  }
  ++report_.counts["pad_short_rows"];
  return {};
}

void CsvReader::fill(RawRecord& record) {
  auto& row = rows_.row();
  CellMaker maker(options_, report_);
  record.row = rows_.number();
  record.cells.resize(columns_.size());
  for (std::size_t i = 0; i < record.cells.size(); ++i) {
    if (i >= row.size()) {
      record.cells[i].reset();
      continue;
    }
    maker.take(row[i].text, row[i].quoted ? CellMaker::Written::quoted : CellMaker::Written::unquoted, record.cells[i]);
  }
}

Result<bool> CsvReader::read(RawRecord& record) {
  do {
    auto more = next_row();
    if (more && !*more) rows_.describe(report_);
    if (!more || !*more) return more;
  } while (is_skipped());
  if (auto fits = fit_row(); !fits) return failure(std::move(fits.error()));
  if (options_.header_rows == 0 && report_.records == 0 && equal(rows_.row(), columns_))
    return fail(
        Errc::bad_structure,
        {"this row is a header row after all; state \"header_rows\": 1", "此列即為標題列；請設定 \"header_rows\": 1"},
        {});
  fill(record);
  ++report_.records;
  return true;
}

}  // namespace opendata::table
