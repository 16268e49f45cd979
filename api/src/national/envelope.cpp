#include "national/envelope.hpp"

#include "call.hpp"

namespace opendata::api::national {
namespace {

/// A withdrawn release and a resource that never was are the same to this dialect.
int status_for(ProblemKind kind) { return kind == ProblemKind::release_gone ? 404 : status_of(kind); }

}  // namespace

std::string_view error_code(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::not_found:
    case ProblemKind::release_gone:
      return "ER0100";
    case ProblemKind::unknown_parameter:
      return "ER0200";
    case ProblemKind::invalid_parameter:
    case ProblemKind::repeated_parameter:
    case ProblemKind::limit_exceeded:
      return "ER0210";
    case ProblemKind::unknown_field:
      return "ER0220";
    default:
      return "ER0500";
  }
}

Response problem_response(const Problem& problem, Language language) {
  JsonBody out;
  out.begin_object().key("success").boolean(false).key("error").begin_object();
  out.text("type", error_code(problem.kind)).text("message", describe(problem, language)).end_object().end_object();
  Response response;
  response.status = status_for(problem.kind);
  response.body = out.take();
  response.headers = problem.headers;
  response.set_header("Content-Type", std::string(json_type));
  response.set_header("Cache-Control", "no-store");
  return response;
}

}  // namespace opendata::api::national
