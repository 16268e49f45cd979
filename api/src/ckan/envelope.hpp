#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "call.hpp"
#include "json_body.hpp"
#include "problem.hpp"

/// The forms in which CKAN's Action API answers: {"help", "success": true, "result"}, {"help", "success": false,
/// "error": {"__type", …}}, and for what its framework refuses a bare JSON string. Source: CKAN 2.10.9.
namespace opendata::api::ckan {

/// Why an action was refused, in CKAN's own terms.
struct Failure {
  int status = 409;
  std::string type = "Validation Error";                                        ///< "__type"
  std::string message = {};                                                     ///< used when there are no fields
  std::vector<std::pair<std::string, std::vector<std::string>>> fields = {};    ///< field → messages
};
template <class T>
using Checked = tl::expected<T, Failure>;

[[nodiscard]] tl::unexpected<Failure> invalid(std::string field, std::vector<std::string> messages);
[[nodiscard]] tl::unexpected<Failure> not_found(std::string message);
/// A problem of the stores, in CKAN's terms.
[[nodiscard]] tl::unexpected<Failure> failed(const Problem& problem);

/// The URL of an action's help.
[[nodiscard]] std::string help_url(std::string_view origin, std::string_view action);
[[nodiscard]] Response failure_response(const Failure& failure, std::string_view origin, std::string_view action);
/// 400 with one JSON string and no envelope.
[[nodiscard]] Response bare_refusal(const std::string& text);
/// What is told of a problem that no action has seen.
[[nodiscard]] Response problem_response(const Problem& problem, const Request& request);
/// A successful answer: what is written into it is its result.
class Success : public JsonBody {
 public:
  Success(std::string_view origin, std::string_view action);
  [[nodiscard]] Response finish();
};

constexpr std::string_view ckan_json_type = "application/json;charset=utf-8";

}  // namespace opendata::api::ckan
