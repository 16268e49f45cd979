#pragma once
#include <opendata/api/server.hpp>

#include "site.hpp"

namespace opendata::api {

/// What stays the same for every request.
struct Settings {
  std::string base_url;  ///< without '/' at the end
  std::chrono::milliseconds query_time{2000};
};

/// From a request to a finished response: route, parameters, preconditions, handler, headers, compression. Never fails:
/// what goes wrong is a problem document.
[[nodiscard]] Response respond(const Request& request, const Site& site, const Settings& settings, bool draining);

}  // namespace opendata::api
