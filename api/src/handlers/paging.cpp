#include "handlers/paging.hpp"

#include "encoding.hpp"

namespace opendata::api {

bool has_next_page(const Call& call, const search::SearchResult& result) {
  constexpr std::size_t last_place = 10'000;
  const auto offset = call.arguments.size("offset"), limit = call.arguments.size("limit");
  return !result.hits.empty() && offset + result.hits.size() < result.total && offset + 2 * limit <= last_place;
}

std::string page_address(const Call& call, std::size_t offset) {
  std::string address = std::string(call.base_url) + percent_encode_path(call.request.path) + "?";
  for (const auto& [name, value] : call.request.query)
    if (name != "offset") address.append(percent_encode(name)).append("=").append(percent_encode(value)).append("&");
  return address + "offset=" + std::to_string(offset);
}

}  // namespace opendata::api
