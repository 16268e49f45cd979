#include "release/model_check.hpp"

#include <algorithm>

#include "deid/recoding.hpp"
#include "formats/rows_sqlite.hpp"
#include "policy/rules.hpp"

namespace opendata::release {

Result<ModelCheck> ModelCheck::create(const Policy& policy, const Schema& schema, const privacy::CodedTable& source) {
  auto model = deid::bind_model(policy.file, policy.privacy, source);
  if (!model) return failure(std::move(model.error()));
  auto rule = privacy::ClassRule::create(*model, source);
  if (!rule) return failure(std::move(rule.error()));
  ModelCheck check;
  check.rule_ = std::move(*rule);
  for (const PolicyField& field : policy.fields) {
    const auto index = schema.index_of(field.field.name);
    if (index && config::is_counted_in_classes(field)) check.columns_.push_back(*index);
    if (index && field.field.name == policy.privacy.sensitive) check.sensitive_ = *index;
  }
  for (std::uint32_t code = 0; code < source.sensitive_values.size(); ++code)
    check.codes_.emplace(source.sensitive_values[code], code);
  return check;
}

void ModelCheck::look_at(const RawRecord& record) {
  std::string tuple;
  for (const std::size_t column : columns_) deid::append_cell(tuple, record.cells[column]);
  Class& of = classes_[tuple];
  ++of.records;
  const auto code = codes_.find(record.cells[sensitive_].value_or(""));
  if (code == codes_.end()) {
    of.has_unknown_value = true;
  } else {
    ++of.values[code->second];
  }
}

std::uint64_t ModelCheck::failing_classes() const {
  std::uint64_t failing = 0;
  std::vector<privacy::ValueCount> counts;
  for (const auto& [tuple, of] : classes_) {
    counts.clear();
    for (const auto& [value, count] : of.values) counts.push_back({value, count});
    const bool holds = !of.has_unknown_value && rule_->judge(of.records, counts).holds;
    failing += holds ? 0 : 1;
  }
  return failing;
}

Result<void> check_model(const Policy& policy, const deid::Pipeline& pipeline, const std::filesystem::path& directory) {
  const privacy::CodedTable* source = pipeline.sensitive_values();
  if (source == nullptr) return {};
  auto check = ModelCheck::create(policy, pipeline.schema(), *source);
  if (!check) return failure(std::move(check.error()));
  auto store = format::open_rows_sqlite_reader(directory / "rows.sqlite", pipeline.schema());
  if (!store) return failure(std::move(store.error()));
  RawRecord record;
  for (;;) {
    auto more = (*store)->read(record);
    if (!more) return failure(std::move(more.error()));
    if (!*more) break;
    check->look_at(record);
  }
  if (check->failing_classes() == 0) return {};
  return failure(Errc::refused,
                 {"l or t does not hold in a class of the written records; generalise more, or relax the model",
                  "輸出的某一等價類不符合 l 或 t；請再概化或放寬模型"},
                 {policy.file, 0, "privacy"});
}

}  // namespace opendata::release
