#include "aggregate/quantiles.hpp"

namespace opendata::privacy {
namespace {

/// Waits for the case of one rank to go by, in order of days.
struct Rank {
  std::int64_t rank = 0;  ///< from 1; 0 = not asked for
  std::int64_t days = 0;
  void see(std::int64_t before, std::int64_t after, std::int64_t of_days) {
    if (before < rank && rank <= after) days = of_days;
  }
};

struct Ranks {
  std::int64_t seen = 0;
  Rank lower, upper, p90;
};

Ranks ranks_of(std::int64_t closed, const AggregateProtection& protection) {
  Ranks ranks;
  if (closed < protection.least_cases || closed == 0) return ranks;
  const std::int64_t middle = (closed + 1) / 2, ninth = (closed * 9 + 9) / 10;
  if (middle >= protection.tail_cases) {
    ranks.lower.rank = middle;
    ranks.upper.rank = closed / 2 + 1;
  }
  if (closed - ninth + 1 >= protection.tail_cases) ranks.p90.rank = ninth;
  return ranks;
}

void see(const DurationCount& duration, Ranks& ranks) {
  const std::int64_t after = ranks.seen + duration.cases;
  for (Rank* rank : {&ranks.lower, &ranks.upper, &ranks.p90}) rank->see(ranks.seen, after, duration.days);
  ranks.seen = after;
}

Quantiles result_of(const Ranks& ranks) {
  Quantiles result;
  if (ranks.lower.rank != 0) result.median_half_days = ranks.lower.days + ranks.upper.days;
  if (ranks.p90.rank != 0) result.p90_days = ranks.p90.days;
  return result;
}

}  // namespace

std::int64_t closed_cases(const Cube& cube, const std::vector<std::int64_t>& cases, CellId count) {
  if (!cube.has_states()) return 0;
  const CellId first = count - cube.axes().back().root() * cube.stride(cube.state_axis());
  return cases[first + State::in_time * cube.stride(cube.state_axis())] +
         cases[first + State::overdue * cube.stride(cube.state_axis())];
}

std::vector<Quantiles> quantiles(const Counted& counted, const AggregateProtection& protection) {
  const Cube& cube = counted.cube;
  if (!cube.has_states()) return std::vector<Quantiles>(cube.cells());
  const CellId first =
      cube.axes().back().root() * cube.stride(cube.state_axis());  // the state comes last in a cell's number
  std::vector<Ranks> ranks(cube.cells() - first);
  for (CellId cell = first; cell < cube.cells(); ++cell) {
    ranks[cell - first] = ranks_of(closed_cases(cube, counted.counts.cases, cell), protection);
  }
  for (const DurationCount& duration : counted.durations) {
    for_each_sum(cube, cube.nodes(duration.atom), [&](CellId cell) { see(duration, ranks[cell - first]); });
  }
  std::vector<Quantiles> results(cube.cells());
  for (CellId cell = first; cell < cube.cells(); ++cell) results[cell] = result_of(ranks[cell - first]);
  return results;
}

}  // namespace opendata::privacy
