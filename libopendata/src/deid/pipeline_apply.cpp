#include <mutex>

#include "deid/in_slices.hpp"
#include "deid/pipeline_state.hpp"

/// The second pass: every record whose class is released, as it is published.
namespace opendata::deid {
namespace {

void count(const Cell& before, const Cell& after, PipelineReport::FieldCounts& counts) {
  if (!before) ++counts.missing;
  if (before && !after) ++counts.suppressed;
  if (before && after && *before != *after) ++counts.changed;
}

void add_counts(PipelineReport::FieldCounts& to, const PipelineReport::FieldCounts& more) {
  to.changed += more.changed;
  to.missing += more.missing;
  to.suppressed += more.suppressed;
  for (const auto& [type, number] : more.findings) to.findings[type] += number;
}

}  // namespace

KnownIdentifiers Pipeline::Impl::identifiers_of(const RawRecord& record) const {
  KnownIdentifiers out;
  for (const auto& step : steps) {
    if (step.direct_identifier && record.cells[step.column]) out.add(*record.cells[step.column]);
  }
  return out;
}

/// The record with `tuple` as its quasi-identifiers.
Result<std::vector<Cell>> Pipeline::Impl::publish(const RawRecord& record, const std::vector<Cell>& tuple,
                                                  Counts& counts) const {
  const KnownIdentifiers identifiers = identifiers_of(record);
  std::vector<Cell> cells;
  cells.reserve(schema.fields.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    auto cell = run(steps[i], record, identifiers, counts[i]);
    if (!cell) return failure(std::move(cell.error()));
    if (steps[i].quasi_identifier && recoding) *cell = tuple[next++];
    count(record.cells[steps[i].column], *cell, counts[i]);
    if (steps[i].publishes) cells.push_back(std::move(*cell));
  }
  return cells;
}

/// Whether the cells that are really written are those whose class was counted.
bool Pipeline::Impl::is_in_class(const std::vector<Cell>& published, const std::vector<Cell>& tuple) const {
  std::size_t next = 0, member = 0;
  for (const auto& step : steps) {
    if (!step.publishes) continue;
    if (step.quasi_identifier && published[next] != tuple[member++]) return false;
    ++next;
  }
  return true;
}

Result<SafeRecord> Pipeline::Impl::publish_in_class(const RawRecord& record, const std::vector<Cell>& tuple,
                                                    Counts& counts) const {
  auto cells = publish(record, tuple, counts);
  if (!cells) return failure(std::move(cells.error()));
  if (!is_in_class(*cells, tuple))
    return failure(Errc::internal, {"a transform gave two results for one cell", "同一儲存格的轉換結果不一致"});
  return SafeRecord(std::move(*cells));
}

/// The tuples of the records that are released; nullopt for one that is suppressed.
Result<std::vector<std::optional<std::vector<Cell>>>> Pipeline::Impl::release(const std::vector<RawRecord>& records) {
  for (const RawRecord& record : records) {
    if (auto in_order = expect(Phase::settled, record); !in_order) return failure(std::move(in_order.error()));
  }
  auto tuples = all_quasi_identifiers(records);
  if (!tuples) return failure(std::move(tuples.error()));
  std::vector<std::optional<std::vector<Cell>>> out(records.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    applied.add(records[i]);
    const auto verdict = classes.release(hash((*tuples)[i]));
    if (verdict == EquivalenceClasses::Verdict::unknown)
      return failure(Errc::conflict, source_changed, {{}, records[i].row, {}});
    if (verdict == EquivalenceClasses::Verdict::released) out[i] = std::move((*tuples)[i]);
  }
  return out;
}

Result<std::optional<SafeRecord>> Pipeline::Impl::apply_recoding(const std::vector<Cell>& tuple,
                                                                 const RawRecord& record) {
  const auto found = recoding->find(tuple, record.row);
  if (!found) return failure(found.error());
  if (recoding->is_suppressed(*found)) return std::nullopt;
  if (classes.release(recoding->class_of(*found)) != EquivalenceClasses::Verdict::released)
    return failure(Errc::conflict, source_changed, {{}, record.row, {}});
  auto cells = publish(record, recoding->recode(tuple, *found), report.fields);
  if (!cells) return failure(std::move(cells.error()));
  ++report.records_out;
  return SafeRecord(std::move(*cells));
}

Result<std::optional<SafeRecord>> Pipeline::apply(const RawRecord& record) {
  if (auto in_order = impl_->expect(Impl::Phase::settled, record); !in_order)
    return failure(std::move(in_order.error()));
  auto quasi_identifiers = impl_->quasi_identifiers(record);
  if (!quasi_identifiers) return failure(std::move(quasi_identifiers.error()));
  impl_->applied.add(record);
  if (impl_->recoding) return impl_->apply_recoding(*quasi_identifiers, record);
  const auto verdict = impl_->classes.release(hash(*quasi_identifiers));
  if (verdict == EquivalenceClasses::Verdict::unknown)
    return failure(Errc::conflict, source_changed, {{}, record.row, {}});
  if (verdict == EquivalenceClasses::Verdict::suppressed) return std::nullopt;
  auto safe = impl_->publish_in_class(record, *quasi_identifiers, impl_->report.fields);
  if (!safe) return failure(std::move(safe.error()));
  ++impl_->report.records_out;
  return std::move(*safe);
}

/// The verdicts are given in order, between the two parts of the work that threads share.
Result<std::vector<std::optional<SafeRecord>>> Pipeline::apply(const std::vector<RawRecord>& records) {
  std::vector<std::optional<SafeRecord>> out(records.size());
  if (impl_->recoding) {
    for (std::size_t i = 0; i < records.size(); ++i) {
      auto safe = apply(records[i]);
      if (!safe) return failure(std::move(safe.error()));
      out[i] = std::move(*safe);
    }
    return out;
  }
  auto released = impl_->release(records);
  if (!released) return failure(std::move(released.error()));
  std::mutex adding;
  auto published = in_slices(records.size(), [&](std::size_t begin, std::size_t end) -> Result<void> {
    Impl::Counts counts(impl_->report.fields.size());
    std::uint64_t records_out = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (!(*released)[i]) continue;
      auto safe = impl_->publish_in_class(records[i], *(*released)[i], counts);
      if (!safe) return failure(std::move(safe.error()));
      out[i] = std::move(*safe);
      ++records_out;
    }
    const std::lock_guard lock(adding);
    impl_->report.records_out += records_out;
    for (std::size_t i = 0; i < counts.size(); ++i) add_counts(impl_->report.fields[i], counts[i]);
    return {};
  });
  if (!published) return failure(std::move(published.error()));
  return out;
}

Result<void> Pipeline::finish() {
  if (auto in_order = impl_->expect(Impl::Phase::settled); !in_order) return in_order;
  impl_->phase = Impl::Phase::finished;
  if (!(impl_->applied == impl_->learnt) || !impl_->classes.complete()) return failure(Errc::conflict, source_changed);
  const auto& report = impl_->report;
  if (report.records_out + report.records_suppressed == report.records_in) return {};
  return failure(Errc::internal, {"released and suppressed records do not add up", "發布與抑制的筆數不符"});
}

}  // namespace opendata::deid
