#include "inspect/header_guess.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "table/csv_reader.hpp"

namespace opendata::inspect {
namespace {

using Rows = std::vector<SampledRow>;
constexpr std::size_t rows_that_may_be_titles = 20;

/// The width up to the last cell with content.
std::size_t used_width(const SampledRow& row) {
  const auto last = std::find_if(row.rbegin(), row.rend(), [](const std::string& cell) { return !cell.empty(); });
  return static_cast<std::size_t>(row.rend() - last);
}
bool is_filled(const SampledRow& row, std::size_t column) { return column < row.size() && !row[column].empty(); }

/// Whether most of the filled cells of a row pass.
template <class Predicate>
bool most(const SampledRow& row, Predicate passes) {
  const auto n = static_cast<std::size_t>(std::count_if(row.begin(), row.end(), passes));
  return n > 0 && n * 5 >= filled(row) * 4;
}

/// "sep=;", by which Excel is told the delimiter.
bool states_delimiter(const SampledRow& row) {
  return !row.empty() && row[0].starts_with("sep=") && row[0].size() <= 5 && filled(row) == 1;
}

/// The first row that fills at least half as many cells as most rows do: title rows fill few.
std::size_t first_full_row(const Rows& rows, std::size_t begin, std::size_t width) {
  const std::size_t last = std::min(rows.size(), rows_that_may_be_titles);
  for (std::size_t i = begin; i < last; ++i)
    if (filled(rows[i]) * 2 >= width + (width > 2 ? 1 : 0)) return i;
  return begin;
}

/// The row with the names, or the first record when there is none. A header with merged cells may fill few cells too,
/// but reaches as far as its table does, and what follows it are records.
std::size_t header_row(const Rows& rows) {
  const std::size_t begin = rows.size() > 1 && states_delimiter(rows[0]) ? 1 : 0;
  const std::size_t width = mode(rows, used_width).value;
  std::size_t at = first_full_row(rows, begin, width);
  while (at > begin && used_width(rows[at - 1]) == width && filled(rows[at - 1]) > 1 && is_record(rows, at)) --at;
  return at;
}

/// A second header row is the first in the other language, above a column of figures that it does not belong to.
bool is_translated(const Rows& rows, std::size_t header) {
  if (header + 2 >= rows.size()) return false;
  const SampledRow &first = rows[header], &second = rows[header + 1], &data = rows[header + 2];
  if (used_width(first) != used_width(second) || std::any_of(second.begin(), second.end(), is_figure)) return false;
  const auto english = [](const std::string& cell) { return has_latin(cell) && !has_han(cell); };
  const bool other_language =
      (most(first, has_han) && most(second, english)) || (most(first, english) && most(second, has_han));
  return other_language &&
         (std::any_of(data.begin(), data.end(), is_figure) || (most(second, english) && most(data, has_han)));
}

/// Whether every column that the upper row leaves without a name has one in the lower row, and there are such.
bool fills_gaps(const SampledRow& upper, const SampledRow& lower) {
  bool gap = false;
  for (std::size_t i = 0; i < used_width(lower) || i < used_width(upper); ++i) {
    if (is_filled(upper, i)) continue;
    if (!is_filled(lower, i)) return false;
    gap = true;
  }
  return gap;
}

/// A lower row that divides merged cells: 地區,人口, over ,男,女. It begins below a cell that spans both rows.
bool is_divided(const Rows& rows, std::size_t upper) {
  if (upper + 2 >= rows.size() || filled(rows[upper]) < 2) return false;
  const SampledRow &first = rows[upper], &second = rows[upper + 1];
  if (!is_filled(first, 0) || (is_filled(second, 0) && second[0] != first[0])) return false;
  return used_width(second) <= first.size() && fills_gaps(first, second) &&
         std::none_of(second.begin(), second.end(), is_figure) && !is_record(rows, upper + 1);
}

std::string numbered(std::size_t column) { return "欄" + std::to_string(column + 1); }

/// "note", "note (2)"; unnamed columns get their number.
std::vector<std::string> unique_names(const SampledRow& header) {
  std::vector<std::string> names;
  std::set<std::string> seen;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string first = header[i].empty() ? numbered(i) : table::column_name(header[i]);
    std::string name = first;
    for (int n = 2; !seen.insert(name).second; ++n) name = first + " (" + std::to_string(n) + ")";
    names.push_back(std::move(name));
  }
  return names;
}

/// Whether the header leaves a column without a name of its own.
bool is_unclear(const SampledRow& header) {
  const std::set<std::string> names(header.begin(), header.end());
  return names.size() < header.size() || names.contains("");
}

/// The header as wide as its table: cells of it that are empty count where records have content.
SampledRow whole_header(const Rows& rows, std::size_t at) {
  SampledRow header = rows[at];
  header.resize(std::max(used_width(header), std::min(header.size(), mode(rows, used_width).value)));
  return header;
}

HeaderGuess without_header(const Rows& rows, std::size_t title_rows) {
  HeaderGuess guess{title_rows, 0, {}};
  for (std::size_t i = 0; i < mode(rows, used_width).value; ++i) guess.columns.push_back(numbered(i));
  return guess;
}

HeaderGuess divided_header(const Rows& rows, std::size_t upper) {
  const auto joined = table::joined_headers(whole_header(rows, upper), whole_header(rows, upper + 1));
  return {upper, 2, unique_names(joined)};
}

}  // namespace

Mode mode(const Rows& rows, std::size_t (*measure)(const SampledRow&)) {
  std::map<std::size_t, std::size_t> counts;
  for (const SampledRow& row : rows)
    if (const std::size_t n = measure(row)) ++counts[n];
  Mode best;
  for (const auto& [value, count] : counts)
    if (count >= best.rows) best = {value, count};
  return best;
}

HeaderGuess guess_header(const Rows& rows) {
  const std::size_t at = header_row(rows);
  if (at > 0 && is_divided(rows, at - 1)) return divided_header(rows, at - 1);
  if (is_record(rows, at)) return without_header(rows, at);
  if (is_divided(rows, at)) return divided_header(rows, at);
  HeaderGuess guess{at, std::size_t{is_translated(rows, at) ? 2U : 1U}, {}};
  if (const SampledRow header = whole_header(rows, at); is_unclear(header)) guess.columns = unique_names(header);
  return guess;
}

}  // namespace opendata::inspect
