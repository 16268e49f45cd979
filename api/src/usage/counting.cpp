#include "usage/counting.hpp"

#include <algorithm>
#include <array>

#include "handlers/law_lookup.hpp"
#include "http/target.hpp"
#include "usage/recorder.hpp"

namespace opendata::api::usage {
namespace {

struct CountedRoute {
  std::string_view path;
  Counted counted;
};
/// ★ What is opened by which route.
constexpr std::array<CountedRoute, 6> counted_routes{{
    {"/faq/{id*}", Counted::faq_opened},
    {"/api/v1/faq/{id*}", Counted::faq_opened},
    {"/datasets/{id}", Counted::dataset_opened},
    {"/api/v1/datasets/{id}", Counted::dataset_opened},
    {"/laws/{id}/articles/{no}", Counted::article_opened},
    {"/api/v1/laws/{id}/articles/{no}", Counted::article_opened},
}};

/// The one name of what was opened: articles are asked for by many.
std::string key_of(Counted counted, const Call& call) {
  if (counted != Counted::article_opened) return call.arguments.text("id");
  const auto article = find_article(call);
  return article ? article->document.id : std::string();
}

std::string_view without_scheme(std::string_view address) {
  const auto end = address.find("://");
  return end == std::string_view::npos ? std::string_view() : address.substr(end + 3);
}

/// What was searched for on the page that this link was followed from; "" when it was no results page of this site.
std::string search_before(const Call& call) {
  const auto from = without_scheme(call.request.header("referer")), own = without_scheme(call.origin);
  if (own.empty() || !from.starts_with(own) || from.substr(own.size()).substr(0, 2) != "/?") return {};
  const auto target = http::decode_target(from.substr(own.size()));
  if (!target) return {};
  const auto text = std::find_if(target->query.begin(), target->query.end(), [](const auto& pair) { return pair.first == "q"; });
  return text == target->query.end() ? std::string() : text->second;
}

bool is_api(const Call& call) { return call.request.path.starts_with("/api/"); }

bool is_asked_anew(const Call& call) {
  constexpr std::array narrowing{"agency", "category", "theme", "administration", "service", "modified_from", "modified_until", "as_of"};
  const auto given = [&](const char* name) { return !call.arguments.text(name).empty(); };
  if (!given("q") || call.arguments.size("offset") > 0 || (!is_api(call) && given("kind"))) return false;
  return std::none_of(narrowing.begin(), narrowing.end(), given);
}

std::uint64_t count_in(const search::usage::Sums& sums, std::string_view id) {
  const auto found = sums.find(std::string(id));
  return found == sums.end() ? 0 : found->second;
}

}  // namespace

void count_answer(const Route& route, const Call& call) {
  if (call.recorder == nullptr || call.request.method != "GET") return;
  const auto row = std::find_if(counted_routes.begin(), counted_routes.end(), [&](const auto& counted) { return counted.path == route.path; });
  if (row == counted_routes.end()) return;
  if (const auto key = key_of(row->counted, call); !key.empty()) call.recorder->count(row->counted, key);
  if (const auto text = search_before(call); !text.empty()) call.recorder->clicked(text);
}

void count_search(const Call& call, const search::SearchResult& result) {
  if (call.recorder == nullptr || call.request.method != "GET" || !is_asked_anew(call)) return;
  const bool nothing = result.hits.empty() && result.cited.empty() && result.laws.empty();
  call.recorder->searched(call.arguments.text("q"), {nothing, result.relaxed, !is_api(call)}, std::string(call.client));
  for (const auto& hit : result.hits)
    if (hit.document.kind == "faq") call.recorder->count(Counted::faq_listed, hit.document.id);
}

std::uint64_t times_opened(const Call& call, Counted counted, std::string_view id) {
  if (call.recorder == nullptr) return 0;
  const auto popular = call.recorder->popular();
  const auto times = count_in(counted == Counted::faq_opened ? popular->faq_opened : popular->dataset_opened, id);
  return times < call.recorder->threshold() ? 0 : times;
}

std::vector<search::Document> popular_questions(const Call& call, std::size_t limit) {
  std::vector<search::Document> questions;
  if (call.recorder == nullptr || !call.index.searcher) return questions;
  for (const auto& item : call.recorder->popular()->questions) {
    if (questions.size() >= limit) break;
    auto document = call.index.searcher->get(item.key);
    if (document && document->kind == "faq") questions.push_back(std::move(*document));
  }
  return questions;
}

}  // namespace opendata::api::usage
