#include "deid/recoding.hpp"

#include <algorithm>
#include <opendata/full_domain.hpp>
#include <opendata/local_recoding.hpp>

namespace opendata::deid {
namespace {

constexpr Message source_changed{"the source changed while it was read; nothing was published: start again",
                                 "來源在讀取期間有變動；未發布任何內容：請重新執行"};

}  // namespace

Result<void> RecodingSearch::settle_columns() {
  for (Column& column : columns_) {
    auto leaves = column.leaves.settle();
    if (!leaves)
      return failure(
          std::move(leaves.error()).at({file_, 0, "fields[" + std::to_string(column.field) + "].transform.hierarchy"}));
    table_.columns.push_back(std::move(*leaves));
    table_.hierarchies.push_back(column.leaves.hierarchy());
  }
  return {};
}

Result<void> RecodingSearch::search_full_domain(const privacy::PrivacyModel& model) {
  privacy::SearchOptions options;
  options.objective = model_.objective;
  options.weights = weights_;
  options.max_seconds = model_.max_seconds;
  auto found = privacy::anonymize(table_, model, options);
  if (!found) return failure(std::move(found.error()).at({file_, 0, "privacy"}));
  for (const std::size_t level : found->levels) levels_.push_back({static_cast<std::uint8_t>(level)});
  suppressed_ = std::move(found->suppressed_rows);
  found_ = {found->score, found->lower_bound, found->optimal, 0};
  return {};
}

Result<void> RecodingSearch::search_locally(const privacy::PrivacyModel& model) {
  privacy::LocalOptions options;
  options.weights = weights_;
  const auto found = privacy::recode_locally(table_, model, options);
  if (!found) return failure(Error(found.error()).at({file_, 0, "privacy"}));
  for (Column& column : columns_)
    if (column.searched) column.marked = privacy::unambiguous_labels(column.leaves.hierarchy());
  suppressed_.resize(records());
  levels_.assign(columns_.size(), std::vector<std::uint8_t>(records()));
  for (std::size_t record = 0; record < records(); ++record) {
    suppressed_[record] = found->class_of[record] == privacy::LocalResult::no_class;
    for (std::size_t q = 0; q < columns_.size() && !suppressed_[record]; ++q)
      levels_[q][record] = static_cast<std::uint8_t>(found->level(record, q));
  }
  found_.score = found->loss;
  return {};
}

Result<void> RecodingSearch::settle() {
  if (rows_.empty()) return {};
  if (auto settled = settle_columns(); !settled) return settled;
  const auto model = bind_model(file_, model_, table_);
  if (!model) return failure(model.error());
  const bool local = model_.mode == Recoding::local;
  if (auto found = local ? search_locally(*model) : search_full_domain(*model); !found) return found;
  for (std::size_t q = 0; q < columns_.size(); ++q) found_.loss += loss_of(q) / static_cast<double>(columns_.size());
  return {};
}

TupleHash RecodingSearch::class_of(std::size_t record) const {
  std::string bytes;
  for (std::size_t q = 0; q < columns_.size(); ++q)
    bytes += std::to_string(level(q, record)) + ':' + std::to_string(label(q, record)) + ' ';
  return hash_tuple(bytes);
}

Result<std::size_t> RecodingSearch::find(const std::vector<Cell>& tuple, std::uint64_t row) const {
  const auto found = std::lower_bound(rows_.begin(), rows_.end(), row);
  const auto record = static_cast<std::size_t>(found - rows_.begin());
  bool same = found != rows_.end() && *found == row;
  for (std::size_t q = 0; same && q < columns_.size(); ++q)
    same = columns_[q].leaves.leaf(tuple[q]) == table_.columns[q][record];
  if (same) return record;
  return failure(Errc::conflict, source_changed, {{}, row, {}});
}

const std::string& RecodingSearch::Column::text(std::size_t level, std::uint32_t label) const {
  return marked.empty() ? leaves.hierarchy().text(level, label) : marked[level][label];
}

/// A missing value stays missing as long as its label covers nothing else. Where one level holds for all the label
/// decides, since what else it covers would call a class of a series otherwise in the next release.
bool RecodingSearch::Column::is_missing(std::size_t level, std::uint32_t label, const Cell& value) const {
  if (marked.empty() && leaves.is_unknown(level, label)) return true;
  return (!value || value->empty()) && leaves.hierarchy().extent(level, label) == 1;
}

Cell RecodingSearch::published(std::size_t column, std::size_t record, const Cell& value) const {
  const std::size_t at = level(column, record);
  const std::uint32_t of = label(column, record);
  if (columns_[column].is_missing(at, of, value)) return std::nullopt;
  return columns_[column].searched ? Cell{columns_[column].text(at, of)} : value;
}

std::vector<Cell> RecodingSearch::recode(const std::vector<Cell>& tuple, std::size_t record) const {
  std::vector<Cell> cells;
  for (std::size_t q = 0; q < columns_.size(); ++q) cells.push_back(published(q, record, tuple[q]));
  return cells;
}

double RecodingSearch::loss_of(std::size_t column) const {
  const privacy::Hierarchy& hierarchy = columns_[column].leaves.hierarchy();
  double lost = 0;
  for (std::size_t record = 0; record < records(); ++record)
    lost += suppressed_[record] ? 1 : hierarchy.loss(level(column, record), label(column, record));
  return lost / static_cast<double>(records());
}

void RecodingSearch::describe(PipelineReport& report) const {
  if (model_.mode == Recoding::fixed || rows_.empty()) return;
  report.search = found_;
  report.mode = name(model_.mode);
  report.objective = privacy::name(model_.objective);
  for (std::size_t q = 0; q < columns_.size(); ++q) {
    if (!columns_[q].searched) continue;
    auto& field = report.fields[columns_[q].field];
    field.height = columns_[q].leaves.hierarchy().height();
    if (levels_[q].size() == 1) field.level = levels_[q].front();
    field.loss = loss_of(q);
  }
}

}  // namespace opendata::deid
