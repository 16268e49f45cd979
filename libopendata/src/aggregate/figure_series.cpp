#include "aggregate/figure_series.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <opendata/release_rows.hpp>
#include <optional>
#include <unordered_map>

#include "privacy/tuple_hash.hpp"

namespace opendata::privacy {
namespace {

using Places = std::vector<std::size_t>;

/// Where the fields of a table stand in a row of the table or of a release.
struct Layout {
  Places keys, counts, figures;
};

bool is_number(const Field& field) { return field.type == FieldType::integer || field.type == FieldType::decimal; }
bool is_among(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Numbers that are no counts of people, in the order of the table.
std::vector<std::string> figures_of(const FigureTable& table) {
  std::vector<std::string> names;
  for (const Field& field : table.fields)
    if (is_number(field) && !is_among(table.counts, field.name)) names.push_back(field.name);
  return names;
}

std::optional<Places> places_of(const std::vector<std::string>& names, const std::vector<Field>& fields) {
  Places places;
  for (const std::string& name : names) {
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
    if (found == fields.end()) return std::nullopt;
    places.push_back(static_cast<std::size_t>(found - fields.begin()));
  }
  return places;
}

std::optional<Layout> layout_of(const FigureTable& table, const std::vector<Field>& fields) {
  const auto keys = places_of(table.keys, fields), counts = places_of(table.counts, fields), figures = places_of(figures_of(table), fields);
  if (!keys || !counts || !figures) return std::nullopt;
  return Layout{*keys, *counts, *figures};
}

/// nullopt for a row of which something is not said.
std::optional<std::string> key_of(const std::vector<Cell>& row, const Places& keys) {
  std::string bytes;
  for (const std::size_t place : keys) {
    if (!row[place]) return std::nullopt;
    deid::append_cell(bytes, row[place]);
  }
  return bytes;
}

std::int64_t number_of(const Cell& cell) {
  std::int64_t number = 0;
  std::from_chars(cell->data(), cell->data() + cell->size(), number);
  return number;
}

/// Two rows of one key.
class Pair {
 public:
  Pair(const std::vector<Cell>& now, const Layout& now_at, const std::vector<Cell>& before, const Layout& before_at)
      : now_(now), before_(before), now_at_(now_at), before_at_(before_at) {}

  [[nodiscard]] bool shows_a_few(std::int64_t least_change) const {
    bool same_people = true;
    for (std::size_t i = 0; i < now_at_.counts.size(); ++i) {
      const Cell &now = now_[now_at_.counts[i]], &before = before_[before_at_.counts[i]];
      if (now == before) continue;
      same_people = false;
      if (!now || !before || std::abs(number_of(now) - number_of(before)) < least_change) return true;
    }
    return same_people && !has_same_figures();
  }

 private:
  [[nodiscard]] bool has_same_figures() const {
    for (std::size_t i = 0; i < now_at_.figures.size(); ++i)
      if (now_[now_at_.figures[i]] != before_[before_at_.figures[i]]) return false;
    return true;
  }
  const std::vector<Cell>&now_, &before_;
  const Layout &now_at_, &before_at_;
};

using Index = std::unordered_map<std::string, const std::vector<Cell>*>;

Index index_of(const FigureTable& table, const Places& keys) {
  Index index;
  for (const std::vector<Cell>& row : table.rows)
    if (auto key = key_of(row, keys)) index.emplace(std::move(*key), &row);
  return index;
}

tl::unexpected<Error> few(const std::string& key) {
  return failure(Errc::refused,
                 {"a row rests on a few people more, fewer or others than in an earlier release of this dataset (with a person "
                  "column any change of a count may be of one person), or is withheld in "
                  "one of them only, so that the difference shows them; publish what is closed, each period as a dataset of its own",
                  "與此資料集先前的版本相比，有一列僅因少數人而變動（指定個人欄位時，件數的任何變動都可能出自同一人），或僅在其中一版抑制，"
                  "相減會揭露這些人；請僅發布已結束的期間，每期另用一個資料集代碼"},
                 {{}, 0, key});
}

}  // namespace

Result<void> compare_with_earlier(const FigureTable& table, const Release& earlier) {
  if (table.least_change <= 1) return {};
  const auto now_at = layout_of(table, table.fields), before_at = layout_of(table, earlier.schema.fields);
  if (!now_at || !before_at) return {};
  const Index index = index_of(table, now_at->keys);
  auto rows = open_release_rows(earlier);
  if (!rows) return failure(std::move(rows.error()));
  for (RawRecord before;;) {
    const auto more = (*rows)->read(before);
    if (!more) return failure(more.error());
    if (!*more) return {};
    const auto key = key_of(before.cells, before_at->keys);
    const auto now = key ? index.find(*key) : index.end();
    if (now == index.end()) continue;
    if (Pair(*now->second, *now_at, before.cells, *before_at).shows_a_few(table.least_change)) return few(table.least_change_key);
  }
}

}  // namespace opendata::privacy
