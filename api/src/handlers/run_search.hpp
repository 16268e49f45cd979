#pragma once
#include "call.hpp"

namespace opendata::api {

/// What a search answers, with the cited articles fetched.
struct SearchAnswer {
  search::SearchResult result;          ///< without hits that lead nowhere: a page may have fewer than `limit`, or none
  std::vector<search::Document> cited;  ///< above the hits
  bool has_next = false;                ///< another page lies behind this one
};

/// Runs the search that the request's parameters describe. Problems: invalid_parameter, limit_exceeded, not_available.
[[nodiscard]] Outcome<SearchAnswer> run_search(const Call& call);

}  // namespace opendata::api
