#include "deid/steps.hpp"

#include <algorithm>

#include "policy/rules.hpp"

namespace opendata::deid {
namespace {

/// A type that no recogniser has would allow nothing, and say nothing.
Result<void> check_allowed_types(const TransformContext& context, const std::string& path) {
  for (const std::string& type : context.field.allow) {
    const Where where{context.policy.file, context.field.line, path + ".allow"};
    if (label_zh(type) == type)
      return failure(Errc::bad_value,
                     {"names a type of personal data that is unknown; docs/policy.md lists them",
                      "含有未知的個人資料類型；docs/policy.md 列有全部類型"},
                     where);
    if (std::find(never_allowed.begin(), never_allowed.end(), type) != never_allowed.end())
      return failure(Errc::refused,
                     {"names a type that is always one person's own and is never let pass; suppress, mask or pseudonymize "
                      "the field, or scrub it",
                      "含有必屬個人、不得放行的類型；請抑制、遮罩或假名化該欄位，或以 scrub_text 清除"},
                     where);
  }
  return {};
}

Result<Step> create_step(const TransformContext& context, const std::vector<std::string>& columns) {
  const auto& field = context.field;
  const auto column = std::find(columns.begin(), columns.end(), field.source);
  if (column == columns.end()) {
    return failure(
        Errc::missing_column,
        {"the source file has no column of this name; compare with its header", "來源檔案沒有此欄位；請比對其標題列"},
        {context.policy.file, field.line, field.source});
  }
  const auto* kind = find_transform(field.transform);
  if (kind == nullptr) {
    return context.parameters.fail(Errc::not_found, {"there is no transform of this name; docs/policy.md lists them",
                                                     "沒有此名稱的轉換；docs/policy.md 列有全部轉換"});
  }
  auto transform = kind->create(context);
  if (!transform) return failure(std::move(transform.error()));
  const bool quasi = kind->publishes && config::is_counted_in_classes(field);
  const auto index = static_cast<std::size_t>(column - columns.begin());
  return Step{index, field.source, std::move(*transform), kind->publishes, field.role == Role::direct_identifier,
              quasi};
}

}  // namespace

Result<std::vector<Step>> create_steps(const Policy& policy, const std::vector<std::string>& columns,
                                       const std::shared_ptr<const PseudonymKey>& key) {
  std::vector<Step> steps;
  for (std::size_t i = 0; i < policy.fields.size(); ++i) {
    const auto& field = policy.fields[i];
    const std::string path = "fields[" + std::to_string(i) + "]";
    const config::Node parameters(field.parameters, policy.file, path + ".transform");
    const TransformContext context{policy, field, parameters, key, columns};
    if (auto known = check_allowed_types(context, path); !known) return failure(std::move(known.error()));
    auto step = create_step(context, columns);
    if (!step) return failure(std::move(step.error()));
    steps.push_back(std::move(*step));
  }
  return steps;
}

std::vector<std::string> dropped_columns(const Policy& policy, const std::vector<std::string>& columns) {
  std::vector<std::string> dropped;
  for (const auto& column : columns) {
    const bool named = std::any_of(policy.fields.begin(), policy.fields.end(),
                                   [&](const PolicyField& field) { return field.source == column; });
    if (!named) dropped.push_back(column);
  }
  return dropped;
}

}  // namespace opendata::deid
