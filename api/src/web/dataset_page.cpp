#include <array>
#include <cstdint>

#include "handlers/links.hpp"
#include "web/json_ld.hpp"
#include "web/layout.hpp"
#include "web/pages.hpp"

namespace opendata::api::web {
namespace {

constexpr std::size_t rows_shown = 5;

/// "9.3 KB", "610 KB": as people read sizes.
std::string format_size(std::uint64_t bytes) {
  constexpr std::array units{"B", "KB", "MB", "GB"};
  std::size_t unit = 0;
  std::uint64_t tenths = bytes * 10;
  for (; tenths >= 10240 && unit + 1 < units.size(); ++unit) tenths = (tenths + 1023) / 1024;
  const auto fraction = unit > 0 && tenths < 100 ? "." + std::to_string(tenths % 10) : std::string();
  return std::to_string(tenths / 10) + fraction + " " + units.at(unit);
}

/// The beginning of a long text, so that one cell does not make the whole table tall.
std::string shorten(const std::string& text) {
  constexpr std::size_t characters = 60;
  std::size_t count = 0, end = 0;
  const auto continues = [&](std::size_t i) { return (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U; };
  while (end < text.size() && (continues(end) || count < characters)) count += continues(end++) ? 0U : 1U;
  return end == text.size() ? text : text.substr(0, end) + "…";
}

void write_term(Html& html, Message term, std::string_view value) {
  if (!value.empty()) html.raw("<dt>").say(term).raw("</dt><dd>").text(value).raw("</dd>");
}

std::string licence_name(std::string_view license, Language language) {
  if (license != "OGDL-Taiwan-1.0") return std::string(license);
  return std::string(Message{"Open Government Data License, version 1.0 (OGDL-Taiwan-1.0)",
                             "政府資料開放授權條款－第1版 (OGDL-Taiwan-1.0)"}
                         .in(language));
}

void write_particulars(Html& html, const Release& release) {
  const DatasetMetadata& metadata = release.metadata;
  html.raw("<dl class=\"particulars\">");
  write_term(html, {"Published by", "提供機關"}, metadata.publisher_name);
  write_term(html, {"Licence", "授權方式"}, licence_name(metadata.license, html.language()));
  write_term(html, {"Updated", "更新時間"}, release.manifest.modified);
  write_term(html, {"Period", "資料期間"},
             metadata.temporal_from.empty() ? "" : metadata.temporal_from + " – " + metadata.temporal_to);
  write_term(html, {"Area", "空間範圍"}, metadata.spatial);
  write_term(html, {"Contact", "聯絡窗口"}, metadata.contact_name);
  write_term(html, {"Telephone", "電話"}, metadata.contact_phone);
  write_term(html, {"Notes", "備註"}, metadata.notes);
  html.raw("<dt>").say({"Rows", "資料筆數"}).raw("</dt><dd>").number(release.manifest.rows).raw("</dd></dl>\n");
}

void write_fields(Html& html, const Schema& schema) {
  html.raw("<h2>")
      .say({"Fields", "欄位說明"})
      .raw("</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
      .say({"Fields", "欄位說明"});
  html.raw("\"><table><thead><tr><th scope=\"col\">")
      .say({"Name", "欄位"})
      .raw("</th><th scope=\"col\">")
      .say({"Title", "名稱"});
  html.raw("</th><th scope=\"col\">")
      .say({"Type", "型別"})
      .raw("</th><th scope=\"col\">")
      .say({"Description", "說明"})
      .raw("</th></tr></thead><tbody>");
  for (const Field& field : schema.fields) {
    html.raw("<tr><th scope=\"row\"><code>")
        .text(field.name)
        .raw("</code></th><td>")
        .text(field.title.in(html.language()))
        .raw("</td><td>");
    html.text(name(field.type)).raw("</td><td>").text(field.description.in(html.language())).raw("</td></tr>");
  }
  html.raw("</tbody></table></div>\n");
}

void write_downloads(Html& html, const Release& release) {
  const auto& id = release.manifest.dataset_id;
  html.raw("<h2>").say({"Downloads", "下載"}).raw("</h2>\n<ul class=\"downloads\">");
  for (const ReleaseFile& file : release.manifest.files) {
    html.raw("<li>")
        .link(file_path("", id, "current", file.path), file.path)
        .raw(" <span class=\"count\">")
        .text(format_size(file.bytes))
        .raw("</span></li>");
  }
  html.raw("</ul>\n<p>").say({"As an API: ", "API："});
  html.link(dataset_path(api_base, id) + "/rows?limit=100", dataset_path(api_base, id) + "/rows").raw("</p>\n");
}

void write_first_rows(Html& html, const Schema& schema, const RowsPage& rows) {
  if (rows.rows.empty()) return;
  html.raw("<h2>")
      .say({"First rows", "前幾筆資料"})
      .raw("</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
  html.say({"First rows", "前幾筆資料"}).raw("\"><table><thead><tr>");
  for (const Field& field : schema.fields)
    html.raw("<th scope=\"col\">").text(field.title.in(html.language())).raw("</th>");
  html.raw("</tr></thead><tbody>");
  for (const Row& row : rows.rows) {
    html.raw("<tr>");
    for (const auto& cell : row.cells) html.raw("<td>").text(shorten(cell.value_or(""))).raw("</td>");
    html.raw("</tr>");
  }
  html.raw("</tbody></table></div>\n");
}

RowsQuery first_rows(const Schema& schema) {
  RowsQuery query;
  query.limit = rows_shown;
  for (std::size_t i = 0; i < schema.fields.size(); ++i) query.fields.push_back(i);
  return query;
}

}  // namespace

Answer datasets_page(const Call& call) {
  Html html(call.language);
  html.raw("<h1>").say({"Datasets", "資料集"}).raw("</h1>\n<ul class=\"hits\">");
  for (const auto& [id, dataset] : call.catalog.datasets) {
    const Release& release = dataset.current->release;
    html.raw("<li><h2>")
        .link(keep_language(call.request, dataset_path("", id)), release.metadata.title.in(call.language))
        .raw("</h2><p class=\"snippet\">");
    html.text(release.metadata.description.in(call.language))
        .raw("</p><p class=\"source\">")
        .text(release.metadata.publisher_name)
        .raw(" · ");
    html.text(release.manifest.modified.substr(0, 10))
        .raw(" · ")
        .number(release.manifest.rows)
        .say({" rows", " 筆"})
        .raw("</p></li>\n");
  }
  html.raw("</ul>\n");
  if (call.catalog.datasets.empty())
    html.raw("<p>").say({"Nothing has been published yet.", "尚未發布資料集。"}).raw("</p>\n");
  return page(call, call.say({"Datasets", "資料集"}), html);
}

Answer dataset_page(const Call& call) {
  const auto dataset = call.dataset();
  if (!dataset) return refuse(dataset.error());
  const ServedRelease& served = *(*dataset)->current;
  const auto rows = served.rows.page(first_rows(served.release.schema), call.query_time);
  if (!rows) return refuse(rows.error());
  const auto& title = served.release.metadata.title.in(call.language);
  Html html(call.language);
  html.raw("<h1>").text(title).raw("</h1>\n").paragraphs(served.release.metadata.description.in(call.language));
  write_particulars(html, served.release);
  write_downloads(html, served.release);
  write_fields(html, served.release.schema);
  write_first_rows(html, served.release.schema, *rows);
  write_dataset_json_ld(html, call, **dataset);
  return page(call, title, html);
}

}  // namespace opendata::api::web
