#pragma once
#include <opendata/api/server.hpp>

#include "site.hpp"

namespace opendata::api {

/// What stays the same for every request.
struct Settings {
  std::string base_url;  ///< without '/' at the end
  std::chrono::milliseconds query_time{2000};
  usage::Recorder* recorder = nullptr;  ///< null: nothing is counted
};

/// A finished answer, and the route that gave it (null: none matched).
struct Responded {
  Response response;
  const Route* route = nullptr;
};

/// From a request to a finished response: route, parameters, preconditions, handler, headers, compression. Never fails:
/// what goes wrong is a problem document.
[[nodiscard]] Responded respond(const Request& request, std::string_view client, const Site& site, const Settings& settings, bool draining);
/// A problem told before a route was looked for, in the form that this path's readers expect.
[[nodiscard]] Response refuse_early(const Problem& problem, const Request& request, const Site& site);

}  // namespace opendata::api
