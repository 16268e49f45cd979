#pragma once
#include <cstdint>
#include <opendata/search/usage.hpp>
#include <vector>

#include "call.hpp"
#include "routes.hpp"

/// What handlers have to do with counts. Without a recorder (opendata-server --usage) nothing is counted and all is 0.
namespace opendata::api::usage {

/// Counts what this answered GET has shown, by the ★ list of routes in counting.cpp, and, when it was followed from the
/// results of a search, the click.
void count_answer(const Route& route, const Call& call);
/// Counts the search that the request asks for, once: not its further pages, nor its results narrowed.
void count_search(const Call& call, const search::SearchResult& result);

/// How often the entry or dataset was opened, as far as counts are kept. 0 below the threshold.
[[nodiscard]] std::uint64_t times_opened(const Call& call, search::usage::Counted counted, std::string_view id);
/// The questions that were opened most in the last four weeks and are still published; most often first.
[[nodiscard]] std::vector<search::Document> popular_questions(const Call& call, std::size_t limit);

}  // namespace opendata::api::usage
