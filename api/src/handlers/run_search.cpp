#include "handlers/run_search.hpp"

#include "handlers/paging.hpp"
#include "handlers/query_filters.hpp"
#include "usage/counting.hpp"

namespace opendata::api {
namespace {

/// As check_limits() of the library has it.
constexpr std::size_t deepest_result = 10'000;

std::vector<std::string> split_list(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find(',', begin), text.size());
    if (end > begin) parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

search::Query make_query(const Arguments& arguments) {
  search::Query query;
  query.text = arguments.text("q");
  query.mode = search::parse_mode(arguments.text("mode")).value_or(search::Mode::automatic);
  if (query.text.empty()) query.mode = search::Mode::category;  // without words the filters say what is wanted
  query.kinds = split_list(arguments.text("kind"));
  set_filters(query, arguments);
  query.modified_from = arguments.text("modified_from");
  query.modified_until = arguments.text("modified_until");
  query.as_of = arguments.text("as_of");
  query.validity = search::parse_validity(arguments.text("validity")).value_or(search::Validity::in_force);
  query.synonyms = arguments.text("synonyms") != "false";
  query.include_abolished = arguments.flag("include_abolished");
  query.facets = arguments.flag("facets");
  return query;
}

/// The library names the parameter where a value is wrong; depth is this call's own to tell; all else is about the words.
Problem problem_of(const Error& error, const Call& call) {
  Problem problem = refuse(error).value();
  problem.parameter = error.where().column;
  if (!problem.parameter.empty()) {
    problem.detail = {"this parameter cannot be read", "參數內容無法解讀"};
    problem.reason = error.message(call.language);
  } else {
    const bool too_deep = call.arguments.size("offset") + call.arguments.size("limit") > deepest_result;
    problem.parameter = error.code() == Errc::limit_exceeded && too_deep ? "offset" : "q";
  }
  return problem;
}

constexpr std::size_t most_excluded = 100;  // of search::Query::excluded

/// Whole datasets that were taken back are not looked for, though the index may know them until it is built again.
void leave_out_withdrawn(search::Query& query, const CatalogSnapshot& catalog) {
  for (const auto& [dataset, releases] : catalog.withdrawn) {
    if (query.excluded.size() == most_excluded) return;  // of the others the hits are dropped
    if (catalog.is_withdrawn(dataset, "current")) query.excluded.push_back(dataset);
  }
}

/// Hits that lead nowhere are not shown.
void drop_unlisted(search::SearchResult& result, const Call& call) {
  const auto dropped = std::erase_if(result.hits, [&](const search::Hit& hit) { return !call.may_show(hit.document); });
  result.total -= std::min<std::uint64_t>(dropped, result.total);
}

}  // namespace

Outcome<SearchAnswer> run_search(const Call& call) {
  const auto searcher = call.searcher();
  if (!searcher) return refuse(searcher.error());
  auto query = make_query(call.arguments);
  leave_out_withdrawn(query, call.catalog);
  auto result = (*searcher)->search(query);
  if (!result) {
    return refuse(problem_of(result.error(), call));
  }
  const bool has_next = has_next_page(call, *result);  // asked of what was found: that hits are dropped ends no search
  drop_unlisted(*result, call);
  usage::count_search(call, *result);
  SearchAnswer answer{std::move(*result), {}, has_next};
  for (const auto& id : answer.result.cited) {
    if (auto document = (*searcher)->get(id)) answer.cited.push_back(std::move(*document));
  }
  return answer;
}

}  // namespace opendata::api
