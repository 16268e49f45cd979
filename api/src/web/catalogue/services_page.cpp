#include "handlers/links.hpp"
#include "web/code_names.hpp"
#include "web/dataset/field_summary.hpp"
#include "web/dataset/service_items.hpp"
#include "web/form_parts.hpp"
#include "web/layout.hpp"
#include "web/pages.hpp"

/// /services: what citizens can apply for, from all datasets of type "service-items".
namespace opendata::api::web {
namespace {

constexpr std::size_t most_items = 200;  ///< of one dataset; its own page has all

void write_form(Html& html, const Call& call) {
  html.raw("<form class=\"search\" role=\"search\" action=\"/services\" method=\"get\">\n<label for=\"words\">");
  html.say({"What do you want to apply for?", "想辦什麼事？"});
  html.raw("</label>\n");
  write_search_row(html, call, {.id = "words", .longest = "100"}, Html(call.language));
  write_hidden_language(html, call);
  html.raw("</form>\n");
}

RowsQuery all_fields(const Schema& schema, Filter filter) {
  RowsQuery query;
  query.filter = std::move(filter);
  query.limit = most_items;
  for (std::size_t i = 0; i < schema.fields.size(); ++i) query.fields.push_back(i);
  return query;
}

/// The number of services written.
Outcome<std::size_t> write_dataset(Html& html, const Call& call, const ServedDataset& dataset, const Filter& words,
                                   const TimeLeft& time) {
  const Release& release = dataset.current->release;
  const auto rows = dataset.current->rows.page(all_fields(release.schema, words), time.get());
  if (!rows) return refuse(rows.error());
  if (rows->rows.empty()) return 0;
  html.raw("<section><h2>")
      .link(keep_language(call.request, dataset_path("", dataset.id)), publisher_name(release.metadata, call.language));
  html.raw("</h2>\n<p class=\"source\">")
      .text(release.metadata.title.in(call.language))
      .raw(" · ")
      .say({"changed ", "更新 "});
  html.text(release.manifest.modified.substr(0, 10)).raw("</p>\n");
  write_service_items(html, call, release.schema, *rows);
  html.raw("</section>\n");
  return rows->rows.size();
}

}  // namespace

Answer services_page(const Call& call) {
  const auto words = parse_words(call.arguments.text("q"));
  if (!words) return refuse(words.error());
  const TimeLeft time(call.query_time);  // of all datasets together
  Html list(call.language);
  std::size_t services = 0;
  for (const auto& [id, dataset] : call.catalog.datasets) {
    if (!is_service_items(dataset.current->release)) continue;
    const auto written = write_dataset(list, call, dataset, *words, time);
    if (!written) return refuse(written.error());
    services += *written;
  }
  Html html(call.language);
  html.raw("<h1>").say({"Service items", "服務項目"}).raw("</h1>\n");
  write_form(html, call);
  html.raw("<p class=\"status\" role=\"status\">");
  if (services == 0)
    html.say({"No service was found. Try other words.", "查無服務項目；請換個說法。"});
  else
    html.number(services).say(services == 1 ? Message{" service", " 項服務"} : Message{" services", " 項服務"});
  html.raw("</p>\n").append(list);
  return page(call,
              {.title = std::string(call.say({"Service items", "服務項目"})),
               .path = {{std::string(call.say({"Datasets", "資料集"})), "/datasets"}},
               .styles = {"dataset.css"}},
              html);
}

}  // namespace opendata::api::web
