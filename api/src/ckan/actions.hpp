#pragma once
#include "ckan/envelope.hpp"
#include "ckan/parameters.hpp"
#include "routes.hpp"

/// The read actions of CKAN's Action API v3, and the one list of them.
namespace opendata::api::ckan {

/// What an action works on.
struct ActionCall {
  const Call& call;
  const Parameters& parameters;
  std::string_view action;
};
/// The finished answer, or why not.
using Outcome = Checked<Response>;

struct Action {
  std::string_view name;
  Outcome (*run)(const ActionCall& call);
  Message summary{"", ""};
  std::vector<Parameter> parameters = {};
};
/// ★ All actions that are answered.
[[nodiscard]] const std::vector<Action>& actions();

// package_actions.cpp
[[nodiscard]] Outcome package_list(const ActionCall& call);
[[nodiscard]] Outcome package_show(const ActionCall& call);
[[nodiscard]] Outcome resource_show(const ActionCall& call);
[[nodiscard]] Outcome current_package_list_with_resources(const ActionCall& call);
// package_search.cpp
[[nodiscard]] Outcome package_search(const ActionCall& call);
// taxonomy_actions.cpp
[[nodiscard]] Outcome organization_list(const ActionCall& call);
[[nodiscard]] Outcome organization_show(const ActionCall& call);
[[nodiscard]] Outcome group_list(const ActionCall& call);
[[nodiscard]] Outcome group_show(const ActionCall& call);
[[nodiscard]] Outcome tag_list(const ActionCall& call);
[[nodiscard]] Outcome tag_show(const ActionCall& call);
// site_actions.cpp
[[nodiscard]] Outcome license_list(const ActionCall& call);
[[nodiscard]] Outcome status_show(const ActionCall& call);
[[nodiscard]] Outcome site_read(const ActionCall& call);
[[nodiscard]] Outcome help_show(const ActionCall& call);
// datastore_search.cpp, datastore_info.cpp
[[nodiscard]] Outcome datastore_search(const ActionCall& call);
[[nodiscard]] Outcome datastore_info(const ActionCall& call);

// Handlers of the route table. run_action() takes the action's name from the end of the path.
[[nodiscard]] Answer run_action(const Call& call);
[[nodiscard]] Answer api_version(const Call& call);
// dump.cpp
[[nodiscard]] Answer dump(const Call& call);
/// A described route for each action, and those around them.
[[nodiscard]] std::vector<Route> ckan_routes();

}  // namespace opendata::api::ckan
