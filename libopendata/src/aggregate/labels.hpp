#pragma once
#include <memory>
#include <opendata/aggregate.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "aggregate/label_tree.hpp"
#include "deid/steps.hpp"

namespace opendata::privacy {

/// Turns the cells of one dimension into codes of tuples of labels, one label a level, and the tuples into an axis.
class Labels {
 public:
  /// Errors: missing_column, and what the transforms say, with the place in the specification.
  [[nodiscard]] static Result<Labels> create(const AggregateSpec& spec, std::size_t dimension,
                                             const std::vector<std::string>& columns);
  /// The code of the record's tuple; codes count from 0 in order of appearance.
  /// Errors: bad_value, bad_encoding with row and column; limit_exceeded.
  [[nodiscard]] Result<std::uint32_t> code(const RawRecord& record);
  [[nodiscard]] std::size_t codes() const { return tuples_.size(); }

  /// The axis of what occurred. `cases` by code. Errors: as build_label_tree().
  [[nodiscard]] Result<LabelTree> tree(const std::vector<std::int64_t>& cases) const;

 private:
  Labels(const AggregateSpec& spec, std::size_t dimension) : spec_(&spec), dimension_(&spec.dimensions[dimension]) {}
  [[nodiscard]] Result<std::string> label(std::size_t level, const RawRecord& record);
  [[nodiscard]] Result<std::uint32_t> code_of(LabelTuple tuple, const RawRecord& record);

  const AggregateSpec* spec_;
  const AggregateDimension* dimension_;
  std::vector<deid::Step> steps_;
  std::vector<LabelTuple> tuples_;
  std::unordered_map<std::string, std::uint32_t> known_;   ///< tuple, joined → code
  std::unordered_map<std::string, std::uint32_t> recent_;  ///< source cells, joined → code; bounded
  std::string bytes_;
  deid::PipelineReport::FieldCounts uncounted_;
};

}  // namespace opendata::privacy
