#include "table/csv_rows.hpp"

#include <algorithm>
#include <utility>

#include "table/limits.hpp"

namespace opendata::table {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool only_blanks(std::string_view text) { return text::trim(text).empty(); }

}  // namespace

CsvRows::CsvRows(TextSource source, const InputOptions& options)
    : source_(std::move(source)),
      delimiter_(options.delimiter),
      trim_(options.trim),
      keep_bare_quotes_(options.bare_quotes) {
  for (const char c : {delimiter_, '\r', '\n', '"'}) special_[static_cast<unsigned char>(c)] = true;
}

CsvRows::Outcome CsvRows::next() {
  used_ = row_bytes_ = 0;
  ++number_;
  if (!available()) {
    const bool failed = fail_or_end() == Stop::error;
    return failed ? Outcome::error : Outcome::end;
  }
  Stop stop = Stop::delimiter;
  while (stop == Stop::delimiter) stop = read_cell();
  while (row_.size() > used_) {
    spare_.push_back(std::move(row_.back()));
    row_.pop_back();
  }
  return stop == Stop::error ? Outcome::error : Outcome::row;
}

void CsvRows::describe(ReadReport& report) {
  report.encoding = source_.encoding();
  report.encoding_reason_en = source_.reason().in(Language::en);
  report.encoding_reason_zh = source_.reason().in(Language::zh_tw);
  if (bare_quotes_ > 0) report.counts["bare_quotes"] = bare_quotes_;
  if (padded_quotes_ > 0) report.counts["trim"] += std::exchange(padded_quotes_, 0);
}

bool CsvRows::available() { return !source_.rest().empty() || source_.refill(); }

CsvRows::Stop CsvRows::fail(Errc code, Message message) {
  error_ = Error(code, message);
  return Stop::error;
}

CsvRows::Stop CsvRows::fail_or_end() {
  if (!source_.error()) return Stop::end_of_file;
  error_ = source_.error();
  return Stop::error;
}

CsvCell* CsvRows::begin_cell() {
  if (used_ == max_columns) {
    fail(Errc::limit_exceeded, too_many_columns);
    return nullptr;
  }
  if (used_ == row_.size()) {
    row_.push_back(spare_.empty() ? CsvCell{} : std::move(spare_.back()));
    if (!spare_.empty()) spare_.pop_back();
  }
  CsvCell& cell = row_[used_++];
  cell.quoted = false;
  return &cell;
}

/// Moves `n` characters of the source into the cell, within the limits.
bool CsvRows::append(CsvCell& cell, std::size_t n) {
  row_bytes_ += n;
  if (cell.text.size() + n > max_cell_bytes || row_bytes_ > max_record_bytes) {
    fail(Errc::limit_exceeded, row_bytes_ > max_record_bytes ? record_too_large : cell_too_large);
    return false;
  }
  cell.text.append(source_.rest().substr(0, n));
  source_.skip(n);
  return true;
}

CsvRows::Stop CsvRows::read_cell() {
  CsvCell* cell = begin_cell();
  if (cell == nullptr) return Stop::error;
  if (read_simple(*cell)) return Stop::delimiter;
  cell->text.clear();
  if (available() && peek() == '"') return read_quoted(*cell, Padding::none);
  return read_plain(*cell);
}

/// The usual cell: unquoted, whole in what has been read, and followed by a delimiter. False leaves everything as it was.
bool CsvRows::read_simple(CsvCell& cell) {
  const std::string_view rest = source_.rest();
  std::size_t n = 0;
  while (n < rest.size() && !special_[static_cast<unsigned char>(rest[n])]) ++n;
  if (n == rest.size() || rest[n] != delimiter_ || row_bytes_ + n > max_record_bytes) return false;
  row_bytes_ += n;
  cell.text.assign(rest.data(), n);
  source_.skip(n + 1);
  return true;
}

CsvRows::Stop CsvRows::read_plain(CsvCell& cell) {
  while (available()) {
    const std::string_view rest = source_.rest();
    const auto stop =
        std::find_if(rest.begin(), rest.end(), [&](char c) { return special_[static_cast<unsigned char>(c)]; });
    if (!append(cell, static_cast<std::size_t>(stop - rest.begin()))) return Stop::error;
    if (stop == rest.end()) continue;
    if (*stop != '"') return take_separator();
    if (trim_ && only_blanks(cell.text)) {
      cell.text.clear();
      return read_quoted(cell, Padding::before);
    }
    if (!keep_bare_quotes_) {
      return fail(Errc::bad_structure,
                  {"a quote stands inside an unquoted cell; quote the cell, or state \"bare_quotes\": true",
                   "未加引號的儲存格中出現引號；請將儲存格加引號，或設定 \"bare_quotes\": true"});
    }
    ++bare_quotes_;
    if (!append(cell, 1)) return Stop::error;
  }
  return fail_or_end();
}

CsvRows::Stop CsvRows::read_quoted(CsvCell& cell, Padding padding) {
  cell.quoted = true;
  source_.skip(1);
  while (read_to_closing_quote(cell)) {
    if (!available()) return after_closing_quote(padding);
    if (peek() != '"') return after_closing_quote(padding);
    if (!append(cell, 1)) return Stop::error;
  }
  return Stop::error;
}

/// Takes the text up to a quote, and the quote.
bool CsvRows::read_to_closing_quote(CsvCell& cell) {
  while (available()) {
    const std::size_t quote = source_.rest().find('"');
    const bool found = quote != std::string_view::npos;
    if (!append(cell, found ? quote : source_.rest().size())) return false;
    if (!found) continue;
    source_.skip(1);
    return true;
  }
  if (fail_or_end() == Stop::end_of_file) {
    fail(Errc::bad_structure, {"a quoted cell that begins in this row never ends; close its quote",
                               "此列有加引號的儲存格未結束；請補上結尾引號"});
  }
  return false;
}

CsvRows::Stop CsvRows::after_closing_quote(Padding padding) {
  bool padded = padding == Padding::before;
  for (; trim_ && available() && is_blank(peek()) && peek() != delimiter_; padded = true) source_.skip(1);
  if (padded) ++padded_quotes_;
  if (!available()) return fail_or_end();
  if (special_[static_cast<unsigned char>(peek())] && peek() != '"') return take_separator();
  return fail(
      Errc::bad_structure,
      {"text follows the closing quote of a cell; double the quotes inside the cell, or state \"trim\" for blanks",
       "儲存格結尾引號之後仍有文字；請將內部引號重複書寫，若為空白可設定 \"trim\""});
}

CsvRows::Stop CsvRows::take_separator() {
  if (peek() == delimiter_) {
    source_.skip(1);
    return Stop::delimiter;
  }
  take_line_end();
  return Stop::line_end;
}

void CsvRows::take_line_end() {
  const char first = peek();
  source_.skip(1);
  if (first == '\n') {
    ++line_ends_.lf;
  } else if (available() && peek() == '\n') {
    source_.skip(1);
    ++line_ends_.crlf;
  } else {
    ++line_ends_.cr;
  }
}

}  // namespace opendata::table
