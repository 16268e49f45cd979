// Suppression in tables of counts, beside the plain way: after each count that is published again, all others are
// proved anew.
#include <algorithm>
#include <cstdio>

#include "aggregate/suppression.hpp"
#include "support/catch.hpp"
#include "support/processor.hpp"
#include "support/statistics_cube.hpp"

using namespace opendata::privacy;

namespace {

constexpr unsigned one_table = 7;  ///< all three dimensions

Cube cube_of(std::size_t kinds, std::size_t districts, std::uint32_t months) {
  return Cube({test::flat_axis(kinds), test::flat_axis(districts), test::months_axis(months), test::flat_axis(1)},
              {one_table});
}

Suppression run(const Cube& cube, const Counts& counts) {
  const double begin = test::processor_seconds();
  const auto done = suppress(cube, counts, {});
  const double seconds = test::processor_seconds() - begin;
  REQUIRE(done);
  std::printf("  %6zu cells  %6ju small, %6ju more withheld, %6ju proved  %8.2f s CPU  peak of the process %ld MB\n",
              cube.cells(), static_cast<std::uintmax_t>(done->primary), static_cast<std::uintmax_t>(done->secondary),
              static_cast<std::uintmax_t>(done->audited), seconds, test::peak_megabytes());
  return *done;
}

/// Tries to publish every further count of the pattern again, dearest first, and proves all others each time.
void run_peer(const Cube& cube, const Counts& counts, const Suppression& done) {
  const double begin = test::processor_seconds();
  Pattern withheld = done.withheld;
  std::vector<CellId> further;
  for (CellId cell = 0; cell < cube.cells(); ++cell)
    if (withheld[cell] != 0 && counts.cases[cell] >= 5) further.push_back(cell);
  std::stable_sort(further.begin(), further.end(),
                   [&](CellId a, CellId b) { return counts.cases[a] > counts.cases[b]; });
  std::size_t published = 0;
  for (const CellId cell : further) {
    withheld[cell] = 0;
    const bool all = audit(cube, counts, {}, withheld).exposed.empty();
    withheld[cell] = all ? 0 : 1;
    published += all ? 1U : 0U;
  }
  std::printf("  the plain way, its last step alone: %zu attempts, %zu published  %8.2f s CPU\n", further.size(),
              published, test::processor_seconds() - begin);
}

}  // namespace

TEST_CASE("suppression of many cells", "[bench]") {
  std::printf("kinds x districts x months with quarters and totals, threshold 5\n");
  const Cube small = cube_of(5, 8, 6);
  const Counts few = test::made_up_cases(small, 1500, 1);
  run_peer(small, few, run(small, few));
  for (const std::size_t cases : {20'000U, 60'000U}) {
    const Cube middle = cube_of(8, 20, 12);
    run(middle, test::made_up_cases(middle, cases, 1));
  }
  const Cube large = cube_of(15, 37, 90);
  for (const std::size_t cases : {200'000U, 1'000'000U}) run(large, test::made_up_cases(large, cases, 1));
}
