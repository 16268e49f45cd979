#include "rows/summary.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "rows/row_source.hpp"

namespace opendata::api {
namespace {

using Clock = std::chrono::steady_clock;

/// The time that is left of a deadline for all statements of one question.
class Budget {
 public:
  explicit Budget(std::chrono::milliseconds limit) : end_(Clock::now() + limit) {}
  [[nodiscard]] std::chrono::milliseconds left() const {
    const auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(end_ - Clock::now());
    return std::max(rest, std::chrono::milliseconds(0));
  }

 private:
  Clock::time_point end_;
};

using CursorPointer = std::unique_ptr<RowCursor>;

Outcome<CursorPointer> begin(RowSource& rows, const Sql& sql, const Budget& budget) {
  return rows.run(sql, budget.left(), Extent::page);
}

double number_at(const RowCursor& cursor, int column) {
  const auto text = cursor.text(column).value_or("");
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

Outcome<std::size_t> variety_of(RowSource& rows, const TallyQuery& query, const Schema& schema, const Budget& budget) {
  auto cursor = begin(rows, select_variety(query, schema, rows.dialect()), budget);
  if (!cursor) return refuse(cursor.error());
  const auto found = (*cursor)->step();
  if (!found) return refuse(found.error());
  return *found ? static_cast<std::size_t>((*cursor)->integer(0)) : 0;
}

Outcome<void> read_counts(RowCursor& cursor, Tally& out) {
  for (auto more = cursor.step();; more = cursor.step()) {
    if (!more) return refuse(more.error());
    if (!*more) return {};
    out.counts.push_back({cursor.text(1), static_cast<std::uint64_t>(cursor.integer(0))});
    const auto& value = out.counts.back().value;
    if (value && value->size() > TallyQuery::longest_value) out.is_category = false;
  }
}

constexpr double least_span = 1e-6;

/// The square around what the data cover, cut into squares no finer than those of the data.
RasterExtent raster_of(const DensityQuery& query, const RowCursor& bounds) {
  RasterExtent extent{{number_at(bounds, 0), number_at(bounds, 1), number_at(bounds, 2), number_at(bounds, 3)}, 0};
  const double span = std::max({extent.east - extent.west, extent.north - extent.south, least_span});
  constexpr auto across = static_cast<double>(DensityQuery::squares_across);
  // A little wider than the span, so that the farthest row is in the last square, not behind it.
  extent.step = span * 1.000001 / across;
  if (query.cell > 0) {
    extent.step = query.cell * std::max(1.0, std::ceil(extent.step / query.cell));
    extent.west -= query.cell / 2;
    extent.south -= query.cell / 2;
    extent.east += query.cell / 2;
    extent.north += query.cell / 2;
  }
  return extent;
}

Outcome<void> read_squares(RowCursor& cursor, Density& out) {
  for (auto more = cursor.step();; more = cursor.step()) {
    if (!more) return refuse(more.error());
    if (!*more) return {};
    out.squares.push_back({static_cast<std::uint64_t>(cursor.integer(0)), number_at(cursor, 1), number_at(cursor, 2)});
    out.rows += out.squares.back().rows;
  }
}

}  // namespace

Outcome<std::shared_ptr<const Tally>> ask_tally(RowSource& rows, const TallyQuery& query, const Schema& schema,
                                                std::chrono::milliseconds limit) {
  const Budget budget(limit);
  const auto variety = variety_of(rows, query, schema, budget);
  if (!variety) return refuse(variety.error());
  auto tally = std::make_shared<Tally>();
  tally->is_category = *variety <= query.most;
  if (!tally->is_category) return tally;
  auto cursor = begin(rows, select_tally(query, schema, rows.dialect()), budget);
  if (!cursor) return refuse(cursor.error());
  if (auto read = read_counts(**cursor, *tally); !read) return refuse(read.error());
  if (!tally->is_category) tally->counts.clear();
  return tally;
}

Outcome<std::shared_ptr<const Density>> ask_density(RowSource& rows, const DensityQuery& query, const Schema& schema,
                                                    std::chrono::milliseconds limit) {
  const Budget budget(limit);
  auto density = std::make_shared<Density>();
  {
    auto bounds = begin(rows, select_extent(query, schema, rows.dialect()), budget);
    if (!bounds) return refuse(bounds.error());
    const auto found = (*bounds)->step();
    if (!found) return refuse(found.error());
    if (!*found || !(*bounds)->text(0)) return density;
    density->extent = raster_of(query, **bounds);
  }
  auto cursor = begin(rows, select_density(query, density->extent, schema, rows.dialect()), budget);
  if (!cursor) return refuse(cursor.error());
  if (auto read = read_squares(**cursor, *density); !read) return refuse(read.error());
  return density;
}

}  // namespace opendata::api
