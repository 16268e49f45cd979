#include <cmath>

#include "deid/canonical_value.hpp"
#include "deid/pipeline_state.hpp"

/// The first pass: which classes there are, and which records must go.
namespace opendata::deid {
namespace {

/// More records than floor(limit · n) may not go. The small addend keeps 0.29 · 100 from being 28.
bool exceeds(std::uint64_t suppressed, double limit, std::uint64_t records) {
  return static_cast<double>(suppressed) > std::floor(limit * static_cast<double>(records) + 1e-9);
}

}  // namespace

void Pipeline::Impl::count_class(const std::vector<Cell>& tuple, const RawRecord& record) {
  if (!person_column) return classes.add(hash(tuple));
  // Who is not named may be anybody, so all of them count as one person: an empty canonical value, like a missing cell.
  auto pair = tuple;
  pair.emplace_back(canonical_value(record.cells[*person_column].value_or("")));
  classes.add_person(hash(tuple), hash(pair));
}

void Pipeline::Impl::learn_shapes(const RawRecord& record) {
  for (const auto& step : steps) {
    if (step.direct_identifier && record.cells[step.column]) shapes.learn(step.column, *record.cells[step.column]);
  }
}

Result<void> Pipeline::Impl::learn_recoding(const std::vector<Cell>& tuple, const RawRecord& record) {
  Result<Cell> sensitive = Cell{};
  PipelineReport::FieldCounts ignored;
  if (sensitive_step) sensitive = run(steps[*sensitive_step], record, KnownIdentifiers(), ignored);
  if (!sensitive) return failure(std::move(sensitive.error()));
  return recoding->learn(tuple, *sensitive, record.row);
}

Result<void> Pipeline::Impl::learn(const std::vector<Cell>& tuple, const RawRecord& record) {
  if (recoding) {
    if (auto learnt_tuple = learn_recoding(tuple, record); !learnt_tuple) return learnt_tuple;
  } else {
    count_class(tuple, record);
  }
  learn_shapes(record);
  learnt.add(record);
  ++report.records_in;
  return {};
}

Result<void> Pipeline::learn(const RawRecord& record) {
  if (auto in_order = impl_->expect(Impl::Phase::learning, record); !in_order) return in_order;
  auto tuple = impl_->quasi_identifiers(record);
  if (!tuple) return failure(std::move(tuple.error()));
  return impl_->learn(*tuple, record);
}

Result<void> Pipeline::learn(const std::vector<RawRecord>& records) {
  for (const RawRecord& record : records) {
    if (auto in_order = impl_->expect(Impl::Phase::learning, record); !in_order) return in_order;
  }
  const auto tuples = impl_->all_quasi_identifiers(records);
  if (!tuples) return failure(tuples.error());
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (auto learnt = impl_->learn((*tuples)[i], records[i]); !learnt) return learnt;
  }
  return {};
}

/// The search decides; the classes that it leaves are counted again, apart from it.
Result<void> Pipeline::Impl::settle_recoding() {
  if (auto settled = recoding->settle(); !settled) return settled;
  for (std::size_t record = 0; record < recoding->records(); ++record) {
    if (recoding->is_suppressed(record)) {
      ++report.records_suppressed;
    } else {
      classes.add(recoding->class_of(record));
    }
  }
  const auto summary = classes.settle(privacy.k);
  report.classes = summary.released_classes;
  report.smallest_class = summary.smallest_released;
  recoding->describe(report);
  if (summary.suppressed_records == 0) return {};
  return failure(Errc::internal, {"the search left a class smaller than k", "搜尋結果含有小於 k 的等價類"});
}

Result<void> Pipeline::settle() {
  if (auto in_order = impl_->expect(Impl::Phase::learning); !in_order) return in_order;
  auto& report = impl_->report;
  impl_->shapes.settle();
  if (impl_->recoding) {
    impl_->phase = Impl::Phase::settled;
    return impl_->settle_recoding();
  }
  const auto summary = impl_->classes.settle(impl_->privacy.k);
  impl_->phase = Impl::Phase::settled;
  report.records_suppressed = summary.suppressed_records;
  report.classes = summary.released_classes;
  report.smallest_class = summary.smallest_released;
  const Where where{impl_->file, 0, "privacy.suppression_limit"};
  if (exceeds(summary.suppressed_records, impl_->privacy.suppression_limit, summary.records)) {
    return failure(
        Errc::refused,
        {"more records would have to be suppressed than the limit allows: generalise the quasi-identifiers further",
         "需抑制的筆數超過上限：請將準識別符再概化"},
        where);
  }
  if (summary.records == 0 || summary.suppressed_records < summary.records) return {};
  return failure(Errc::refused,
                 {"every record would have to be suppressed: generalise the quasi-identifiers further",
                  "所有資料皆需抑制：請將準識別符再概化"},
                 where);
}

}  // namespace opendata::deid
