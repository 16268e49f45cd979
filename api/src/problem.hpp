#pragma once
#include <opendata/api/server.hpp>
#include <opendata/error.hpp>
#include <opendata/result.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Problem details (RFC 9457): the only place that knows which error becomes which status.
namespace opendata::api {

/// Every kind of problem. Its row in problem.cpp holds the stable name, the status and the title.
enum class ProblemKind {
  not_found,
  unknown_parameter,
  invalid_parameter,
  repeated_parameter,
  unknown_field,
  limit_exceeded,
  unauthorized,
  rate_limited,
  misdirected,
  method_not_allowed,
  method_not_implemented,
  release_gone,
  withdrawn,
  refused,
  conflict,
  precondition_failed,
  precondition_required,
  unsupported_media_type,
  range_not_satisfiable,
  not_supported,
  query_deadline,
  not_available,
  internal,
};

/// What went wrong with a request. Texts are fixed at compile time; besides them it carries only names: of the
/// request's own parameter and of what may be used instead.
struct Problem {
  ProblemKind kind = ProblemKind::internal;
  Message detail{"", ""};
  std::string parameter = {};            ///< the parameter at fault; empty when none is
  std::string given = {};                ///< the name that was given and is unknown or at fault; empty when none was
  std::vector<std::string> usable = {};  ///< names or values that would be accepted
  std::vector<std::pair<std::string, std::string>> headers = {};
  /// What is wrong with `parameter`, in the client's language: a library's own literal text; empty = `detail` says it.
  std::string_view reason = {};
};

/// A value, or the problem to tell the client.
template <class T>
using Outcome = tl::expected<T, Problem>;
/// A handler's outcome.
using Answer = Outcome<Response>;

[[nodiscard]] tl::unexpected<Problem> refuse(Problem problem);
/// The problem that stands for a library error. Texts of 5xx errors stay inside.
[[nodiscard]] tl::unexpected<Problem> refuse(const Error& error);

[[nodiscard]] int status_of(ProblemKind kind);
/// The kind's stable name, such as "unknown-field".
[[nodiscard]] std::string_view name(ProblemKind kind);
[[nodiscard]] std::string_view title(ProblemKind kind, Language language);
[[nodiscard]] const std::vector<ProblemKind>& all_problem_kinds();
/// The detail with the names that belong to it, as one sentence.
[[nodiscard]] std::string describe(const Problem& problem, Language language);
/// The answer as application/problem+json.
[[nodiscard]] Response problem_response(const Problem& problem, Language language, const std::string& request_id);

}  // namespace opendata::api
