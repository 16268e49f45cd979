#include "push/ckan/api.hpp"

#include "push/http/answers.hpp"

namespace opendata::push {

Reached<json::Value> CkanApi::ask(const std::string& action, HttpRequest request) {
  request.method = "POST";
  request.path = "/api/3/action/" + action;
  const auto reply = client_.ask(request);
  if (!reply) return troubled(reply.error());
  return read_ckan_answer(*reply, client_.base().host + ": " + action);
}

Reached<json::Value> CkanApi::call(const std::string& action, const std::string& body) {
  return ask(action, {{}, {}, body, nullptr});
}

Reached<json::Value> CkanApi::upload(const std::string& action, const Upload& upload) {
  return ask(action, {{}, {}, {}, &upload});
}

}  // namespace opendata::push
