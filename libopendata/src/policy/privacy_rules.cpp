#include <algorithm>

#include "policy/rules.hpp"

namespace opendata::config {
namespace {

const PolicyField* field_of(const Policy& policy, std::string_view name) {
  const auto found = std::find_if(policy.fields.begin(), policy.fields.end(),
                                  [&](const PolicyField& field) { return field.field.name == name; });
  return found == policy.fields.end() ? nullptr : &*found;
}

tl::unexpected<Error> fail(const Policy& policy, Errc code, const char* key, Message message) {
  return failure(code, message, {policy.file, policy.privacy.line, std::string("privacy.") + key});
}

/// l and t protect one published field, which is not a quasi-identifier itself.
Result<void> check_sensitive(const Policy& policy) {
  const PrivacyModel& model = policy.privacy;
  const bool needed = model.l || model.t;
  if (!needed && model.sensitive.empty()) return {};
  if (!needed)
    return fail(policy, Errc::bad_value, "sensitive",
                {"protects nothing without \"l\" or \"t\"; state one, or leave it out",
                 "沒有 \"l\" 或 \"t\" 時不起作用；請設定其一或移除"});
  const PolicyField* field = field_of(policy, model.sensitive);
  const bool fits = field != nullptr && field->transform != "suppress" && field->role != Role::free_text &&
                    !is_counted_in_classes(*field);
  if (fits) return {};
  return fail(policy, Errc::bad_value, "sensitive",
              {"must be the name of a published field that is neither a quasi-identifier nor free text",
               "必須是公開欄位的名稱，且不是準識別符或自由文字"});
}

/// A search counts records: who has several would be counted several times.
Result<void> check_person_of_search(const Policy& policy) {
  if (policy.privacy.person.empty() || !needs_search(policy.privacy)) return {};
  return fail(policy, Errc::not_supported, "person",
              {"counts persons, which mode \"fixed\" without l and t can do; leave it out, or reduce the source to one "
               "record a person",
               "以個人計數僅適用於未設 l、t 的 \"fixed\" 模式；請移除，或將來源整理為每人一筆"});
}

Result<void> check_search_options(const Policy& policy) {
  const PrivacyModel& model = policy.privacy;
  if (model.mode != Recoding::fixed) return {};
  if (model.objective == privacy::Objective::loss && model.weights.empty() && !model.max_seconds) return {};
  return fail(
      policy, Errc::bad_value, "mode",
      {"\"objective\", \"weights\" and \"max_seconds\" belong to a search: state mode \"full-domain\" or \"local\"",
       "\"objective\"、\"weights\"、\"max_seconds\" 屬於搜尋：請設定 mode 為 \"full-domain\" 或 \"local\""});
}

Result<void> check_local_options(const Policy& policy) {
  const PrivacyModel& model = policy.privacy;
  if (model.mode != Recoding::local) return {};
  if (model.objective == privacy::Objective::loss && !model.max_seconds) return {};
  return fail(policy, Errc::bad_value, "mode",
              {"local recoding minimises loss in a fixed number of steps: leave out \"objective\" and \"max_seconds\"",
               "local 模式以固定步數降低 loss：請移除 \"objective\" 與 \"max_seconds\""});
}

Result<void> check_weights(const Policy& policy) {
  for (const auto& [name, weight] : policy.privacy.weights) {
    const PolicyField* field = field_of(policy, name);
    if (field == nullptr || field->transform != "generalize")
      return fail(policy, Errc::bad_value, "weights",
                  {"names a field that no search generalises; fields with the transform \"generalize\" have weights",
                   "含有不由搜尋概化的欄位；僅轉換為 \"generalize\" 的欄位可有權重"});
  }
  return {};
}

}  // namespace

bool needs_search(const PrivacyModel& model) { return model.mode != Recoding::fixed || model.l || model.t; }

Result<void> check_privacy(const Policy& policy) {
  if (auto sensitive = check_sensitive(policy); !sensitive) return sensitive;
  if (auto person = check_person_of_search(policy); !person) return person;
  if (auto options = check_search_options(policy); !options) return options;
  if (auto local = check_local_options(policy); !local) return local;
  return check_weights(policy);
}

}  // namespace opendata::config
