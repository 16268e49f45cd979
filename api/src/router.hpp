#pragma once
#include <string_view>

#include "path_template.hpp"
#include "routes.hpp"

namespace opendata::api {

struct Match {
  const Route* route = nullptr;
  PathValues values;  ///< of the template's names
};

/// The route of a decoded path. A literal segment wins over a name, a name over "{name*}".
/// Empty, "." and ".." segments match nothing. Problems: not_found.
[[nodiscard]] Outcome<Match> find_route(std::string_view path);

}  // namespace opendata::api
