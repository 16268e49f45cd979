#pragma once
#include <cstdint>
#include <opendata/error.hpp>
#include <string_view>
#include <vector>

#include "problem.hpp"

/// The one table of what the server answers. Router, parameter checks, openapi.json and the tests all walk it.
namespace opendata::api {

class Call;

/// Of a capped integer values above the maximum count as the maximum.
enum class ParameterType { text, integer, capped_integer, boolean, choice };

struct Parameter {
  std::string_view name;
  ParameterType type = ParameterType::text;
  Message meaning{"", ""};
  std::string_view fallback = {};         ///< used when the parameter is absent
  std::int64_t minimum = 0, maximum = 0;  ///< of an integer; of a text, its length in bytes
  std::vector<std::string_view> choices = {};
  std::string_view example = {};
};

/// Who the answer is for: decides in which dialect problems are told.
enum class Audience { program, person, ckan_client, national_client };
enum class Methods { read, read_and_post };
/// How parameters that the route does not list are met. A page ignores what links from elsewhere may add; some dialects
/// name parameters by what a dataset has.
enum class OtherParameters { refused, ignored, handled };
/// What an answer depends on besides the request: makes its entity tag.
enum class DependsOn { nothing, catalog, dataset, index, everything };

struct Route {
  std::string_view path;  ///< "/a/{name}/b"; "{name*}" at the end takes all remaining segments
  Answer (*handler)(const Call& call) = nullptr;
  Audience audience = Audience::program;
  DependsOn depends_on = DependsOn::nothing;
  Message summary{"", ""};
  std::vector<Parameter> path_parameters = {};
  std::vector<Parameter> query_parameters = {};
  std::string_view media_type = "application/json";
  Methods methods = Methods::read;
  OtherParameters others = OtherParameters::refused;
  std::vector<std::string_view> further_types = {};  ///< media types of the answer in other formats
};

/// All routes; every one answers GET, HEAD and OPTIONS, some POST too.
[[nodiscard]] const std::vector<Route>& routes();

}  // namespace opendata::api
