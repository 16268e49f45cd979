#include <algorithm>
#include <cmath>
#include <opendata/pipeline.hpp>

#include "deid/canonical_value.hpp"
#include "deid/fingerprint.hpp"
#include "deid/recoding.hpp"
#include "deid/steps.hpp"
#include "policy/rules.hpp"
#include "privacy/equivalence_classes.hpp"

namespace opendata::deid {

struct Pipeline::Impl {
  enum class Phase { learning, settled, finished };

  std::string file;  // of the policy, for messages
  PrivacyModel privacy;
  std::vector<Step> steps;
  std::size_t column_count = 0;
  std::optional<std::size_t> person_column;
  Schema schema;
  PipelineReport report;
  EquivalenceClasses classes;
  std::optional<RecodingSearch> recoding;     // when the size of classes does not decide alone
  std::optional<std::size_t> sensitive_step;  // that l and t look at
  Fingerprint learnt, applied;
  Phase phase = Phase::learning;
  std::string bytes;             // of one tuple; kept to spare allocations
  KnownIdentifiers identifiers;  // of the record at hand
  IdentifierShapes shapes;       // of all records

  Result<void> expect(Phase expected) const;
  Result<void> expect(Phase expected, const RawRecord& record) const;
  Result<Cell> run(const Step& step, const RawRecord& record, PipelineReport::FieldCounts& counts) const;
  Result<std::vector<Cell>> quasi_identifiers(const RawRecord& record) const;
  TupleHash hash(const std::vector<Cell>& tuple);
  void count_class(TupleHash tuple, const RawRecord& record);
  void collect_identifiers(const RawRecord& record);
  void learn_shapes(const RawRecord& record);
  Result<void> learn_recoding(const std::vector<Cell>& tuple, const RawRecord& record);
  Result<void> settle_recoding();
  Result<std::optional<SafeRecord>> apply_recoding(const std::vector<Cell>& tuple, const RawRecord& record);
  Result<std::vector<Cell>> publish(const RawRecord& record, const std::vector<Cell>& tuple);
  bool is_in_class(const std::vector<Cell>& published, TupleHash tuple);
};

namespace {

constexpr Message source_changed{"the source changed while it was read; nothing was published: start again",
                                 "來源在讀取期間有變動；未發布任何內容：請重新執行"};

void count(const Cell& before, const Cell& after, PipelineReport::FieldCounts& counts) {
  if (!before) ++counts.missing;
  if (before && !after) ++counts.suppressed;
  if (before && after && *before != *after) ++counts.changed;
}

PipelineReport::FieldCounts counts_for(const PolicyField& field) {
  PipelineReport::FieldCounts counts;
  counts.name = field.field.name;
  counts.role = name(field.role);
  counts.transform = field.transform;
  return counts;
}

/// More records than floor(limit · n) may not go. The small addend keeps 0.29 · 100 from being 28.
bool exceeds(std::uint64_t suppressed, double limit, std::uint64_t records) {
  return static_cast<double>(suppressed) > std::floor(limit * static_cast<double>(records) + 1e-9);
}

Result<std::optional<std::size_t>> find_person(const Policy& policy, const std::vector<std::string>& columns) {
  if (policy.privacy.person.empty()) return std::nullopt;
  const auto found = std::find(columns.begin(), columns.end(), policy.privacy.person);
  if (found != columns.end()) return static_cast<std::size_t>(found - columns.begin());
  return failure(
      Errc::missing_column,
      {"privacy.person names a column that the source file does not have", "privacy.person 所指的欄位不在來源檔案中"},
      {policy.file, 0, policy.privacy.person});
}

}  // namespace

Result<void> Pipeline::Impl::expect(Phase expected) const {
  if (phase == expected) return {};
  return failure(Errc::internal, {"learn, settle, apply and finish were called out of order",
                                  "learn、settle、apply、finish 的呼叫順序錯誤"});
}

Result<void> Pipeline::Impl::expect(Phase expected, const RawRecord& record) const {
  if (auto in_order = expect(expected); !in_order) return in_order;
  if (record.cells.size() == column_count) return {};
  return failure(Errc::bad_structure, {"the record is not as wide as the columns", "此筆資料的欄數與欄位不符"},
                 {{}, record.row, {}});
}

Result<Cell> Pipeline::Impl::run(const Step& step, const RawRecord& record, PipelineReport::FieldCounts& counts) const {
  const Cell& cell = record.cells[step.column];
  if (!cell) return Cell{};
  auto published = step.transform->apply(*cell, {identifiers, counts, &shapes, &record});
  if (!published) return failure(std::move(published.error()).at({{}, record.row, step.source}));
  return published;
}

Result<std::vector<Cell>> Pipeline::Impl::quasi_identifiers(const RawRecord& record) const {
  std::vector<Cell> tuple;
  PipelineReport::FieldCounts unreported;
  for (const auto& step : steps) {
    if (!step.quasi_identifier) continue;
    auto cell = run(step, record, unreported);
    if (!cell) return failure(std::move(cell.error()));
    tuple.push_back(std::move(*cell));
  }
  return tuple;
}

TupleHash Pipeline::Impl::hash(const std::vector<Cell>& tuple) {
  bytes.clear();
  for (const auto& cell : tuple) append_cell(bytes, cell);
  return hash_tuple(bytes);
}

void Pipeline::Impl::count_class(TupleHash tuple, const RawRecord& record) {
  if (!person_column) return classes.add(tuple);
  // Who is not named may be anybody, so all of them count as one person: an empty canonical value, like a missing cell.
  const Cell& person = record.cells[*person_column];
  append_cell(bytes, canonical_value(person.value_or("")));
  classes.add_person(tuple, hash_tuple(bytes));
}

void Pipeline::Impl::collect_identifiers(const RawRecord& record) {
  identifiers.clear();
  for (const auto& step : steps) {
    if (step.direct_identifier && record.cells[step.column]) identifiers.add(*record.cells[step.column]);
  }
}

void Pipeline::Impl::learn_shapes(const RawRecord& record) {
  for (const auto& step : steps) {
    if (step.direct_identifier && record.cells[step.column]) shapes.learn(step.column, *record.cells[step.column]);
  }
}

/// The record with `tuple` as its quasi-identifiers.
Result<std::vector<Cell>> Pipeline::Impl::publish(const RawRecord& record, const std::vector<Cell>& tuple) {
  collect_identifiers(record);
  std::vector<Cell> cells;
  cells.reserve(schema.fields.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    auto cell = run(steps[i], record, report.fields[i]);
    if (!cell) return failure(std::move(cell.error()));
    if (steps[i].quasi_identifier && recoding) *cell = tuple[next++];
    count(record.cells[steps[i].column], *cell, report.fields[i]);
    if (steps[i].publishes) cells.push_back(std::move(*cell));
  }
  return cells;
}

Result<void> Pipeline::Impl::learn_recoding(const std::vector<Cell>& tuple, const RawRecord& record) {
  Result<Cell> sensitive = Cell{};
  PipelineReport::FieldCounts ignored;
  if (sensitive_step) sensitive = run(steps[*sensitive_step], record, ignored);
  if (!sensitive) return failure(std::move(sensitive.error()));
  return recoding->learn(tuple, *sensitive, record.row);
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

Result<std::optional<SafeRecord>> Pipeline::Impl::apply_recoding(const std::vector<Cell>& tuple,
                                                                 const RawRecord& record) {
  const auto found = recoding->find(tuple, record.row);
  if (!found) return failure(found.error());
  if (recoding->is_suppressed(*found)) return std::nullopt;
  if (classes.release(recoding->class_of(*found)) != EquivalenceClasses::Verdict::released)
    return failure(Errc::conflict, source_changed, {{}, record.row, {}});
  auto cells = publish(record, recoding->recode(tuple, *found));
  if (!cells) return failure(std::move(cells.error()));
  ++report.records_out;
  return SafeRecord(std::move(*cells));
}

/// Whether the cells that are really written are those whose class was counted.
bool Pipeline::Impl::is_in_class(const std::vector<Cell>& published, TupleHash tuple) {
  std::vector<Cell> written;
  std::size_t next = 0;
  for (const auto& step : steps) {
    if (!step.publishes) continue;
    if (step.quasi_identifier) written.push_back(published[next]);
    ++next;
  }
  return hash(written) == tuple;
}

Result<Pipeline> Pipeline::create(const Policy& policy, const std::vector<std::string>& columns,
                                  std::optional<PseudonymKey> key) {
  if (auto safe = config::check_rules(policy); !safe) return failure(std::move(safe.error()));
  auto impl = std::make_unique<Impl>();
  const auto shared_key = key ? std::make_shared<const PseudonymKey>(std::move(*key)) : nullptr;
  auto steps = create_steps(policy, columns, shared_key);
  if (!steps) return failure(std::move(steps.error()));
  if (config::needs_search(policy.privacy)) {
    auto recoding = RecodingSearch::create(policy, *steps);
    if (!recoding) return failure(std::move(recoding.error()));
    impl->recoding = std::move(*recoding);
  }
  auto person = find_person(policy, columns);
  if (!person) return failure(std::move(person.error()));
  impl->file = policy.file;
  impl->privacy = policy.privacy;
  impl->steps = std::move(*steps);
  impl->column_count = columns.size();
  impl->person_column = *person;
  impl->report.dropped_columns = dropped_columns(policy, columns);
  impl->report.k = policy.privacy.k;
  for (std::size_t i = 0; i < policy.fields.size(); ++i) {
    impl->report.fields.push_back(counts_for(policy.fields[i]));
    if (impl->recoding && policy.fields[i].field.name == policy.privacy.sensitive) impl->sensitive_step = i;
    if (impl->steps[i].publishes) impl->schema.fields.push_back(policy.fields[i].field);
  }
  auto geometry = config::published_geometry(policy);
  if (!geometry) return failure(std::move(geometry.error()));
  impl->schema.geometry = std::move(*geometry);
  impl->schema.csv = policy.csv;
  if (impl->schema.fields.empty()) {
    return failure(Errc::refused,
                   {"every field is suppressed: nothing would be published", "所有欄位皆不公開：沒有可發布的內容"},
                   {policy.file, 0, "fields"});
  }
  return Pipeline(std::move(impl));
}

Pipeline::Pipeline(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Pipeline::Pipeline(Pipeline&&) noexcept = default;
Pipeline& Pipeline::operator=(Pipeline&&) noexcept = default;
Pipeline::~Pipeline() = default;

const Schema& Pipeline::schema() const { return impl_->schema; }
const PipelineReport& Pipeline::report() const { return impl_->report; }
const privacy::CodedTable* Pipeline::sensitive_values() const {
  return impl_->sensitive_step ? &impl_->recoding->table() : nullptr;
}

Result<void> Pipeline::learn(const RawRecord& record) {
  if (auto in_order = impl_->expect(Impl::Phase::learning, record); !in_order) return in_order;
  auto tuple = impl_->quasi_identifiers(record);
  if (!tuple) return failure(std::move(tuple.error()));
  if (impl_->recoding) {
    if (auto learnt = impl_->learn_recoding(*tuple, record); !learnt) return learnt;
  } else {
    impl_->count_class(impl_->hash(*tuple), record);
  }
  impl_->learn_shapes(record);
  impl_->learnt.add(record);
  ++impl_->report.records_in;
  return {};
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

Result<std::optional<SafeRecord>> Pipeline::apply(const RawRecord& record) {
  if (auto in_order = impl_->expect(Impl::Phase::settled, record); !in_order)
    return failure(std::move(in_order.error()));
  auto quasi_identifiers = impl_->quasi_identifiers(record);
  if (!quasi_identifiers) return failure(std::move(quasi_identifiers.error()));
  impl_->applied.add(record);
  if (impl_->recoding) return impl_->apply_recoding(*quasi_identifiers, record);
  const auto tuple = impl_->hash(*quasi_identifiers);
  const auto verdict = impl_->classes.release(tuple);
  if (verdict == EquivalenceClasses::Verdict::unknown)
    return failure(Errc::conflict, source_changed, {{}, record.row, {}});
  if (verdict == EquivalenceClasses::Verdict::suppressed) return std::nullopt;
  auto cells = impl_->publish(record, *quasi_identifiers);
  if (!cells) return failure(std::move(cells.error()));
  if (!impl_->is_in_class(*cells, tuple))
    return failure(Errc::internal, {"a transform gave two results for one cell", "同一儲存格的轉換結果不一致"});
  ++impl_->report.records_out;
  return SafeRecord(std::move(*cells));
}

Result<std::optional<std::vector<Cell>>> Pipeline::published_quasi_identifiers(const RawRecord& record) const {
  if (auto fits = impl_->expect(impl_->phase, record); !fits) return failure(std::move(fits.error()));
  auto tuple = impl_->quasi_identifiers(record);
  if (!tuple) return failure(std::move(tuple.error()));
  if (!impl_->recoding) return std::move(*tuple);
  const auto found = impl_->recoding->find(*tuple, record.row);
  if (!found) return failure(found.error());
  if (impl_->recoding->is_suppressed(*found)) return std::nullopt;
  return impl_->recoding->recode(*tuple, *found);
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
