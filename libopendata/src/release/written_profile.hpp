#pragma once
#include <opendata/policy.hpp>
#include <opendata/risk_report.hpp>
#include <unordered_map>

#include "release/cell_counts.hpp"

namespace opendata::release {

/// What the first pass over the written rows counts, for the attacks and the risk report: the classes of the
/// quasi-identifiers, each sensitive attribute within them, the fields that are called insensitive together, and how
/// many rows share a cell. Memory grows with distinct tuples and distinct cells, not with rows.
class WrittenProfile {
 public:
  WrittenProfile(const Policy& policy, const Schema& schema);
  void look_at(const RawRecord& row);

  /// Places of the published quasi-identifiers in a row, in the order of the schema.
  [[nodiscard]] const std::vector<std::size_t>& quasi_identifiers() const { return quasi_; }
  /// Tuples of them.
  [[nodiscard]] const privacy::TupleCounts& classes() const { return classes_; }
  [[nodiscard]] std::vector<privacy::SensitiveColumn> sensitive(const Schema& schema) const;
  /// Places of the fields that are called insensitive, and the classes that they make together.
  [[nodiscard]] const std::vector<std::size_t>& insensitive() const { return insensitive_; }
  [[nodiscard]] privacy::ClassSizes insensitive_classes() const;
  /// Rows with this cell in a field that is neither a quasi-identifier nor free text nor a pseudonym; of those 0.
  [[nodiscard]] std::uint64_t rows_with(std::size_t column, const std::string& cell) const;

 private:
  using Counts = std::unordered_map<deid::TupleHash, std::uint64_t, deid::TupleHashHasher>;
  struct Sensitive {
    std::size_t column;
    privacy::TupleCounts tuples;
  };
  std::vector<std::size_t> quasi_, insensitive_;
  privacy::TupleCounts classes_;
  std::vector<Sensitive> sensitive_;
  Counts insensitive_tuples_;
  std::vector<std::pair<std::size_t, CellCounts>> cells_;  // column, its cells
  std::vector<Cell> tuple_;                                // of the row at hand
};

/// The policy's field that is published under this name. Every field of a schema has one.
[[nodiscard]] const PolicyField& field_of(const Policy& policy, std::string_view published_name);
/// The cells of a row at these places.
[[nodiscard]] std::vector<Cell> cells_at(const RawRecord& row, const std::vector<std::size_t>& places);

}  // namespace opendata::release
