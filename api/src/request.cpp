#include <algorithm>
#include <opendata/api/server.hpp>

namespace opendata::api {

const std::string* Request::parameter(std::string_view name) const {
  const auto found = std::find_if(query.begin(), query.end(), [&](const auto& pair) { return pair.first == name; });
  return found == query.end() ? nullptr : &found->second;
}

const std::string& Request::header(const std::string& name) const {
  static const std::string none;
  const auto found = headers.find(name);
  return found == headers.end() ? none : found->second;
}

void Response::set_header(std::string name, std::string value) {
  const auto found = std::find_if(headers.begin(), headers.end(), [&](const auto& pair) { return pair.first == name; });
  if (found == headers.end()) return headers.emplace_back(std::move(name), std::move(value)), void();
  found->second = std::move(value);
}

}  // namespace opendata::api
