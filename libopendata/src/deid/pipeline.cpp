#include <opendata/pipeline.hpp>

#include "deid/in_slices.hpp"
#include "deid/pipeline_state.hpp"
#include "policy/rules.hpp"

namespace opendata::deid {
namespace {

PipelineReport::FieldCounts counts_for(const PolicyField& field) {
  PipelineReport::FieldCounts counts;
  counts.name = field.field.name;
  counts.role = name(field.role);
  counts.transform = field.transform;
  return counts;
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

}  // namespace opendata::deid
