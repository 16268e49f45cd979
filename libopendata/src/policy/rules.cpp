#include "policy/rules.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace opendata::config {
namespace {

Node field_node(const Node& root, std::size_t index) {
  return root.member("fields", *root.value().find("fields")).item(index);
}

Node key_of(const Node& node, std::string_view key) { return node.member(key, *node.value().find(key)); }

Result<void> check_direct_identifier(const Node& node, const PolicyField& field) {
  if (field.transform != "keep" && field.transform != "scrub_text") return {};
  return key_of(node, "transform")
      .fail(Errc::refused, {"a direct identifier must not be published: use suppress, pseudonymize, mask or a generalize transform",
                            "直接識別資料不得公開：請使用 suppress、pseudonymize、mask 或 generalize 類轉換"});
}

Result<void> check_free_text(const Node& node, const PolicyField& field) {
  if (field.transform == "scrub_text" || field.transform == "suppress") return {};
  return key_of(node, "transform")
      .fail(Errc::refused, {"free text must be scrubbed (scrub_text) or left out (suppress)", "自由文字必須以 scrub_text 清除個資，或以 suppress 不公開"});
}

Result<void> check_quasi_identifier(const Node& node, const Policy& policy) {
  if (policy.privacy.k >= 2) return {};
  return key_of(node, "role").fail(Errc::refused, {"a quasi-identifier needs privacy.k of 2 or more", "準識別符需要 privacy.k 設為 2 以上"});
}

Result<void> check_role(const Node& node, const Policy& policy, const PolicyField& field) {
  switch (field.role) {
    case Role::direct_identifier: return check_direct_identifier(node, field);
    case Role::free_text: return check_free_text(node, field);
    case Role::quasi_identifier: return check_quasi_identifier(node, policy);
    default: return {};
  }
}

/// A column that is a quasi-identifier in one field and "insensitive" in another would undo its own protection.
Result<void> check_one_role(const Node& node, const PolicyField& field, std::map<std::string_view, Role>& roles) {
  const auto [known, added] = roles.emplace(field.source, field.role);
  if (added || known->second == field.role) return {};
  return key_of(node, "role")
      .fail(Errc::refused, {"this source column has another role in an earlier field; a column has one role throughout",
                            "此來源欄位在前面的欄位中是另一種角色；同一欄位只能有一種角色"});
}

Result<void> check_field(const Node& node, const Policy& policy, const PolicyField& field,
                         std::set<std::string_view>& names, std::map<std::string_view, Role>& roles) {
  if (!names.insert(field.field.name).second) {
    return key_of(node, "name").fail(Errc::bad_value, {"another field has this name already", "已有其他欄位使用此名稱"});
  }
  if (auto one = check_one_role(node, field, roles); !one) return one;
  return check_role(node, policy, field);
}

Result<void> check_outputs(const Node& root, const Policy& policy) {
  auto outputs = policy.outputs;
  std::sort(outputs.begin(), outputs.end());
  if (std::adjacent_find(outputs.begin(), outputs.end()) == outputs.end()) return {};
  return key_of(root, "outputs").fail(Errc::bad_value, {"names a format twice", "同一格式列出兩次"});
}

Result<void> check_release_domain(const Node& root, const Policy& policy) {
  const bool pseudonymizes = std::any_of(policy.fields.begin(), policy.fields.end(),
                                         [](const PolicyField& field) { return field.transform == "pseudonymize"; });
  if (!pseudonymizes || !policy.release_domain.empty()) return {};
  return root.member("release.domain", root.value())
      .fail(Errc::missing_column, {"pseudonyms need a release domain: they are equal within it and unlinkable across",
                                   "假名化需要 release.domain：同一範圍內代碼相同，跨範圍無法串連"});
}

}  // namespace

Result<void> check_rules(const Node& root, const Policy& policy) {
  std::set<std::string_view> names;
  std::map<std::string_view, Role> roles;
  for (std::size_t i = 0; i < policy.fields.size(); ++i) {
    if (auto ok = check_field(field_node(root, i), policy, policy.fields[i], names, roles); !ok) return ok;
  }
  if (auto distinct = check_outputs(root, policy); !distinct) return distinct;
  return check_release_domain(root, policy);
}

}  // namespace opendata::config
