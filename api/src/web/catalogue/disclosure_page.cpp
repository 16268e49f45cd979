#include <algorithm>

#include "handlers/links.hpp"
#include "web/code_names.hpp"
#include "web/layout.hpp"
#include "web/pages.hpp"

/// /disclosure: the datasets by the ten kinds of 政府資訊公開法 §7 I, as agencies must disclose them of their own
/// accord.
namespace opendata::api::web {
namespace {

std::vector<const ServedDataset*> disclosed_as(const CatalogSnapshot& catalog, const std::string& code) {
  std::vector<const ServedDataset*> out;
  for (const auto& [id, dataset] : catalog.datasets) {
    const auto& codes = dataset.current->release.metadata.disclosure;
    if (std::find(codes.begin(), codes.end(), code) != codes.end()) out.push_back(&dataset);
  }
  return out;
}

void write_kind(Html& html, const Call& call, const std::string& code) {
  const auto datasets = disclosed_as(call.catalog, code);
  html.raw("<section><h2 id=\"kind-").text(code).raw("\">");
  html.text(code).raw(". ").text(disclosure_name(code, call.language)).raw("</h2>\n");
  if (datasets.empty())
    html.raw("<p class=\"source\">").say({"No dataset yet.", "尚無資料集。"}).raw("</p>");
  else
    html.raw("<ul class=\"plain\">\n");
  for (const ServedDataset* dataset : datasets) {
    const Release& release = dataset->current->release;
    html.raw("<li>").link(keep_language(call.request, dataset_path("", dataset->id)),
                          release.metadata.title.in(call.language));
    html.raw(" <span class=\"source\">")
        .text(publisher_name(release.metadata, call.language))
        .raw(" · ")
        .text(release.manifest.modified.substr(0, 10))
        .raw("</span></li>\n");
  }
  if (!datasets.empty()) html.raw("</ul>");
  html.raw("</section>\n");
}

}  // namespace

Answer disclosure_page(const Call& call) {
  Html html(call.language);
  html.raw("<h1>").say({"Information disclosed of our own accord", "主動公開資訊"}).raw("</h1>\n<p>");
  html.say(
      {"The ten kinds that the Freedom of Government Information Law (Article 7, paragraph 1) obliges agencies to "
       "disclose, and the datasets that belong to them.",
       "政府資訊公開法第7條第1項所定應主動公開之十款資訊，及其對應之資料集。"});
  html.raw("</p>\n");
  for (const auto& code : disclosure_codes()) write_kind(html, call, code);
  return page(call,
              {.title = std::string(call.say({"Disclosure", "主動公開資訊"})),
               .path = {{std::string(call.say({"Datasets", "資料集"})), "/datasets"}},
               .styles = {"dataset.css"}},
              html);
}

}  // namespace opendata::api::web
