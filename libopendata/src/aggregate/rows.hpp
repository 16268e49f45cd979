#pragma once
#include "aggregate/counting.hpp"
#include "aggregate/quantiles.hpp"

namespace opendata::privacy {

/// What is known outside about the cells of a cube.
struct Published {
  const std::vector<std::int64_t>& counts;  ///< exact, rounded or with noise
  const Pattern* withheld = nullptr;        ///< null: none is
  const std::vector<Quantiles>* quantiles = nullptr;
  std::int64_t least_cases = 0;  ///< that a share must rest on
};

/// The rows of every listed count, totals first. Counts of nought are left out unless they are withheld; those below
/// it, which noise can make, are shown as nought where they are published at all.
[[nodiscard]] std::vector<AggregateRow> make_rows(const Cube& cube, const Published& published, AggregateMethod method);

/// The levels of all dimensions in the order of AggregateRow::labels.
[[nodiscard]] std::vector<PolicyField> label_columns(const AggregateSpec& spec);

/// Looks at every label that would be published. Errors: refused when one looks like personal data; bad_value when one
/// is 合計, which stands for a total.
[[nodiscard]] Result<void> check_labels(const Cube& cube, const AggregateSpec& spec);

}  // namespace opendata::privacy
