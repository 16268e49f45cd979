#include "web/address.hpp"

#include <algorithm>

#include "encoding.hpp"

namespace opendata::api::web {
namespace {

void append(std::string& address, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  address += address.find('?') == std::string::npos ? '?' : '&';
  address.append(percent_encode(name)).append("=").append(percent_encode(value));
}

}  // namespace

std::string changed_address(const Request& request,
                            std::initializer_list<std::pair<std::string_view, std::string_view>> changes) {
  const auto is_changed = [&](std::string_view name) {
    return name == "offset" ||
           std::any_of(changes.begin(), changes.end(), [&](const auto& change) { return change.first == name; });
  };
  std::string address = percent_encode_path(request.path);
  for (const auto& [name, value] : request.query)
    if (!is_changed(name)) append(address, name, value);
  for (const auto& [name, value] : changes) append(address, name, value);
  return address;
}

}  // namespace opendata::api::web
