#pragma once
#include <array>
#include <map>
#include <memory>
#include <vector>

#include "aggregate/counting.hpp"
#include "aggregate/ledger.hpp"

namespace opendata::privacy {

/// Cases that the same cells of two tables have in common, and whose they are.
struct CommonCases {
  std::int64_t cases = 0;
  /// As the new specification tells persons apart, and as the earlier one; empty where it does not.
  std::array<Persons, 2> persons = {};
};

/// Compares a new table with an earlier one of the same dataset, both counted from the same records: where the cases of
/// one published cell, less those of published cells of the other table that lie inside it, are a small group, the two
/// tables together publish that group; and where one publishes the very group that the other withholds, they undo what
/// the other withheld it for. A group of few persons, as either specification tells them apart, is small.
class Differencing {
 public:
  /// `earlier` must outlive this; `threshold` is the new table's. Errors: as Counting::create().
  [[nodiscard]] static Result<Differencing> create(const AggregateSpec& earlier, const std::vector<std::string>& columns,
                                                   std::int64_t threshold);
  /// The record that the new table counted last. Errors: as Counting::add(); limit_exceeded (4,000,000 pairs of cells).
  [[nodiscard]] Result<void> add(const RawRecord& record, const Counting& now);
  /// How many small groups the tables publish together. `trees` and `withheld` are the new table's.
  /// Errors: as Counting::finish() and suppress(), of the earlier table.
  [[nodiscard]] Result<std::uint64_t> small_differences(const Counted& now, const std::vector<LabelTree>& trees,
                                                        const Pattern& withheld) const;

 private:
  Differencing(const AggregateSpec& earlier, Counting counting, std::int64_t threshold)
      : earlier_(&earlier), counting_(std::move(counting)), threshold_(threshold) {}
  const AggregateSpec* earlier_;
  Counting counting_;
  std::int64_t threshold_;                                                    ///< the larger of both tables'
  std::map<std::pair<Counting::Codes, Counting::Codes>, CommonCases> pairs_;  ///< of (new, earlier)
};

/// The different earlier specifications of a dataset whose counts were exact, except `now` itself.
/// Errors: limit_exceeded (32); what parse_aggregate_spec() says.
[[nodiscard]] Result<std::vector<std::unique_ptr<AggregateSpec>>> earlier_specs(const Ledger& ledger,
                                                                                const AggregateSpec& now);

}  // namespace opendata::privacy
