#include <algorithm>
#include <filesystem>

#include "deid/hierarchy_source.hpp"
#include "deid/recoding.hpp"
#include "policy/rules.hpp"

namespace opendata::deid {
namespace {

double weight_of(const Policy& policy, const std::string& field) {
  for (const auto& [name, weight] : policy.privacy.weights) {
    if (name == field) return weight;
  }
  return 1;
}

/// Files are looked for beside the policy.
std::string beside(const std::string& policy_file, const std::string& path) {
  return (std::filesystem::path(policy_file).parent_path() / path).string();
}

Result<privacy::Hierarchy> sensitive_hierarchy(const std::string& policy_file, const PrivacyModel& model,
                                               const privacy::CodedTable& table) {
  if (!privacy::BuiltInHierarchy::is_name(model.sensitive_hierarchy))
    return privacy::read_hierarchy(beside(policy_file, model.sensitive_hierarchy), model.sensitive, ',');
  auto built_in = privacy::BuiltInHierarchy::create(model.sensitive, model.sensitive_hierarchy);
  if (!built_in) return failure(std::move(built_in.error()));
  for (const std::string& value : table.sensitive_values) {
    if (auto added = built_in->add(value, 0); !added) return failure(std::move(added.error()));
  }
  return built_in->finish();
}

}  // namespace

Result<privacy::PrivacyModel> bind_model(const std::string& policy_file, const PrivacyModel& model,
                                         const privacy::CodedTable& table) {
  privacy::PrivacyModel bound;
  bound.k = model.k;
  bound.diversity = model.l;
  bound.closeness = model.t;
  bound.suppression_limit = model.suppression_limit;
  if (model.sensitive_hierarchy.empty()) return bound;
  auto hierarchy = sensitive_hierarchy(policy_file, model, table);
  if (!hierarchy) return failure(std::move(hierarchy.error()).at({policy_file, 0, "privacy.sensitive_hierarchy"}));
  bound.sensitive_hierarchy = std::move(*hierarchy);
  return bound;
}

Result<RecodingSearch::Column> RecodingSearch::create_column(const Policy& policy, std::size_t field) {
  const PolicyField& of = policy.fields[field];
  if (of.transform != "generalize") return Column{field, false, LeafColumn(of.source), {}};
  const std::string path = "fields[" + std::to_string(field) + "].transform";
  const Where where{policy.file, of.line, path + ".hierarchy"};
  const auto source = read_hierarchy_source(config::Node(of.parameters, policy.file, path));
  if (!source) return failure(source.error());
  if (privacy::BuiltInHierarchy::is_name(source->hierarchy)) {
    auto built_in = privacy::BuiltInHierarchy::create(of.source, source->hierarchy);
    if (!built_in) return failure(std::move(built_in.error()).moved_to(where));
    return Column{field, true, LeafColumn(of.source, std::move(*built_in)), {}};
  }
  auto file = privacy::read_hierarchy(beside(policy.file, source->hierarchy), of.source, source->delimiter[0]);
  if (!file) return failure(std::move(file.error()));
  return Column{field, true, LeafColumn(of.source, std::move(*file)), {}};
}

Result<RecodingSearch> RecodingSearch::create(const Policy& policy, const std::vector<Step>& steps) {
  RecodingSearch search;
  search.file_ = policy.file;
  search.model_ = policy.privacy;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (!steps[i].quasi_identifier) continue;
    auto column = create_column(policy, i);
    if (!column) return failure(std::move(column.error()));
    search.columns_.push_back(std::move(*column));
    search.weights_.push_back(weight_of(policy, policy.fields[i].field.name));
  }
  if (policy.privacy.weights.empty()) search.weights_.clear();
  if (!search.columns_.empty()) return search;
  return failure(Errc::bad_value,
                 {"l, t and a search need a published quasi-identifier; state the role of the columns that others know",
                  "l、t 與搜尋需要公開的準識別符；請標明他人可得知之欄位的角色"},
                 {policy.file, 0, "privacy"});
}

Result<void> RecodingSearch::learn(const std::vector<Cell>& tuple, const Cell& sensitive, std::uint64_t row) {
  for (std::size_t q = 0; q < columns_.size(); ++q) {
    if (auto added = columns_[q].leaves.add(tuple[q], row); !added) return added;
  }
  rows_.push_back(row);
  if (model_.sensitive.empty()) return {};
  const auto next = static_cast<std::uint32_t>(table_.sensitive_values.size());
  const auto [known, added] = sensitive_codes_.emplace(sensitive.value_or(""), next);
  if (added) table_.sensitive_values.push_back(known->first);
  table_.sensitive.push_back(known->second);
  return {};
}

}  // namespace opendata::deid
