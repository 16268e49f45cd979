#include "encoding.hpp"
#include "handlers/links.hpp"
#include "web/address.hpp"
#include "web/code_names.hpp"
#include "web/dataset/choices.hpp"
#include "web/dataset/parts.hpp"
#include "web/dataset/service_items.hpp"
#include "web/form_parts.hpp"
#include "web/layout.hpp"
#include "web/pager.hpp"
#include "web/texts.hpp"

namespace opendata::api::web {
namespace {

constexpr std::size_t most_choices = 6, most_options = 60, cell_characters = 60, last_place = 10'000;

/// Of a service nobody looks by its telephone or fee.
bool is_offered(const DatasetView& view, const FieldSummary& summary) {
  const auto& name = view.schema().fields[summary.field].name;
  if (is_service_items(view.release()) && name != "window" && name != "channel") return false;
  return summary.tally->counts.size() <= most_options;
}

void write_choice(Html& html, const DatasetView& view, const FieldSummary& summary) {
  const Field& field = view.schema().fields[summary.field];
  const auto parameter = choice_parameter(field);
  const auto chosen = chosen_value(view.call, field);
  html.raw("<div class=\"choice\"><label for=\"choose-")
      .text(field.name)
      .raw("\">")
      .text(field.title.in(html.language()));
  html.raw("</label><select id=\"choose-").text(field.name).raw("\" name=\"").text(parameter).raw("\">");
  write_option(html, "", html.english() ? "all" : "全部", chosen);
  for (const Bar& bar : ordered_values(summary, *summary.tally))
    if (!bar.label.empty()) write_option(html, bar.label, shorten(bar.label, 40), chosen);
  html.raw("</select></div>\n");
}

void write_form(Html& html, const DatasetView& view) {
  html.raw("<form class=\"filter\" method=\"get\" action=\"#preview\" aria-label=\"")
      .say({"Select rows", "篩選資料列"});
  html.raw("\">\n<div class=\"choice words\"><label for=\"words\">").say({"Words", "字詞"});
  html.raw("</label><input id=\"words\" name=\"q\" type=\"search\" maxlength=\"100\" autocomplete=\"off\" value=\"");
  html.text(view.call.arguments.text("q")).raw("\"></div>\n");
  std::size_t choices = 0;
  for (const FieldSummary& summary : view.summaries.fields)
    if (is_offered(view, summary) && ++choices <= most_choices) write_choice(html, view, summary);
  for (const char* kept : {"filter", "sort", "lang"})
    if (const auto* value = view.call.request.parameter(kept)) write_hidden(html, kept, *value);
  html.raw("<div class=\"choice act\"><button type=\"submit\">").say({"Apply", "套用"}).raw("</button>");
  if (view.selection.is_narrowed() || view.selection.problem)
    html.raw(" <a href=\"")
        .text(keep_language(view.call.request, view.call.request.path))
        .raw("#preview\">")
        .say({"Clear", "清除"})
        .raw("</a>");
  html.raw("</div></form>\n");
}

/// The heading of a column leads to the table sorted by it, and from there to the other direction.
void write_column_head(Html& html, const DatasetView& view, std::size_t place) {
  const Field& field = view.schema().fields[place];
  const auto& sort = view.selection.query.sort;
  const bool sorted = !sort.empty() && sort[0].field == place;
  const bool descending = sorted && sort[0].direction == Direction::descending;
  html.raw(field.type == FieldType::integer || field.type == FieldType::decimal
               ? Markup("<th scope=\"col\" class=\"number\"")
               : Markup("<th scope=\"col\""));
  if (sorted) html.raw(descending ? Markup(" aria-sort=\"descending\"") : Markup(" aria-sort=\"ascending\""));
  const std::string next = (sorted && !descending ? "-" : "") + field.name;
  html.raw("><a href=\"")
      .text(changed_address(view.call.request, {{"sort", next}}))
      .raw("#preview\">")
      .text(field.title.in(html.language()));
  if (sorted)
    html.raw(descending ? Markup(" <span aria-hidden=\"true\">▼</span>")
                        : Markup(" <span aria-hidden=\"true\">▲</span>"));
  html.raw("</a></th>");
}

void write_cell(Html& html, const Field& field, const std::optional<std::string>& cell) {
  const bool number = field.type == FieldType::integer || field.type == FieldType::decimal;
  html.raw(number ? Markup("<td class=\"number\">") : Markup("<td>"));
  html.text(shorten(cell.value_or(""), cell_characters)).raw("</td>");
}

void write_rows(Html& html, const DatasetView& view, const RowsPage& rows) {
  html.raw("<section class=\"scroll\" tabindex=\"0\" aria-label=\"")
      .say({"Rows", "資料列"})
      .raw("\"><table class=\"rows\"><thead><tr>");
  for (std::size_t place = 0; place < view.schema().fields.size(); ++place) write_column_head(html, view, place);
  html.raw("</tr></thead><tbody>\n");
  for (const Row& row : rows.rows) {
    html.raw("<tr>");
    for (std::size_t place = 0; place < row.cells.size(); ++place)
      write_cell(html, view.schema().fields[place], row.cells[place]);
    html.raw("</tr>\n");
  }
  html.raw("</tbody></table></section>\n");
}

void write_pages(Html& html, const DatasetView& view, const RowsPage& rows) {
  const auto offset = view.selection.query.offset, end = offset + rows_shown;
  const auto page_at = [&](const std::string& begin) {
    return changed_address(view.call.request, {{"offset", begin}}) + "#preview";
  };
  Pager pager{.place = grouped(offset + 1) + " – " + grouped(offset + rows.rows.size()), .name = {"Pages of rows", "資料列分頁"}};
  if (offset > 0) pager.previous = page_at(offset_before(offset, rows_shown));
  if (rows.next && end <= last_place) pager.next = page_at(std::to_string(end));
  write_pager(html, pager);
}

void write_problem(Html& html, const DatasetView& view, const Problem& problem) {
  view.lapsed = true;
  html.raw("<p class=\"status\" role=\"alert\">").text(describe(problem, html.language())).raw("</p>\n");
}

/// How many rows satisfy the conditions; without conditions the manifest knows.
void write_count(Html& html, const DatasetView& view) {
  const auto count = view.served.rows.count(view.selection.query.filter, view.time.get());
  html.raw("<p class=\"status\" role=\"status\">");
  if (!count) {
    view.lapsed = true;
    html.text(describe(count.error(), html.language()));
  } else {
    html.number(*count).say({" of ", " 筆，共 "}).number(view.release().manifest.rows).say({" rows", " 筆"});
  }
  html.raw("</p>\n");
}

/// The rows that the reader sees, as a file.
void write_selected(Html& html, const DatasetView& view) {
  if (!view.selection.is_narrowed()) return;
  std::string address = dataset_path(api_base, view.dataset.id) + "/export?";
  if (!view.selection.filter_text.empty()) address += "filter=" + percent_encode(view.selection.filter_text) + "&";
  if (!view.selection.words.empty()) address += "q=" + percent_encode(view.selection.words) + "&";
  html.raw("<p>").say({"Download these rows: ", "下載篩選的資料列："});
  for (const char* format : {"csv", "json", "xml"})
    html.link(address + "format=" + format, format_name(format)).raw(" ");
  html.raw("</p>\n");
}

}  // namespace

void write_preview(Html& html, const DatasetView& view) {
  const bool services = is_service_items(view.release());
  write_heading(html, "preview", services ? Message{"Services", "服務項目"} : Message{"Rows", "資料預覽"});
  write_form(html, view);
  if (view.selection.problem) write_problem(html, view, *view.selection.problem);
  if (view.selection.is_narrowed()) write_count(html, view);
  const auto rows = view.served.rows.page(view.selection.query, view.call.query_time);
  if (!rows) return write_problem(html, view, rows.error());
  if (rows->rows.empty())
    return void(html.raw("<p>").say({"No row satisfies this.", "沒有符合的資料列。"}).raw("</p>\n"));
  services ? write_service_items(html, view.call, view.schema(), *rows) : write_rows(html, view, *rows);
  write_pages(html, view, *rows);
  write_selected(html, view);
}

}  // namespace opendata::api::web
