#include <algorithm>

#include "handlers/links.hpp"
#include "web/address.hpp"
#include "web/catalogue/dataset_list.hpp"
#include "web/catalogue/selection.hpp"
#include "web/code_names.hpp"
#include "web/form_parts.hpp"
#include "web/layout.hpp"
#include "web/pager.hpp"
#include "web/pages.hpp"

namespace opendata::api::web {
namespace {

constexpr std::size_t shown_values = 10;

/// The facets that are chosen go along with new words.
void write_carried(Html& html, const Call& call) {
  for (const Facet& facet : catalog_facets()) write_hidden(html, facet.parameter, call.arguments.text(facet.parameter));
  write_hidden_language(html, call);
}

void write_order(Html& html, const Call& call) {
  const auto& chosen = call.arguments.text("sort");
  html.raw("<span class=\"inline\"><label for=\"order\">").say({"Order", "排序"});
  html.raw("</label> <select id=\"order\" name=\"sort\">\n");
  write_option(html, "modified", call.say({"Last changed", "最近更新"}), chosen);
  write_option(html, "title", call.say({"Title", "名稱"}), chosen);
  write_option(html, "rows", call.say({"Rows", "資料筆數"}), chosen);
  html.raw("</select></span>\n");
}

void write_form(Html& html, const Call& call) {
  Html order(call.language);
  write_order(order, call);
  html.raw("<form class=\"search\" role=\"search\" action=\"/datasets\" method=\"get\">\n<label for=\"words\">");
  html.say({"Words of the title, description, keywords or fields", "名稱、說明、關鍵字或欄位中的字詞"}).raw("</label>\n");
  write_search_row(html, call, {.id = "words", .longest = "100"}, order);
  write_carried(html, call);
  html.raw("</form>\n");
}

/// A link that narrows the list or turns its pages; site.js then exchanges the list without a new page.
void write_live_link(Html& html, const std::string& address, std::string_view label) {
  html.raw("<a href=\"").text(address).raw("\" rel=\"nofollow\" data-live>").text(label).raw("</a>");
}

void write_facet(Html& html, const Call& call, const Facet& facet, const std::vector<FacetValue>& values) {
  const auto& chosen = call.arguments.text(facet.parameter);
  if (values.empty() || (chosen.empty() && values.size() < 2)) return;
  html.raw("<h3>").say(facet.title).raw("</h3><ul>");
  for (std::size_t i = 0, shown = 0; i < values.size(); ++i) {
    const bool is_chosen = values[i].value == chosen;
    if (!is_chosen && ++shown > shown_values) continue;
    html.raw(is_chosen ? Markup("<li class=\"chosen\">") : Markup("<li>"));
    if (is_chosen) {
      html.text(values[i].label).raw(" ");
      write_live_link(html, changed_address(call.request, {{facet.parameter, ""}}), call.say({"(remove)", "（取消）"}));
    } else {
      write_live_link(html, changed_address(call.request, {{facet.parameter, values[i].value}}), values[i].label);
      html.raw(" <span class=\"count\">").number(values[i].datasets).raw("</span>");
    }
    html.raw("</li>");
  }
  html.raw("</ul>\n");
}

void write_facets(Html& html, const Call& call, const Selection& selection) {
  html.raw("<nav class=\"facets\" aria-labelledby=\"narrow\"><h2 id=\"narrow\">")
      .say({"Narrow the list", "縮小範圍"})
      .raw("</h2>\n");
  for (std::size_t i = 0; i < selection.facets.size(); ++i)
    write_facet(html, call, catalog_facets()[i], selection.facets[i]);
  html.raw("<p class=\"more\">")
      .link(keep_language(call.request, "/disclosure"),
            call.say({"By disclosure category (§7)", "依主動公開類別（§7）"}));
  html.raw("<br>").link(keep_language(call.request, "/services"), call.say({"Service items", "服務項目"}));
  html.raw("<br>").link(keep_language(call.request, "/statistics"),
                        call.say({"Statistics of the catalogue", "資料集統計"}));
  html.raw("</p></nav>\n");
}

void write_pages(Html& html, const Call& call, std::size_t total) {
  const auto offset = call.arguments.size("offset"), limit = call.arguments.size("limit");
  const auto page_at = [&](const std::string& begin) { return changed_address(call.request, {{"offset", begin}}); };
  Pager pager{.place = page_place(call.language, offset, limit, total), .turning = Pager::Turning::in_place};
  if (offset > 0) pager.previous = page_at(offset_before(offset, limit));
  if (offset + limit < total) pager.next = page_at(std::to_string(offset + limit));
  write_pager(html, pager);
}

void write_count(Html& html, const Call& call, std::size_t total) {
  html.raw("<p class=\"status\" role=\"status\" id=\"count\" tabindex=\"-1\">");
  if (call.catalog.datasets.empty()) {
    html.say({"Nothing has been published yet.", "尚未發布資料集。"});
  } else if (total == 0) {
    html.say({"No dataset has all of this. Try fewer words, or remove a filter.",
              "沒有符合的資料集；請減少字詞或取消篩選。"});
  } else {
    html.number(total).say(total == 1 ? Message{" dataset", " 個資料集"} : Message{" datasets", " 個資料集"});
  }
  html.raw("</p>\n");
}

}  // namespace

void write_dataset_entry(Html& html, const Call& call, const ServedDataset& dataset) {
  const Release& release = dataset.current->release;
  const DatasetMetadata& metadata = release.metadata;
  html.raw("<li><h2>")
      .link(keep_language(call.request, dataset_path("", dataset.id)), metadata.title.in(call.language));
  html.raw("</h2><p class=\"snippet\">").text(metadata.description.in(call.language)).raw("</p><p class=\"source\">");
  html.text(publisher_name(metadata, call.language))
      .raw(" · ")
      .say({"changed ", "更新 "})
      .text(release.manifest.modified.substr(0, 10));
  html.raw(" · ").number(release.manifest.rows).say({" rows", " 筆"});
  if (const auto often = frequency_name(metadata, call.language); !often.empty()) html.raw(" · ").text(often);
  html.raw("</p><p class=\"formats\">");
  for (const ReleaseFile& file : release.manifest.files)
    if (!file.format.empty() && !file.path.ends_with(".gz"))
      html.raw("<span class=\"format\">").text(format_name(file.format)).raw("</span> ");
  html.raw("</p></li>\n");
}

namespace {

void write_entries(Html& html, const Call& call, const Selection& selection) {
  const auto begin = std::min(call.arguments.size("offset"), selection.datasets.size());
  const auto end = std::min(begin + call.arguments.size("limit"), selection.datasets.size());
  if (begin == end) return;
  html.raw("<ul class=\"hits\">\n");
  for (std::size_t i = begin; i < end; ++i) write_dataset_entry(html, call, *selection.datasets[i]);
  html.raw("</ul>\n");
}

}  // namespace

Answer datasets_page(const Call& call) {
  const auto selection = select_datasets(call);
  Html html(call.language);
  html.raw("<h1>").say({"Datasets", "資料集"}).raw("</h1>\n");
  write_form(html, call);
  html.raw("<div class=\"columns\" id=\"results\"><div class=\"results\">\n");
  write_count(html, call, selection.datasets.size());
  write_way_to_side(html, "narrow", {"Narrow the list", "縮小範圍"});
  write_entries(html, call, selection);
  write_pages(html, call, selection.datasets.size());
  html.raw("</div>\n");
  write_facets(html, call, selection);
  html.raw("</div>\n");
  const bool searched = !call.arguments.text("q").empty();
  return page(call,
              {.title = std::string(call.say({"Datasets", "資料集"})),
               .styles = {"dataset.css"},
               .indexing = searched ? Indexing::unwanted : Indexing::wanted},
              html);
}

}  // namespace opendata::api::web
