#include "ckan/envelope.hpp"

namespace opendata::api::ckan {
namespace {

Response json_response(std::string body, int status) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  response.set_header("Content-Type", std::string(ckan_json_type));
  response.set_header("Cache-Control", "no-store");
  return response;
}

void write_error(JsonBody& out, const Failure& failure) {
  out.key("error").begin_object();
  for (const auto& [field, messages] : failure.fields) {
    out.key(field).begin_array();
    for (const auto& message : messages) out.text(message);
    out.end_array();
  }
  out.text("__type", failure.type);
  if (failure.fields.empty()) out.text("message", failure.message);
  out.end_object();
}

std::string_view last_segment(std::string_view path) { return path.substr(path.rfind('/') + 1); }

}  // namespace

tl::unexpected<Failure> invalid(std::string field, std::vector<std::string> messages) {
  Failure failure;
  failure.fields.emplace_back(std::move(field), std::move(messages));
  return tl::unexpected<Failure>(std::move(failure));
}

tl::unexpected<Failure> not_found(std::string message) {
  return tl::unexpected<Failure>(Failure{404, "Not Found Error", std::move(message)});
}

tl::unexpected<Failure> failed(const Problem& problem) {
  const int status = status_of(problem.kind);
  if (status == 404 || status == 410) return not_found("Not found");
  if (status >= 500) return tl::unexpected<Failure>(Failure{status, "Internal Server Error", "Internal Server Error"});
  return invalid(problem.parameter.empty() ? "query" : problem.parameter, {describe(problem, Language::en)});
}

std::string help_url(std::string_view origin, std::string_view action) {
  return std::string(origin) + "/api/3/action/help_show?name=" + std::string(action);
}

Response failure_response(const Failure& failure, std::string_view origin, std::string_view action) {
  JsonBody out;
  out.begin_object().text("help", help_url(origin, action)).key("success").boolean(false);
  write_error(out, failure);
  return json_response(out.end_object().take(), failure.status);
}

Response bare_refusal(const std::string& text) {
  JsonBody out;
  out.text(text);
  return json_response(out.take(), 400);
}

Response problem_response(const Problem& problem, const Request& request) {
  auto failure = failed(problem).value();
  failure.status = status_of(problem.kind);
  auto response = failure_response(failure, "", last_segment(request.path));
  for (const auto& [name, value] : problem.headers) response.set_header(name, value);
  return response;
}

Success::Success(std::string_view origin, std::string_view action) {
  begin_object().text("help", help_url(origin, action)).key("success").boolean(true).key("result");
}

Response Success::finish() { return make_response(end_object().take(), ckan_json_type); }

}  // namespace opendata::api::ckan
