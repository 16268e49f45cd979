#include <algorithm>

#include "web/labels.hpp"
#include "web/search.hpp"

namespace opendata::api::web {
namespace {

constexpr std::size_t shown_at_once = 8;

void write_value(Html& html, const Call& call, std::string_view facet, const search::FacetCount& count) {
  html.raw("<li><a href=\"").text(search_address(call, {{facet, count.value}})).raw("\" rel=\"nofollow\" data-live>");
  html.text(value_label(call, facet, count.value)).raw("</a> <span class=\"count\">").number(count.count).raw("</span></li>\n");
}

using Counts = std::vector<search::FacetCount>;

/// Values that narrow: not the chosen one itself.
Counts narrowing(const Counts& counts, const std::string& chosen) {
  Counts out;
  std::copy_if(counts.begin(), counts.end(), std::back_inserter(out), [&](const auto& count) { return count.value != chosen; });
  return out;
}

void write_values(Html& html, const Call& call, std::string_view facet, const Counts& counts) {
  const auto few = std::min(counts.size(), shown_at_once);
  html.raw("<ul>\n");
  for (std::size_t i = 0; i < few; ++i) write_value(html, call, facet, counts[i]);
  html.raw("</ul>\n");
  if (few == counts.size()) return;
  html.raw("<details><summary>").say({"More", "更多"}).raw(" <span class=\"count\">").number(counts.size() - few);
  html.raw("</span></summary>\n<ul>\n");
  for (std::size_t i = few; i < counts.size(); ++i) write_value(html, call, facet, counts[i]);
  html.raw("</ul></details>\n");
}

void write_chosen(Html& html, const Call& call, std::string_view facet, const std::string& chosen) {
  html.raw("<p class=\"chosen\">").text(value_label(call, facet, chosen)).raw(" <a href=\"");
  html.text(search_address(call, {{facet, {}}})).raw("\" rel=\"nofollow\" data-live aria-label=\"");
  html.say({"Remove: ", "取消："}).text(value_label(call, facet, chosen)).raw("\">").say({"Remove", "取消"}).raw("</a></p>\n");
}

void write_facet(Html& html, const Call& call, const Label& facet, const Counts& counts) {
  const auto& chosen = call.arguments.text(facet.name);
  const auto others = narrowing(counts, chosen);
  if (chosen.empty() && others.size() < 2) return;
  html.raw("<section><h3>").say(facet.label).raw("</h3>\n");
  if (!chosen.empty()) write_chosen(html, call, facet.name, chosen);
  if (!others.empty()) write_values(html, call, facet.name, others);
  html.raw("</section>\n");
}

}  // namespace

void write_facets(Html& html, const Call& call, const SearchAnswer& answer) {
  Html sections(call.language);
  for (const Label& facet : facet_labels()) {
    const auto found = answer.result.facets.find(std::string(facet.name));
    write_facet(sections, call, facet, found == answer.result.facets.end() ? Counts() : found->second);
  }
  if (sections.str().empty()) return;
  html.raw("<nav class=\"facets\" id=\"narrow\" aria-label=\"").say({"Narrow the results", "縮小範圍"}).raw("\">\n<h2>");
  html.say({"Narrow the results", "縮小範圍"}).raw("</h2>\n").append(sections).raw("</nav>\n");
}

}  // namespace opendata::api::web
