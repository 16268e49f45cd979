#pragma once
#include <opendata/aggregate.hpp>

#include "aggregate/witness.hpp"

namespace opendata::privacy {

/// States of a case, the leaves of a cube's last axis when durations are counted.
enum State : std::uint32_t { in_time = 0, overdue = 1, not_closed = 2 };

/// What is counted, for every cell of a cube.
struct Counts {
  std::vector<std::int64_t> cases;
  /// Whether fewer persons than the threshold stand behind the cell; empty when every case is another person.
  std::vector<std::uint8_t> few_persons;
};

/// Which figures are withheld, and what was proved about them.
struct Suppression {
  Pattern withheld;
  std::uint64_t primary = 0, secondary = 0;  ///< counts; shares are not counted
  std::uint64_t audited = 0;                 ///< counts for which the audit constructed its tables
  std::int64_t narrowest = 0;                ///< least width found of a withheld count; 0 = none is withheld
};

/// Withholds small counts, and then, cheapest first, what else it takes until every withheld count passes the audit; at
/// last publishes again what turns out not to be needed. Result: deterministic. Errors: refused when the audit does not
/// pass.
[[nodiscard]] Result<Suppression> suppress(const Cube& cube, const Counts& counts,
                                           const AggregateProtection& protection);

/// What is withheld for its own sake: small counts with their states, and the states of counts of few closed cases,
/// whose share would mean little.
[[nodiscard]] Pattern primary_suppression(const Cube& cube, const Counts& counts,
                                          const AggregateProtection& protection);

/// One count that the audit could not show to be protected.
struct Exposed {
  CellId cell;
  std::int64_t below, above;  ///< how far the witnesses went
};
struct Audit {
  std::vector<Exposed> exposed;
  std::uint64_t counts = 0;
  std::int64_t narrowest = 0;
};
/// Constructs for every withheld count two tables that agree with all that is published, in every table, level, total
/// and share, and in which it differs by the protection width at least; for a small count one of them is at or above
/// the threshold, so that not even its smallness is known. Guarantees: `exposed` is empty only if such tables exist;
/// they are checked afresh. A count of `exposed` may still be safe.
[[nodiscard]] Audit audit(const Cube& cube, const Counts& counts, const AggregateProtection& protection,
                          const Pattern& withheld);

}  // namespace opendata::privacy
