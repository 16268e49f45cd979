#include <algorithm>
#include <cmath>
#include <mutex>
#include <opendata/pipeline.hpp>

#include "deid/canonical_value.hpp"
#include "deid/fingerprint.hpp"
#include "deid/in_slices.hpp"
#include "deid/recoding.hpp"
#include "deid/steps.hpp"
#include "policy/rules.hpp"
#include "privacy/equivalence_classes.hpp"

namespace opendata::deid {

struct Pipeline::Impl {
  enum class Phase { learning, settled, finished };
  using Counts = std::vector<PipelineReport::FieldCounts>;

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
  IdentifierShapes shapes;  // of all records

  Result<void> expect(Phase expected) const;
  Result<void> expect(Phase expected, const RawRecord& record) const;
  Result<Cell> run(const Step& step, const RawRecord& record, const KnownIdentifiers& identifiers,
                   PipelineReport::FieldCounts& counts) const;
  Result<std::vector<Cell>> quasi_identifiers(const RawRecord& record) const;
  void count_class(const std::vector<Cell>& tuple, const RawRecord& record);
  [[nodiscard]] KnownIdentifiers identifiers_of(const RawRecord& record) const;
  Result<void> learn(const std::vector<Cell>& tuple, const RawRecord& record);
  void learn_shapes(const RawRecord& record);
  Result<void> learn_recoding(const std::vector<Cell>& tuple, const RawRecord& record);
  Result<void> settle_recoding();
  Result<std::optional<SafeRecord>> apply_recoding(const std::vector<Cell>& tuple, const RawRecord& record);
  Result<std::vector<Cell>> publish(const RawRecord& record, const std::vector<Cell>& tuple, Counts& counts) const;
  Result<SafeRecord> publish_in_class(const RawRecord& record, const std::vector<Cell>& tuple, Counts& counts) const;
  [[nodiscard]] bool is_in_class(const std::vector<Cell>& published, const std::vector<Cell>& tuple) const;
  Result<std::vector<std::vector<Cell>>> all_quasi_identifiers(const std::vector<RawRecord>& records) const;
  Result<std::vector<std::optional<std::vector<Cell>>>> release(const std::vector<RawRecord>& records);
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

TupleHash hash(const std::vector<Cell>& tuple) {
  std::string bytes;
  for (const auto& cell : tuple) append_cell(bytes, cell);
  return hash_tuple(bytes);
}

void add_counts(PipelineReport::FieldCounts& to, const PipelineReport::FieldCounts& more) {
  to.changed += more.changed;
  to.missing += more.missing;
  to.suppressed += more.suppressed;
  for (const auto& [type, number] : more.findings) to.findings[type] += number;
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

Result<Cell> Pipeline::Impl::run(const Step& step, const RawRecord& record, const KnownIdentifiers& identifiers,
                                 PipelineReport::FieldCounts& counts) const {
  const Cell& cell = record.cells[step.column];
  if (!cell) return Cell{};
  auto published = step.transform->apply(*cell, {identifiers, counts, &shapes, &record});
  if (!published) return failure(std::move(published.error()).at({{}, record.row, step.source}));
  return published;
}

Result<std::vector<Cell>> Pipeline::Impl::quasi_identifiers(const RawRecord& record) const {
  std::vector<Cell> tuple;
  PipelineReport::FieldCounts unreported;
  const KnownIdentifiers nobody;
  for (const auto& step : steps) {
    if (!step.quasi_identifier) continue;
    auto cell = run(step, record, nobody, unreported);
    if (!cell) return failure(std::move(cell.error()));
    tuple.push_back(std::move(*cell));
  }
  return tuple;
}

void Pipeline::Impl::count_class(const std::vector<Cell>& tuple, const RawRecord& record) {
  if (!person_column) return classes.add(hash(tuple));
  // Who is not named may be anybody, so all of them count as one person: an empty canonical value, like a missing cell.
  auto pair = tuple;
  pair.emplace_back(canonical_value(record.cells[*person_column].value_or("")));
  classes.add_person(hash(tuple), hash(pair));
}

KnownIdentifiers Pipeline::Impl::identifiers_of(const RawRecord& record) const {
  KnownIdentifiers out;
  for (const auto& step : steps) {
    if (step.direct_identifier && record.cells[step.column]) out.add(*record.cells[step.column]);
  }
  return out;
}

void Pipeline::Impl::learn_shapes(const RawRecord& record) {
  for (const auto& step : steps) {
    if (step.direct_identifier && record.cells[step.column]) shapes.learn(step.column, *record.cells[step.column]);
  }
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

Result<void> Pipeline::Impl::learn_recoding(const std::vector<Cell>& tuple, const RawRecord& record) {
  Result<Cell> sensitive = Cell{};
  PipelineReport::FieldCounts ignored;
  if (sensitive_step) sensitive = run(steps[*sensitive_step], record, KnownIdentifiers(), ignored);
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

Result<std::vector<std::vector<Cell>>> Pipeline::Impl::all_quasi_identifiers(
    const std::vector<RawRecord>& records) const {
  std::vector<std::vector<Cell>> out(records.size());
  auto made = in_slices(records.size(), [&](std::size_t begin, std::size_t end) -> Result<void> {
    for (std::size_t i = begin; i < end; ++i) {
      auto tuple = quasi_identifiers(records[i]);
      if (!tuple) return failure(std::move(tuple.error()));
      out[i] = std::move(*tuple);
    }
    return {};
  });
  if (!made) return failure(std::move(made.error()));
  return out;
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
