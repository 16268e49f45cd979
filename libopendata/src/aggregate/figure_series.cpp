#include "aggregate/figure_series.hpp"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <opendata/release_rows.hpp>
#include <optional>
#include <unordered_map>

#include "aggregate/places.hpp"

namespace opendata::privacy {
namespace {

constexpr Message few{
    "a row rests on a few people more, fewer or others than in an earlier release of this dataset (with a person "
    "column, of this table or of one in the ledger, any change of a count may be of one person), or is withheld in "
    "one of them only, so that the difference shows them; publish what is closed, each period as a dataset of its own",
    "與此資料集先前的版本相比，有一列僅因少數人而變動（本表或帳本中的表指定個人欄位時，件數的任何變動都可能出自同一人），或僅在其中一版抑制，"
    "相減會揭露這些人；請僅發布已結束的期間，每期另用一個資料集代碼"};
constexpr Message nothing_kept{
    "a withdrawn release of this dataset cannot be compared, for the ledger has kept no counts of it; who has a copy can: "
    "publish under another dataset id",
    "帳冊未留存此資料集某一已下架版本的件數，無從比對，而持有副本者可相減；請以另一個資料集代碼發布"};
constexpr Message nothing_in_common{
    "an earlier release of this dataset has other columns and no row that this table has too, so that the two cannot be "
    "compared; publish under another dataset id",
    "此資料集先前的某一版本欄位不同，且與本表沒有相同的列，無從比對；請以另一個資料集代碼發布"};

/// `key`: of the specification that makes the table.
tl::unexpected<Error> refused(Message why, const std::string& key) { return failure(Errc::refused, why, {{}, 0, key}); }

/// The rows of a table, by what they are about, against those of earlier ones.
class Comparison {
 public:
  Comparison(const FigureTable& table, const FigureRowMaker& maker)
      : least_change_(table.least_change), key_(table.least_change_key) {
    for (const std::vector<Cell>& cells : table.rows)
      if (auto row = maker.row_of(cells)) add(std::move(*row), maker.is_of_totals(cells));
  }

  /// Errors: refused.
  Result<void> compare(const FigureRow& before) {
    const auto now = rows_.find(before.key);
    if (now == rows_.end() || now->second.rows != 1) return {};
    has_common_row_ = true;
    return shows_a_few(now->second.row, before) ? refused(few, key_) : Result<void>();
  }
  [[nodiscard]] bool has_common_row() const { return has_common_row_; }

 private:
  /// What the table says of an earlier row: the row of totals, or without one the only row, as a label has one coarser one.
  struct Candidate {
    FigureRow row;
    std::size_t rows = 0;
    bool of_totals = false;
  };
  void add(FigureRow row, bool of_totals) {
    Candidate& known = rows_[row.key];
    if (known.of_totals) return;
    known = {std::move(row), of_totals ? 1 : known.rows + 1, of_totals};
  }
  [[nodiscard]] bool shows_a_few(const FigureRow& now, const FigureRow& before) const {
    if (now.counts == before.counts) return now.figures != before.figures;
    for (std::size_t i = 0; i < now.counts.size(); ++i)
      if (now.counts[i] != before.counts[i] && !differ_by_many(now.counts[i], before.counts[i])) return true;
    return false;
  }
  [[nodiscard]] bool differ_by_many(const std::optional<std::int64_t>& a, const std::optional<std::int64_t>& b) const {
    return a && b && std::abs(*a - *b) >= least_change_;
  }

  std::int64_t least_change_;
  const std::string& key_;
  std::unordered_map<std::uint64_t, Candidate> rows_;
  bool has_common_row_ = false;
};

std::vector<std::string> in_both(const std::vector<std::string>& now, const std::vector<std::string>& before) {
  std::vector<std::string> out;
  for (const std::string& name : now)
    if (std::find(before.begin(), before.end(), name) != before.end()) out.push_back(name);
  return out;
}

/// An earlier table, and the numbers that the new one has too.
FigureNames with_common_numbers(const FigureNames& before, const FigureNames& now) {
  return {before.keys, in_both(now.counts, before.counts), in_both(now.figures, before.figures)};
}

/// Gives each row of an earlier table, from its first to its last, as often as it is asked.
using EarlierRows = std::function<Result<void>(const std::function<Result<void>(const FigureRow&)>&)>;

/// One match after the other, so that the rows of one are in memory. Result: whether a row is common.
Result<bool> compare_by_each(const std::vector<KeyMatch>& matches, const FigureTable& table, const FigureRowMaker& maker,
                             const EarlierRows& for_each_row) {
  bool any = false;
  for (const KeyMatch& match : matches) {
    Comparison comparison(table, maker.as_before(match));
    auto done = for_each_row([&](const FigureRow& before) { return comparison.compare(before); });
    if (!done) return failure(std::move(done.error()));
    any = any || comparison.has_common_row();
  }
  return any;
}

/// `before` names what `for_each_row` gives, in its order.
Result<void> compare(const FigureTable& table, const FigureNames& before, const EarlierRows& for_each_row) {
  const FigureNames now = names_of(table);
  const auto matches = key_matches(now.keys, before.keys);
  const auto maker = FigureRowMaker::create({now.keys, before.counts, before.figures}, table.fields);
  if (!matches || !maker || before.counts.empty()) return refused(nothing_in_common, table.least_change_key);
  const auto any = compare_by_each(*matches, table, *maker, for_each_row);
  if (!any) return failure(any.error());
  const bool comparable = *any || now.keys == before.keys;  // each period has rows of its own
  return comparable ? Result<void>() : refused(nothing_in_common, table.least_change_key);
}

template <class Item>
std::vector<Item> chosen(const std::vector<Item>& items, const std::vector<std::size_t>& places) {
  std::vector<Item> out;
  for (const std::size_t place : places) out.push_back(items[place]);
  return out;
}

/// A row of an earlier table with some of its numbers alone.
class NumberChoice {
 public:
  /// nullopt when one of `wanted` is not `kept`.
  static std::optional<NumberChoice> create(const FigureNames& wanted, const FigureNames& kept) {
    const auto counts = places_of(wanted.counts, kept.counts), figures = places_of(wanted.figures, kept.figures);
    return counts && figures && wanted.keys == kept.keys ? std::optional(NumberChoice{*counts, *figures}) : std::nullopt;
  }
  [[nodiscard]] FigureRow of(const FigureRow& row) const { return {row.key, chosen(row.counts, counts_), chosen(row.figures, figures_)}; }

 private:
  NumberChoice(std::vector<std::size_t> counts, std::vector<std::size_t> figures)
      : counts_(std::move(counts)), figures_(std::move(figures)) {}
  std::vector<std::size_t> counts_, figures_;
};

Result<void> for_each_kept_row(const std::string& text, const FigureTable& table, const FigureNames& wanted,
                               const std::function<Result<void>(const FigureRow&)>& visit) {
  const auto before = parse_kept_figures(text);
  const auto choice = before ? NumberChoice::create(wanted, before->names) : std::nullopt;
  if (!choice) return refused(nothing_kept, table.least_change_key);
  for (const FigureRow& row : before->rows)
    if (auto done = visit(choice->of(row)); !done) return done;
  return {};
}

Result<void> for_each_row_of(const Release& release, const FigureNames& names,
                             const std::function<Result<void>(const FigureRow&)>& visit) {
  const auto maker = FigureRowMaker::create(names, release.schema.fields);
  auto rows = open_release_rows(release);
  if (!rows) return failure(std::move(rows.error()));
  for (RawRecord record;;) {
    const auto more = (*rows)->read(record);
    if (!more) return failure(more.error());
    if (!*more) return {};
    const auto before = maker->row_of(record.cells);
    if (auto done = before ? visit(*before) : Result<void>(); !done) return done;
  }
}

}  // namespace

Result<void> compare_with_earlier(const FigureTable& table, const Release& earlier) {
  if (table.least_change <= 1) return {};
  const FigureNames before = with_common_numbers(names_of(earlier.schema.fields, table), names_of(table));
  return compare(table, before, [&](const auto& visit) { return for_each_row_of(earlier, before, visit); });
}

Result<void> compare_with_kept(const FigureTable& table, const std::vector<std::string>& kept) {
  if (table.least_change <= 1) return {};
  const auto first = kept.empty() ? std::nullopt : parse_kept_figures(kept.front());
  if (!first) return refused(nothing_kept, table.least_change_key);
  const FigureNames before = with_common_numbers(first->names, names_of(table));
  return compare(table, before, [&](const auto& visit) {
    Result<void> done;
    for (std::size_t i = 0; i < kept.size() && done; ++i) done = for_each_kept_row(kept[i], table, before, visit);
    return done;
  });
}

}  // namespace opendata::privacy
