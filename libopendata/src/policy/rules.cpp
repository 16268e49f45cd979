#include "policy/rules.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "policy/forms.hpp"

namespace opendata::config {
namespace {

/// One field with its place, for messages.
struct Placed {
  const Policy& policy;
  const PolicyField& field;
  std::size_t index;
  [[nodiscard]] tl::unexpected<Error> fail(Errc code, const char* key, Message message) const {
    return failure(code, message, {policy.file, field.line, "fields[" + std::to_string(index) + "]." + key});
  }
};

Result<void> check_direct_identifier(const Placed& at) {
  if (is_counted_in_classes(at.field) && at.policy.privacy.k < 2) {
    return at.fail(
        Errc::refused, "role",
        {"what a generalisation leaves of a direct identifier is a quasi-identifier and needs privacy.k of 2 "
         "or more",
         "直接識別資料概化後即為準識別符，需要 privacy.k 設為 2 以上"});
  }
  constexpr std::array<std::string_view, 3> revealing{"keep", "scrub_text", "shift_date"};
  if (std::find(revealing.begin(), revealing.end(), at.field.transform) == revealing.end()) return {};
  return at.fail(
      Errc::refused, "transform",
      {"a direct identifier must not be published: use suppress, pseudonymize, mask or a generalize transform",
       "直接識別資料不得公開：請使用 suppress、pseudonymize、mask 或 generalize 類轉換"});
}

Result<void> check_free_text(const Placed& at) {
  if (at.field.transform == "scrub_text" || at.field.transform == "suppress") return {};
  return at.fail(Errc::refused, "transform",
                 {"free text must be scrubbed (scrub_text) or left out (suppress)",
                  "自由文字必須以 scrub_text 清除個資，或以 suppress 不公開"});
}

Result<void> check_quasi_identifier(const Placed& at) {
  if (at.policy.privacy.k < 2) {
    return at.fail(Errc::refused, "role",
                   {"a quasi-identifier needs privacy.k of 2 or more", "準識別符需要 privacy.k 設為 2 以上"});
  }
  if (at.field.transform != "scrub_text") return {};
  return at.fail(Errc::refused, "transform",
                 {"a quasi-identifier is no free text: keep it, generalise it, or state the role free_text",
                  "準識別符不是自由文字：請保留、概化，或將角色設為 free_text"});
}

/// "generalize" leaves the level to a search, which may leave the value as it is: for quasi-identifiers only.
Result<void> check_generalize(const Placed& at) {
  if (at.field.transform != "generalize") return {};
  if (at.field.role != Role::quasi_identifier)
    return at.fail(Errc::refused, "transform",
                   {"\"generalize\" may leave values as they are, and is for quasi-identifiers only",
                    "\"generalize\" 可能保留原值，僅適用於準識別符"});
  if (at.policy.privacy.mode != Recoding::fixed) return {};
  return at.fail(
      Errc::bad_value, "transform",
      {"\"generalize\" needs a search: state privacy.mode \"full-domain\" or \"local\", or a transform with a "
       "fixed level",
       "\"generalize\" 需要搜尋：請設定 privacy.mode 為 \"full-domain\" 或 \"local\"，或改用固定層級的轉換"});
}

Result<void> check_role(const Placed& at) {
  if (auto searched = check_generalize(at); !searched) return searched;
  switch (at.field.role) {
    case Role::direct_identifier:
      return check_direct_identifier(at);
    case Role::free_text:
      return check_free_text(at);
    case Role::quasi_identifier:
      return check_quasi_identifier(at);
    default:
      return {};
  }
}

/// A column that is a quasi-identifier in one field and "insensitive" in another would undo its own protection.
Result<void> check_one_role(const Placed& at, std::map<std::string_view, Role>& roles) {
  const auto [known, added] = roles.emplace(at.field.source, at.field.role);
  if (added || known->second == at.field.role) return {};
  return at.fail(Errc::refused, "role",
                 {"this source column has another role in an earlier field; a column has one role throughout",
                  "此來源欄位在前面的欄位中是另一種角色；同一欄位只能有一種角色"});
}

/// What tells persons apart names them: it cannot be harmless in the same policy.
Result<void> check_person(const Placed& at) {
  const bool identifies = at.field.role == Role::direct_identifier || at.field.role == Role::quasi_identifier;
  if (at.field.source != at.policy.privacy.person || identifies) return {};
  return at.fail(Errc::refused, "role",
                 {"this column is privacy.person, which tells persons apart: its role is direct_identifier",
                  "此欄位是 privacy.person，用以區分個人：其角色應為 direct_identifier"});
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029; }

/// Readers take a heading as one line without blanks around it, and would find another one than the description has.
Result<void> check_heading(const Placed& at) {
  const std::string& title = at.field.field.title.zh_tw;
  const std::u32string characters = text::to_utf32(title);
  const bool one_line = std::none_of(characters.begin(), characters.end(), is_control);
  if (at.field.transform == "suppress" || (one_line && text::trim(title).size() == title.size())) return {};
  return at.fail(
      Errc::bad_value, "title",
      {"a title heads a column of the CSV: state it in one line, without control characters and without blanks "
       "around it",
       "標題為 CSV 的標題列：請寫成一行，不含控制字元，前後不留空白"});
}

/// Titles are the header of the CSV; a column that is published twice would give it twice.
Result<void> check_title(const Placed& at, std::set<std::string_view>& titles) {
  if (auto heading = check_heading(at); !heading) return heading;
  if (at.field.transform == "suppress" || titles.insert(text::trim(at.field.field.title.zh_tw)).second) return {};
  return at.fail(Errc::bad_value, "title",
                 {"another published field has this title already; state one, as titles are the header of the CSV",
                  "已有其他公開欄位使用此標題；標題為 CSV 的標題列，請另訂 title"});
}

Result<void> check_fields(const Policy& policy) {
  std::set<std::string_view> names, titles;
  std::map<std::string_view, Role> roles;
  for (std::size_t i = 0; i < policy.fields.size(); ++i) {
    const Placed at{policy, policy.fields[i], i};
    if (!field_name.fits(at.field.field.name)) return at.fail(Errc::bad_value, "name", field_name.message);
    if (!names.insert(at.field.field.name).second) {
      return at.fail(Errc::bad_value, "name", {"another field has this name already", "已有其他欄位使用此名稱"});
    }
    if (auto title = check_title(at, titles); !title) return title;
    if (auto one = check_one_role(at, roles); !one) return one;
    if (auto person = check_person(at); !person) return person;
    if (auto safe = check_role(at); !safe) return safe;
  }
  return {};
}

Result<void> check_outputs(const Policy& policy) {
  auto outputs = policy.outputs;
  std::sort(outputs.begin(), outputs.end());
  if (std::adjacent_find(outputs.begin(), outputs.end()) == outputs.end()) return {};
  return failure(Errc::bad_value, {"names a format twice", "同一格式列出兩次"}, {policy.file, 0, "outputs"});
}

/// Written so that a number that is none (NaN) is outside as well.
Result<void> check_suppression_limit(const Policy& policy) {
  if (policy.privacy.suppression_limit >= 0 && policy.privacy.suppression_limit <= 1) return {};
  return failure(Errc::bad_value, {"must be a share from 0 to 1, such as 0.05", "必須是 0 至 1 的比例，例如 0.05"},
                 {policy.file, 0, "privacy.suppression_limit"});
}

Result<void> check_release_domain(const Policy& policy) {
  const bool pseudonymizes = std::any_of(policy.fields.begin(), policy.fields.end(),
                                         [](const PolicyField& field) { return field.transform == "pseudonymize" || field.transform == "shift_date"; });
  if (!pseudonymizes || !policy.release_domain.empty()) return {};
  return failure(Errc::missing_column,
                 {"pseudonyms need a release domain: they are equal within it and unlinkable across",
                  "假名化需要 release.domain：同一範圍內代碼相同，跨範圍無法串連"},
                 {policy.file, 0, "release.domain"});
}

}  // namespace

bool is_counted_in_classes(const PolicyField& field) {
  if (field.role == Role::quasi_identifier) return true;
  return field.role == Role::direct_identifier && field.transform.starts_with("generalize_");
}

Result<void> check_rules(const Policy& policy) {
  if (auto fields = check_fields(policy); !fields) return fields;
  if (auto outputs = check_outputs(policy); !outputs) return outputs;
  if (auto maps = check_map_formats(policy); !maps) return maps;
  if (auto geometry = published_geometry(policy); !geometry) return failure(std::move(geometry.error()));
  if (auto limit = check_suppression_limit(policy); !limit) return limit;
  if (auto privacy = check_privacy(policy); !privacy) return privacy;
  return check_release_domain(policy);
}

}  // namespace opendata::config
