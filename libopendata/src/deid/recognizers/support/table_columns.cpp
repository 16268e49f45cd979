#include "deid/recognizers/support/table_columns.hpp"

#include <algorithm>

#include "deid/recognizers/support/number_labels.hpp"
#include "deid/recognizers/support/scan.hpp"

namespace opendata::deid {
namespace {

constexpr std::size_t fewest_separators = 2;  // of a row; one alone stands in prose as well
constexpr std::size_t longest_header = 400;

}  // namespace

bool TableColumns::is_cell_of_number(std::size_t first) const {
  if (!contains(U"| \t(國元", scan_.at(first - 1))) return false;  // few numbers
  for (std::size_t i = first; i > 0 && first - i <= longest_lead; --i) {
    if (scan_.is(i - 1, separator)) return true;
    if (scan_.is(i - 1, label_begin)) return false;  // the cell has its own
    if (!scan_.is(i - 1, blank | han) && scan_.at(i - 1) != U'(') return false;
  }
  return false;
}

void TableColumns::end_row(std::size_t i) {
  if (cells_ < fewest_separators) header_ = none;
  else if (header_ == none) header_ = row_;
  cells_ = 0;
  row_ = i + 1;
}

void TableColumns::read_to(std::size_t last) {
  for (; at_ < last; ++at_) {
    if (scan_.at(at_) == U'\n') end_row(at_);
    else cells_ += scan_.is(at_, separator) ? 1 : 0;
  }
}

// Where the name of the current cell's column ends, and begins; `none` when the first row has fewer cells.
std::size_t TableColumns::name_end(std::size_t& first) const {
  std::size_t cell = 0, i = header_;
  for (first = header_; i < std::min(row_, header_ + longest_header); ++i) {
    const bool row_ends = scan_.at(i) == U'\n';
    if (!row_ends && !scan_.is(i, separator)) continue;
    if (cell++ == cells_) return i;
    if (row_ends) return none;
    first = i + 1;
  }
  return none;
}

bool TableColumns::add_name(std::size_t first, std::pmr::vector<LabelWord>& labels) {
  read_to(first);
  if (header_ == none || cells_ == 0) return false;
  std::size_t begin = 0;
  const std::size_t end = name_end(begin);
  if (end == none || end == begin) return false;
  const NumberLabel name = label_before(scan_, end, std::min(end - begin, label_reach)).label;
  if (name == NumberLabel::none || name == NumberLabel::unspecified) return false;
  labels.push_back({static_cast<std::uint32_t>(first - 1), static_cast<std::uint32_t>(first), name});
  return true;
}

}  // namespace opendata::deid
