#pragma once
#include <opendata/aggregate.hpp>
#include <string>
#include <vector>

#include "aggregate/cube.hpp"

namespace opendata::privacy {

/// One label a level, finest first.
using LabelTuple = std::vector<std::string>;

/// An axis, and for each tuple its leaf.
struct LabelTree {
  Axis axis;
  std::vector<std::uint32_t> leaf;
  std::uint64_t pooled = 0;  ///< labels that became `other`, of all levels
};

/// Makes an axis of the tuples that occur. `cases` by tuple: open labels (texts of the source that nobody stated) with
/// fewer than least_cases are pooled, each under its own parent: a rare text may be somebody's, and nothing could be
/// said about it. Labels are in the order that is stated, else sorted; other and missing last. Errors: bad_value when
/// the levels are not nested; limit_exceeded (4,096 labels a level); both at `where`.
[[nodiscard]] Result<LabelTree> build_label_tree(const AggregateDimension& dimension, std::vector<LabelTuple> tuples,
                                                 const std::vector<std::int64_t>& cases,
                                                 const AggregateProtection& protection, const Where& where);

}  // namespace opendata::privacy
