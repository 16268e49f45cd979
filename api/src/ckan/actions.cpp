#include "ckan/actions.hpp"

#include <algorithm>
#include <array>

namespace opendata::api::ckan {
namespace {

/// Actions of CKAN that write. They exist, but nobody may use them here.
constexpr std::array<std::string_view, 26> write_actions{
    "package_create",    "package_update",      "package_patch",      "package_delete",       "package_revise",
    "dataset_purge",     "resource_create",     "resource_update",    "resource_patch",       "resource_delete",
    "organization_create", "organization_update", "organization_patch", "organization_delete", "group_create",
    "group_update",      "group_patch",         "group_delete",       "tag_create",           "tag_delete",
    "datastore_create",  "datastore_upsert",    "datastore_delete",   "datastore_records_delete",
    "user_create",       "api_token_create"};

bool writes(std::string_view action) {
  return std::find(write_actions.begin(), write_actions.end(), action) != write_actions.end();
}

Response refuse_write(const Call& call, std::string_view action) {
  if (call.request.method != "POST")
    return bare_refusal("Bad request - JSON Error: Invalid request. Please use POST method for your request");
  const auto message = action == "package_create"
                           ? std::string("Access denied: User  not authorized to create packages")
                           : "Access denied: Action " + std::string(action) + " requires an authenticated user";
  return failure_response({403, "Authorization Error", message}, call.origin, action);
}

/// Letters, digits and '_' of a name that is told back.
std::string shown(std::string_view name) { return std::string(name.substr(0, 100)); }

Response run(const Call& call, const Action& action) {
  const auto parameters = Parameters::read(call.request);
  if (!parameters) return bare_refusal("Bad request - " + parameters.error());
  auto answer = action.run({call, *parameters, action.name});
  if (answer) return std::move(*answer);
  return failure_response(answer.error(), call.origin, action.name);
}

}  // namespace

Answer run_action(const Call& call) {
  const std::string_view path = call.request.path;
  const auto name = path.substr(path.rfind('/') + 1);
  const auto& all = actions();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Action& action) { return action.name == name; });
  if (found != all.end()) return run(call, *found);
  if (!writes(name)) return bare_refusal("Bad request - Action name not known: " + shown(name));
  const auto parameters = Parameters::read(call.request);
  if (!parameters && call.request.method == "POST") return bare_refusal("Bad request - " + parameters.error());
  return refuse_write(call, name);
}

Answer api_version(const Call& /*call*/) {
  JsonBody out;
  return make_response(out.begin_object().number("version", 3).end_object().take(), ckan_json_type);
}

}  // namespace opendata::api::ckan
