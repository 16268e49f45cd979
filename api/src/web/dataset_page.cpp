#include <array>

#include "web/code_names.hpp"
#include "web/dataset/parts.hpp"
#include "web/dataset/service_items.hpp"
#include "web/json_ld.hpp"
#include "web/layout.hpp"
#include "web/pages.hpp"

namespace opendata::api::web {
namespace {

/// A part of the page, and what the list of contents calls it.
struct Part {
  std::string_view anchor;
  Message title;
  void (*write)(Html& html, const DatasetView& view);
};

/// Rows of service items and of statistics are not counted: each row of them stands for itself.
void write_figures(Html& html, const DatasetView& view) {
  if (view.release().metadata.type == "statistics") return write_statistics(html, view);
  if (!is_service_items(view.release())) write_charts(html, view);
}

constexpr std::array parts{Part{"downloads", {"Downloads", "下載"}, write_downloads},
                           Part{"preview", {"Rows", "資料"}, write_preview},
                           Part{"charts", {"Charts", "圖表"}, write_figures},
                           Part{"map", {"Map", "地圖"}, write_map},
                           Part{"fields", {"Fields", "欄位"}, write_fields},
                           Part{"api", {"API", "API"}, write_snippets},
                           Part{"risk", {"Privacy", "隱私"}, write_risk},
                           Part{"quality", {"Quality", "品質"}, write_quality},
                           Part{"releases", {"Releases", "版本"}, write_releases},
                           Part{"cite", {"Cite", "引用"}, write_citation}};

void write_parts(Html& html, const DatasetView& view) {
  Html contents(html.language()), body(html.language());
  for (const Part& part : parts) {
    Html piece(html.language());
    part.write(piece, view);
    if (piece.str().empty()) continue;
    contents.raw("<a href=\"#").text(part.anchor).raw("\">").say(part.title).raw("</a> ");
    body.raw("<section>\n").append(piece).raw("</section>\n");
  }
  html.raw("<nav class=\"contents\" aria-label=\"").say({"On this page", "本頁內容"}).raw("\">").append(contents).raw("</nav>\n").append(body);
}

}  // namespace

Answer dataset_page(const Call& call) {
  const auto dataset = call.dataset();
  if (!dataset) return refuse(dataset.error());
  const ServedRelease& served = *(*dataset)->current;
  const TimeLeft time(call.query_time);
  const DatasetView view{call, **dataset, served, select_rows(call, served.release.schema), summarize_fields(served, time), time};
  const auto& title = served.release.metadata.title.in(call.language);
  Html html(call.language);
  html.raw("<div class=\"dataset\">\n<h1>").text(title).raw("</h1>\n<div class=\"summary\">");
  html.paragraphs(served.release.metadata.description.in(call.language)).raw("</div>\n");
  write_particulars(html, view);
  write_parts(html, view);
  html.raw("</div>\n");
  write_dataset_json_ld(html, call, **dataset);
  const Release& release = served.release;
  auto response = page(call, {.title = title, .description = release.metadata.description.in(call.language), .path = {{std::string(call.say({"Datasets", "資料集"})), "/datasets"}},
                              .modified = release.manifest.modified, .publisher = publisher_name(release.metadata, call.language), .styles = {"dataset.css"},
                              .indexing = view.selection.is_narrowed() ? Indexing::unwanted : Indexing::wanted}, html);
  if (view.lapsed) response.set_header("Cache-Control", "no-store");
  return response;
}

}  // namespace opendata::api::web
