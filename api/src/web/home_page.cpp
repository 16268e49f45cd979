#include <algorithm>
#include <map>
#include <opendata/search/help.hpp>

#include "handlers/links.hpp"
#include "web/feedback.hpp"
#include "web/labels.hpp"
#include "web/layout.hpp"
#include "web/pages.hpp"
#include "web/search.hpp"
#include "web/wording.hpp"

/// The first page: one search, themed entries, what changed lately. Each section is a function of its own, in the order
/// of home_page().
namespace opendata::api::web {
namespace {

constexpr std::size_t latest_shown = 6, themes_shown = 12, subthemes_shown = 4;

/// The newest answers and how many there are by theme, of one search.
std::optional<search::SearchResult> browse_answers(const Call& call) {
  if (!call.index.searcher) return std::nullopt;
  search::Query query;
  query.mode = search::Mode::category;
  query.kinds = {"faq"};
  query.limit = latest_shown;
  query.snippets = query.help = false;
  auto found = call.index.searcher->search(query);
  return found ? std::optional(std::move(*found)) : std::nullopt;
}

void write_hero(Html& html, const Call& call) {
  html.raw("<section class=\"hero\">\n<h1>").say({"Search questions, regulations and data", "檢索問答、法規與資料"}).raw("</h1>\n<p class=\"lead\">");
  html.text(call.appearance.description.in(call.language)).raw("</p>\n");
  write_search_form(html, call, FormSize::large);
  html.raw("<p class=\"examples\">").say({"Try: ", "試試看："});
  for (const auto& example : search::mode_help().front().examples)
    html.link(question_address(call.request, example.query), example.query).raw(" ");
  html.link(keep_language(call.request, "/help"), call.say({"How to search", "檢索說明"})).raw("</p>\n</section>\n");
}

void write_room(Html& html, const std::string& address, Message title, Message meaning, std::uint64_t count) {
  html.raw("<li class=\"card\"><h3><a href=\"").text(address).raw("\">").say(title).raw("</a> <span class=\"count\">");
  html.number(count).raw("</span></h3>\n<p>").say(meaning).raw("</p></li>\n");
}

std::uint64_t documents_of(const Call& call, const std::string& kind) {
  const auto found = call.index.stats.by_kind.find(kind);
  return found == call.index.stats.by_kind.end() ? 0 : found->second;
}

void write_rooms(Html& html, const Call& call) {
  const auto address = [&](const char* path) { return keep_language(call.request, path); };
  html.raw("<section aria-labelledby=\"rooms\"><h2 id=\"rooms\">").say({"What is here", "本站提供"}).raw("</h2>\n<ul class=\"cards rooms\">\n");
  if (const auto count = documents_of(call, "faq"); count > 0)
    write_room(html, address("/?kind=faq"), {"Questions and answers", "便民問答"}, {"What citizens ask, answered by the office in charge", "民眾常見問題與承辦單位的解答"}, count);
  if (call.index.stats.laws > 0)
    write_room(html, address("/?kind=article"), {"Regulations", "法規"}, {"Laws and local rules, article by article", "中央與地方法規，可查至條文"}, call.index.stats.laws);
  write_room(html, address("/datasets"), {"Datasets", "開放資料"}, {"De-identified records in open formats and through an API", "去識別化資料，提供開放格式與 API"},
             call.catalog.datasets.size());
  html.raw("</ul></section>\n");
}

/// A first level of categories with what lies below it.
struct Theme {
  std::uint64_t count = 0;
  std::vector<std::string> below;  ///< whole paths, most frequent first
};

std::vector<std::pair<std::string, Theme>> group_themes(const std::vector<search::FacetCount>& counts) {
  std::map<std::string, Theme> groups;
  for (const auto& [value, count] : counts) {
    const auto end = value.find('/');
    Theme& theme = groups[value.substr(0, end)];
    theme.count += count;
    if (end != std::string::npos) theme.below.push_back(value);
  }
  std::vector<std::pair<std::string, Theme>> out(groups.begin(), groups.end());
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.second.count > b.second.count; });
  return out;
}

void write_theme(Html& html, const Call& call, std::string_view facet, const std::string& name, const Theme& theme) {
  const auto address = [&](std::string_view value) { return search_address(call, {{"kind", "faq"}, {facet, value}}); };
  html.raw("<li class=\"card\"><h3><a href=\"").text(address(name)).raw("\">").text(name).raw("</a> <span class=\"count\">");
  html.number(theme.count).raw("</span></h3>\n");
  if (!theme.below.empty()) html.raw("<p class=\"source\">");
  for (std::size_t i = 0; i < std::min(theme.below.size(), subthemes_shown); ++i) {
    if (i > 0) html.raw(" · ");
    html.link(address(theme.below[i]), category_label(theme.below[i].substr(name.size() + 1), call.language));
  }
  if (!theme.below.empty()) html.raw("</p>");
  html.raw("</li>\n");
}

void write_themes(Html& html, const Call& call, const search::SearchResult& answers, const char* facet, Message title) {
  const auto found = answers.facets.find(facet);
  if (found == answers.facets.end() || found->second.empty()) return;
  const auto themes = group_themes(found->second);
  html.raw("<section><h2>").say(title).raw("</h2>\n<ul class=\"cards\">\n");
  for (std::size_t i = 0; i < std::min(themes.size(), themes_shown); ++i)
    write_theme(html, call, facet, themes[i].first, themes[i].second);
  html.raw("</ul></section>\n");
}

void write_dated(Html& html, const std::string& address, std::string_view title, std::string_view language, std::string_view day) {
  html.raw("<li><span");
  write_language(html, language);
  html.raw(">").link(address, title).raw("</span>");
  if (!day.empty()) html.raw(" <time class=\"source\" datetime=\"").text(day).raw("\">").text(day).raw("</time>");
  html.raw("</li>\n");
}

void write_latest_answers(Html& html, const Call& call, const search::SearchResult& answers) {
  if (answers.hits.empty()) return;
  html.raw("<section><h2>").say({"Latest answers", "最新問答"}).raw("</h2>\n<ul class=\"latest\">\n");
  for (const auto& hit : answers.hits) {
    const auto wording = wording_of(hit.document, call.language);
    write_dated(html, keep_language(call.request, document_path("", hit.document)), wording.title, wording.language, hit.document.modified);
  }
  html.raw("</ul>\n<p><a href=\"/feeds/faq.atom\">").say({"Subscribe (Atom)", "訂閱更新（Atom）"}).raw("</a></p></section>\n");
}

void write_latest_releases(Html& html, const Call& call) {
  std::vector<const ServedDataset*> datasets;
  for (const auto& [id, dataset] : call.catalog.datasets) datasets.push_back(&dataset);
  const auto title_of = [](const ServedDataset* dataset) -> const LocalizedText& { return dataset->current->release.metadata.title; };
  const auto modified = [](const ServedDataset* dataset) { return dataset->current->release.manifest.modified; };
  std::stable_sort(datasets.begin(), datasets.end(), [&](const auto* a, const auto* b) { return modified(a) > modified(b); });
  if (datasets.size() > latest_shown) datasets.resize(latest_shown);
  if (datasets.empty()) return;
  html.raw("<section><h2>").say({"Latest data", "最新資料"}).raw("</h2>\n<ul class=\"latest\">\n");
  for (const auto* dataset : datasets)
    write_dated(html, keep_language(call.request, dataset_path("", dataset->id)), title_of(dataset).in(call.language),
                language_of(title_of(dataset), call.language), modified(dataset).substr(0, 10));
  html.raw("</ul>\n<p><a href=\"/feeds/releases.atom\">").say({"Subscribe (Atom)", "訂閱更新（Atom）"}).raw("</a></p></section>\n");
}

}  // namespace

Answer home_page(const Call& call) {
  Html html(call.language);
  write_hero(html, call);
  write_rooms(html, call);
  const auto answers = browse_answers(call);
  if (answers) {
    write_themes(html, call, *answers, "category", {"By theme", "主題分類"});
    write_themes(html, call, *answers, "administration", {"By administration", "施政分類"});
    write_themes(html, call, *answers, "service", {"By service", "服務分類"});
  }
  write_popular(html, call);
  html.raw("<div class=\"side-by-side\">\n");
  if (answers) write_latest_answers(html, call, *answers);
  write_latest_releases(html, call);
  html.raw("</div>\n");
  return page(call, PageInfo{}, html);
}

}  // namespace opendata::api::web
