#include "aggregate/figure_series.hpp"

#include <algorithm>
#include <cstdlib>
#include <opendata/release_rows.hpp>
#include <optional>
#include <unordered_map>

namespace opendata::privacy {
namespace {

tl::unexpected<Error> few(const std::string& key) {
  return failure(Errc::refused,
                 {"a row rests on a few people more, fewer or others than in an earlier release of this dataset (with a person "
                  "column, of this table or of one in the ledger, any change of a count may be of one person), or is withheld in "
                  "one of them only, so that the difference shows them; publish what is closed, each period as a dataset of its own",
                  "與此資料集先前的版本相比，有一列僅因少數人而變動（本表或帳本中的表指定個人欄位時，件數的任何變動都可能出自同一人），或僅在其中一版抑制，"
                  "相減會揭露這些人；請僅發布已結束的期間，每期另用一個資料集代碼"},
                 {{}, 0, key});
}

tl::unexpected<Error> nothing_kept(const std::string& key) {
  return failure(Errc::refused,
                 {"a withdrawn release of this dataset cannot be compared, for the ledger has kept no counts of it; who has a copy can: "
                  "publish under another dataset id",
                  "帳冊未留存此資料集某一已下架版本的件數，無從比對，而持有副本者可相減；請以另一個資料集代碼發布"},
                 {{}, 0, key});
}

/// The rows of a table, by what they are about, against those of earlier ones.
class Comparison {
 public:
  Comparison(const FigureTable& table, const FigureRowMaker& maker)
      : least_change_(table.least_change), key_(table.least_change_key) {
    for (const std::vector<Cell>& cells : table.rows)
      if (auto row = maker.row_of(cells)) rows_.emplace(row->key, std::move(*row));
  }

  /// Errors: refused.
  [[nodiscard]] Result<void> compare(const FigureRow& before) const {
    const auto now = rows_.find(before.key);
    return now == rows_.end() || !shows_a_few(now->second, before) ? Result<void>() : few(key_);
  }

 private:
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
  std::unordered_map<std::uint64_t, FigureRow> rows_;
};

/// Where in a kept row stands what these names say; nullopt when one is missing.
std::optional<std::vector<std::size_t>> places_in(const std::vector<std::string>& kept, const std::vector<std::string>& names) {
  std::vector<std::size_t> places;
  for (const std::string& name : names) {
    const auto found = std::find(kept.begin(), kept.end(), name);
    if (found == kept.end()) return std::nullopt;
    places.push_back(static_cast<std::size_t>(found - kept.begin()));
  }
  return places;
}

template <class Item>
std::vector<Item> chosen(const std::vector<Item>& items, const std::vector<std::size_t>& places) {
  std::vector<Item> out;
  for (const std::size_t place : places) out.push_back(items[place]);
  return out;
}

Result<void> compare(const Comparison& comparison, const FigureNames& names, const KeptFigures& before) {
  const auto counts = places_in(before.names.counts, names.counts), figures = places_in(before.names.figures, names.figures);
  if (!counts || !figures || names.keys != before.names.keys) return {};
  for (const FigureRow& row : before.rows) {
    auto done = comparison.compare({row.key, chosen(row.counts, *counts), chosen(row.figures, *figures)});
    if (!done) return done;
  }
  return {};
}

}  // namespace

Result<void> compare_with_earlier(const FigureTable& table, const Release& earlier) {
  if (table.least_change <= 1) return {};
  const FigureNames names = names_of(table);
  const auto now_made = FigureRowMaker::create(names, table.fields), before_made = FigureRowMaker::create(names, earlier.schema.fields);
  if (!now_made || !before_made) return {};
  const Comparison comparison(table, *now_made);
  auto rows = open_release_rows(earlier);
  if (!rows) return failure(std::move(rows.error()));
  for (RawRecord record;;) {
    const auto more = (*rows)->read(record);
    if (!more) return failure(more.error());
    if (!*more) return {};
    const auto before = before_made->row_of(record.cells);
    if (auto done = before ? comparison.compare(*before) : Result<void>(); !done) return done;
  }
}

Result<void> compare_with_kept(const FigureTable& table, const std::vector<std::string>& kept) {
  if (table.least_change <= 1) return {};
  const FigureNames names = names_of(table);
  const auto made = FigureRowMaker::create(names, table.fields);
  if (!made || kept.empty()) return nothing_kept(table.least_change_key);
  const Comparison comparison(table, *made);
  for (const std::string& text : kept) {
    const auto before = parse_kept_figures(text);
    if (!before) return nothing_kept(table.least_change_key);
    if (auto done = compare(comparison, names, *before); !done) return done;
  }
  return {};
}

}  // namespace opendata::privacy
