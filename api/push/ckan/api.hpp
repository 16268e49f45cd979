#pragma once
#include <opendata/json.hpp>
#include <string>

#include "push/http/client.hpp"

namespace opendata::push {

/// The action API of one CKAN portal.
class CkanApi {
 public:
  explicit CkanApi(HttpClient client) : client_(std::move(client)) {}
  /// The result of POST /api/3/action/NAME.
  [[nodiscard]] Reached<json::Value> call(const std::string& action, const std::string& body);
  [[nodiscard]] Reached<json::Value> upload(const std::string& action, const Upload& upload);

 private:
  [[nodiscard]] Reached<json::Value> ask(const std::string& action, HttpRequest request);
  HttpClient client_;
};

}  // namespace opendata::push
