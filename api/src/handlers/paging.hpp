#pragma once
#include "call.hpp"

namespace opendata::api {

/// Whether another page of a search lies behind the one that `offset` and `limit` give: searches end at 10,000.
[[nodiscard]] bool has_next_page(const Call& call, const search::SearchResult& result);
/// This request's address with another offset, below the base URL.
[[nodiscard]] std::string page_address(const Call& call, std::size_t offset);

}  // namespace opendata::api
