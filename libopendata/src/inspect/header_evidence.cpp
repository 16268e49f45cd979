#include "inspect/header_evidence.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <opendata/recognizer.hpp>

#include "inspect/cell_shape.hpp"
#include "inspect/heading_words.hpp"

namespace opendata::inspect {
namespace {

constexpr std::size_t compared_cells = 50;  ///< of a column
constexpr std::size_t compared_names = 20;
constexpr std::size_t often = 3;  ///< a value may be a word of headers; a header's cell is none so many times

using Column = std::vector<std::string_view>;  ///< the filled cells below a header's cell

/// Whether at least `percent` of the cells pass; not when there are none.
template <class Predicate>
bool share(const Column& column, std::size_t percent, Predicate passes) {
  const auto n = static_cast<std::size_t>(std::count_if(column.begin(), column.end(), passes));
  return n > 0 && n * 100 >= column.size() * percent;
}

bool is_date(std::string_view cell) {
  const CellShape shape = shape_of(cell);
  return shape.roc_date || shape.ad_date;
}

/// 建國路1號, 中山路十二號; the words 路街巷弄號 alone have no number.
bool is_numbered_address(std::string_view cell) {
  const std::u32string text = text::fold(text::to_utf32(cell), text::Folding::identifiers).text;
  const std::size_t at = text.find(U'號');
  const bool numbered =
      at != std::u32string::npos && at > 0 &&
      std::u32string_view(U"0123456789一二三四五六七八九十").find(text[at - 1]) != std::u32string_view::npos;
  return numbered && shape_of(cell).address;
}

bool is_of_somebody(std::string_view cell) {
  const CellShape shape = shape_of(cell);
  return shape.national_id || shape.phone || shape.email || is_numbered_address(cell);
}

/// Whether at least half of the cell is somebody's name: 王小明先生, and not 王雲五紀念館參觀人數. 塘岐村 is a place.
bool is_person(const deid::Analyzer& analyzer, std::string_view cell) {
  if (shape_of(cell).division) return false;
  const std::size_t length = text::to_utf32(cell).size();
  const auto findings = analyzer.find(cell);
  return std::any_of(findings.begin(), findings.end(), [&](const deid::Finding& finding) {
    return finding.type == "PERSON" && (finding.end - finding.start) * 2 >= length;
  });
}

/// A99-9 for B12-3: what codes of one kind have in common; empty without a digit.
std::string pattern_of(std::string_view cell) {
  if (!has_digit(cell)) return {};
  std::string out;
  for (const char c : cell) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    out += letter ? 'A' : c >= '0' && c <= '9' ? '9' : c;
  }
  return out;
}

/// A column whose cells are not of the kind of the cell above them has a heading.
bool differs(std::string_view cell, const Column& column) {
  const auto is_value = [](std::string_view below) { return is_figure(below) || !pattern_of(below).empty(); };
  if (share(column, 90, is_value)) return true;
  return has_han(cell) ? share(column, 90, [](auto below) { return has_latin(below) && !has_han(below); })
                       : share(column, 90, has_han);
}

/// 106 and 2017 are good names of columns.
bool is_year(std::string_view cell) {
  return (cell.size() == 4 && (cell.starts_with("19") || cell.starts_with("20"))) ||
         (cell.size() <= 3 && cell[0] != '0');
}

/// Years, months or classes in steps of one length, as tables have them side by side; a lone one must be a year.
bool is_series(const std::vector<int>& numbers) {
  if (numbers.size() == 1) return numbers[0] >= 1900 || (numbers[0] >= 80 && numbers[0] <= 130);
  if (numbers.size() == 2) return std::abs(numbers[1] - numbers[0]) == 1;
  const int step = numbers.size() < 2 ? 0 : numbers[1] - numbers[0];
  for (std::size_t i = 1; i < numbers.size(); ++i)
    if (numbers[i] - numbers[i - 1] != step) return false;
  return step != 0;
}

/// The row and what stands below it.
class Evidence {
 public:
  Evidence(const std::vector<SampledRow>& rows, std::size_t at)
      : row_(rows[at]), columns_(row_.size()), again_(row_.size()) {
    for (std::size_t i = at + 1; i < rows.size(); ++i) add(rows[i]);
    for (const std::string& cell : row_)
      if (is_figure(cell) && is_year(cell)) numbers_.push_back(std::atoi(cell.c_str()));
  }

  [[nodiscard]] bool is_record() const {
    const bool repeated = filled(row_) > 0 && repeats_ > 1 && repeats_ * 2 > below_;
    return repeated || has_code() || has_figures() || is_outvoted();
  }

 private:
  enum class Vote { none, heading, record, surely_record };

  /// A row with most of the cells of this one is this one again, with a page's number perhaps.
  [[nodiscard]] bool repeats(const SampledRow& other) const {
    std::size_t same = 0;
    for (std::size_t i = 0; i < std::min(row_.size(), other.size()); ++i)
      if (!row_[i].empty() && row_[i] == other[i]) ++same;
    return row_ == other || (same > 1 && same * 2 > filled(row_));
  }

  void add(const SampledRow& row) {
    ++below_;
    if (row == row_) ++repeats_;
    if (repeats(row)) return;
    for (std::size_t i = 0; i < std::min(row_.size(), row.size()); ++i) {
      if (row[i].empty()) continue;
      if (row[i] == row_[i]) ++again_[i];
      if (columns_[i].size() < compared_cells) columns_[i].push_back(row[i]);
    }
  }

  [[nodiscard]] bool has_code() const {
    return std::any_of(row_.begin(), row_.end(), [](const std::string& cell) {
      return cell.size() > 1 && cell[0] == '0' &&
             std::all_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
    });
  }

  /// Days side by side above counts are a table's header.
  [[nodiscard]] bool is_day_above_others(std::size_t i) const {
    return is_date(row_[i]) && !columns_[i].empty() && !share(columns_[i], 50, is_date);
  }

  /// Figures in half of the cells.
  [[nodiscard]] bool has_figures() const {
    std::size_t figures = 0;
    for (std::size_t i = 0; i < row_.size(); ++i)
      if (is_figure(row_[i]) && !is_year(row_[i]) && !is_day_above_others(i)) ++figures;
    return figures > 0 && figures * 2 >= filled(row_);
  }

  [[nodiscard]] bool is_outvoted() const {
    std::array<std::size_t, 4> votes{};
    for (std::size_t i = 0; i < row_.size(); ++i) {
      const Vote vote = row_[i].empty() ? Vote::none : vote_of(i);
      if (vote == Vote::surely_record) return true;
      ++votes[static_cast<std::size_t>(vote)];
    }
    const std::size_t records = votes[static_cast<std::size_t>(Vote::record)];
    const std::size_t headings = votes[static_cast<std::size_t>(Vote::heading)];
    return records > headings || (records > 0 && records == headings && !names_a_column());
  }

  /// A word that names columns and is no value in its own.
  [[nodiscard]] bool names_a_column() const {
    for (std::size_t i = 0; i < row_.size(); ++i)
      if (is_column_name(row_[i]) && again_[i] == 0) return true;
    return false;
  }

  [[nodiscard]] Vote vote_of(std::size_t i) const {
    const std::string& cell = row_[i];
    if (is_of_somebody(cell)) return Vote::surely_record;
    if (is_date(cell)) return is_day_above_others(i) ? Vote::none : Vote::surely_record;
    if (is_figure(cell)) return vote_of_figure(i);
    if (reads_as_heading(cell)) return again_[i] >= often ? Vote::record : Vote::heading;
    if (is_person(analyzer_, cell)) return vote_of_name(i);
    return vote_of_text(i);
  }

  [[nodiscard]] Vote vote_of_figure(std::size_t i) const {
    const bool above_figures = share(columns_[i], 90, is_figure);
    return above_figures && !(is_year(row_[i]) && is_series(numbers_)) ? Vote::record : Vote::none;
  }

  /// A name above names; candidates' names above their votes are a header's.
  [[nodiscard]] Vote vote_of_name(std::size_t i) const {
    Column names = columns_[i];
    names.resize(std::min(names.size(), compared_names));
    const bool above_names = share(names, 50, [&](std::string_view cell) { return is_person(analyzer_, cell); });
    return names.empty() || above_names ? Vote::surely_record : Vote::none;
  }

  [[nodiscard]] Vote vote_of_text(std::size_t i) const {
    const std::string pattern = pattern_of(row_[i]);
    const auto is_alike = [&](std::string_view cell) { return pattern_of(cell) == pattern; };
    const auto is_division = [](std::string_view cell) { return shape_of(cell).division; };
    if (again_[i] > 0) return Vote::record;
    if (!pattern.empty()) return share(columns_[i], 90, is_alike) ? Vote::record : Vote::none;
    if (is_division(row_[i]) && share(columns_[i], 90, is_division)) return Vote::record;
    return differs(row_[i], columns_[i]) ? Vote::heading : Vote::none;
  }

  const SampledRow& row_;
  std::vector<Column> columns_;
  std::vector<std::size_t> again_;  ///< how often a cell comes again below itself
  std::vector<int> numbers_;        ///< of the cells that may be years
  std::size_t below_ = 0, repeats_ = 0;
  deid::Analyzer analyzer_;
};

}  // namespace

std::size_t filled(const SampledRow& row) {
  return static_cast<std::size_t>(
      std::count_if(row.begin(), row.end(), [](const std::string& cell) { return !cell.empty(); }));
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
bool is_figure(std::string_view cell) {
  return !cell.empty() && has_digit(cell) && !has_han(cell) && !(cell[0] >= 'A' && cell[0] <= 'z');
}

bool is_record(const std::vector<SampledRow>& rows, std::size_t at) { return Evidence(rows, at).is_record(); }

}  // namespace opendata::inspect
