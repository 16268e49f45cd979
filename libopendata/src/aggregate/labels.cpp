#include "aggregate/labels.hpp"

#include <algorithm>

#include "privacy/tuple_hash.hpp"

namespace opendata::privacy {
namespace {

constexpr std::size_t most_values = 65536;
constexpr std::size_t most_recent = 65536;

const deid::KnownIdentifiers& no_identifiers() {
  static const deid::KnownIdentifiers none;
  return none;
}

/// A policy that holds one dimension's levels, which is what transforms are made from.
Policy policy_of(const AggregateSpec& spec, const AggregateDimension& dimension) {
  Policy policy;
  policy.file = spec.file;
  policy.dataset.id = spec.dataset;
  policy.fields = dimension.levels;
  return policy;
}

/// "fields[1].transform.to" of that policy is "dimensions[0].rollup[0].transform.to" of the specification; any other
/// column is one of the source, whose name may look like a path.
Error in_the_specification(Error error, std::size_t dimension, std::size_t levels) {
  Where where = error.where();
  for (std::size_t level = 0; level < levels; ++level) {
    const std::string path = "fields[" + std::to_string(level) + "].";
    if (!where.column.starts_with(path)) continue;
    const std::string coarser = level == 0 ? "" : ".rollup[" + std::to_string(level - 1) + "]";
    where.column = "dimensions[" + std::to_string(dimension) + "]" + coarser + "." + where.column.substr(path.size());
    return std::move(error).moved_to(std::move(where));
  }
  return error;
}

}  // namespace

Result<Labels> Labels::create(const AggregateSpec& spec, std::size_t dimension,
                              const std::vector<std::string>& columns) {
  Labels labels(spec, dimension);
  const AggregateDimension& counted = spec.dimensions[dimension];
  auto steps = deid::create_steps(policy_of(spec, counted), columns, nullptr);
  if (!steps) return failure(in_the_specification(std::move(steps.error()), dimension, counted.levels.size()));
  labels.steps_ = std::move(*steps);
  return labels;
}

Result<std::string> Labels::label(std::size_t level, const RawRecord& record) {
  const deid::Step& step = steps_[level];
  const Cell& cell = record.cells[step.column];
  if (!cell || cell->empty()) return dimension_->missing;
  auto text = step.transform->apply(*cell, {no_identifiers(), uncounted_});
  if (!text) return failure(std::move(text.error()).at({{}, record.row, step.source}));
  return text->value_or(dimension_->missing);
}

Result<std::uint32_t> Labels::code(const RawRecord& record) {
  bytes_.clear();
  for (const auto& step : steps_) deid::append_cell(bytes_, record.cells[step.column]);
  if (const auto found = recent_.find(bytes_); found != recent_.end()) return found->second;
  LabelTuple tuple;
  for (std::size_t level = 0; level < steps_.size(); ++level) {
    auto text = label(level, record);
    if (!text) return failure(std::move(text.error()));
    tuple.push_back(std::move(*text));
  }
  if (tuple[0] == dimension_->missing) tuple.assign(tuple.size(), dimension_->missing);
  const auto code = code_of(std::move(tuple), record);
  if (code && recent_.size() < most_recent) recent_.emplace(bytes_, *code);
  return code;
}

Result<std::uint32_t> Labels::code_of(LabelTuple tuple, const RawRecord& record) {
  const auto& values = dimension_->values;
  const bool stated = values.empty() || tuple[0] == dimension_->missing ||
                      std::find(values.begin(), values.end(), tuple[0]) != values.end();
  if (!stated) tuple[0] = dimension_->other;
  std::string joined;
  for (const auto& text : tuple) deid::append_cell(joined, text);
  const auto [found, added] = known_.emplace(std::move(joined), static_cast<std::uint32_t>(tuples_.size()));
  if (!added) return found->second;
  if (tuples_.size() == most_values) {
    return failure(Errc::limit_exceeded,
                   {"a dimension has more than 65,536 different values; generalise it or state its values",
                    "單一維度超過 65,536 種值；請概化或以 values 列出"},
                   {{}, record.row, steps_[0].source});
  }
  tuples_.push_back(std::move(tuple));
  return found->second;
}

Result<LabelTree> Labels::tree(const std::vector<std::int64_t>& cases) const {
  const PolicyField& finest = dimension_->levels[0];
  return build_label_tree(*dimension_, tuples_, cases, spec_->protection, {spec_->file, finest.line, finest.source});
}

}  // namespace opendata::privacy
