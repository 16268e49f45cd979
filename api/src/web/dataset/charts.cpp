#include <algorithm>

#include "web/address.hpp"
#include "web/dataset/choices.hpp"
#include "web/dataset/parts.hpp"

namespace opendata::api::web {
namespace {

constexpr std::size_t charts_shown = 4, bars_shown = 12;

std::string chart_title(const Html& html, const Field& field) {
  const auto& title = field.title.in(html.language());
  return html.english() ? "Rows by " + title : "各" + title + "筆數";
}

/// The value after which nothing but another one can come: of a month the next, of a year the next.
std::string next_period(const std::string& period, Grain grain) {
  auto year = std::stoi(period.substr(0, 4));
  if (grain == Grain::year) return std::to_string(year + 1);
  auto month = std::stoi(period.substr(5, 2)) + 1;
  if (month > 12) month = 1, ++year;
  return std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month);
}

/// Months and years without rows, so that the columns stand where their time is.
void fill_gaps(Grain grain, std::vector<Bar>& bars) {
  if ((grain != Grain::month && grain != Grain::year) || bars.empty()) return;
  std::vector<Bar> filled{bars.front()};
  for (std::size_t i = 1; i < bars.size() && filled.size() < most_values; ++i) {
    auto due = next_period(filled.back().label, grain);
    for (; due < bars[i].label && filled.size() < most_values; due = next_period(due, grain))
      filled.push_back({due, 0});
    filled.push_back(bars[i]);
  }
  bars = std::move(filled);
}

/// Values after the first ones, as one.
void gather_rest(const Html& html, std::vector<Bar>& bars) {
  if (bars.size() <= bars_shown + 1) return;
  const auto shown = bars.begin() + bars_shown;
  Bar rest{std::string(Message{"others", "其他"}.in(html.language())) + " (" + std::to_string(bars.end() - shown) + ")",
           0};
  for (auto bar = shown; bar != bars.end(); ++bar) rest.value += bar->value;
  bars.erase(shown, bars.end());
  bars.push_back(std::move(rest));
}

void add_missing(const Html& html, const Tally& tally, std::vector<Bar>& bars) {
  Bar missing{std::string(Message{"(missing)", "（未填）"}.in(html.language())), 0};
  for (const Tally::Count& count : tally.counts)
    if (!count.value || count.value->empty()) missing.value += count.rows;
  if (missing.value > 0) bars.push_back(std::move(missing));
}

void link_values(const DatasetView& view, const Field& field, std::vector<Bar>& bars) {
  for (Bar& bar : bars)
    if (bar.value > 0)
      bar.address = changed_address(view.call.request, {{choice_parameter(field), bar.label}}) + "#preview";
}

Chart make_chart(const Html& html, const DatasetView& view, const FieldSummary& summary, const Tally& tally,
                 bool whole) {
  const Field& field = view.schema().fields[summary.field];
  Chart chart{"chart-" + field.name, chart_title(html, field), field.title.in(html.language()),
              std::string(Message{"Rows", "筆數"}.in(html.language())), ordered_values(summary, tally)};
  for (const Tally::Count& count : tally.counts) chart.total += count.rows;
  if (summary.kind == FieldKind::period) fill_gaps(summary.grain, chart.bars);
  link_values(view, field, chart.bars);
  if (summary.kind != FieldKind::period && !whole) gather_rest(html, chart.bars);
  add_missing(html, tally, chart.bars);
  return chart;
}

/// False when the time was over.
bool write_one(Html& html, const DatasetView& view, const FieldSummary& summary, bool whole) {
  auto tally = summary.tally;
  if (view.selection.is_narrowed()) {
    auto narrowed = view.served.rows.tally({view.selection.query.filter, summary.field, summary.grain, most_values},
                                           view.time.get());
    if (!narrowed) return false;
    tally = std::move(*narrowed);
  }
  const auto chart = make_chart(html, view, summary, *tally, whole);
  summary.kind == FieldKind::period ? write_column_chart(html, chart) : write_bar_chart(html, chart);
  return true;
}

/// Times first, then the others as the schema has them.
std::vector<const FieldSummary*> in_order(const FieldSummaries& summaries) {
  std::vector<const FieldSummary*> out;
  for (const FieldSummary& summary : summaries.fields) out.push_back(&summary);
  std::stable_partition(out.begin(), out.end(),
                        [](const FieldSummary* summary) { return summary->kind == FieldKind::period; });
  return out;
}

void write_choice_of_charts(Html& html, const DatasetView& view, const std::vector<const FieldSummary*>& summaries,
                            const std::string& by) {
  if (summaries.size() <= charts_shown && by.empty()) return;
  html.raw("<nav class=\"by\" aria-label=\"")
      .say({"Charts", "圖表"})
      .raw("\"><span>")
      .say({"By field: ", "依欄位："})
      .raw("</span>");
  for (const FieldSummary* summary : summaries) {
    const Field& field = view.schema().fields[summary->field];
    html.raw("<a href=\"").text(changed_address(view.call.request, {{"by", field.name}})).raw("#charts\"");
    html.raw(field.name == by ? Markup(" aria-current=\"true\">") : Markup(">"))
        .text(field.title.in(html.language()))
        .raw("</a> ");
  }
  if (!by.empty())
    html.raw("<a href=\"")
        .text(changed_address(view.call.request, {{"by", ""}}))
        .raw("#charts\">")
        .say({"All", "全部圖表"})
        .raw("</a>");
  html.raw("</nav>\n");
}

}  // namespace

void write_charts(Html& html, const DatasetView& view) {
  const auto summaries = in_order(view.summaries);
  if (summaries.empty() && view.summaries.complete) return;
  const auto& by = view.call.arguments.text("by");
  write_heading(html, "charts", {"Charts", "圖表"});
  write_choice_of_charts(html, view, summaries, by);
  bool complete = view.summaries.complete;
  std::size_t written = 0;
  for (const FieldSummary* summary : summaries) {
    const bool wanted = by.empty() ? written < charts_shown : view.schema().fields[summary->field].name == by;
    if (!wanted) continue;
    complete = write_one(html, view, *summary, !by.empty()) && complete;
    ++written;
  }
  if (complete) return;
  view.lapsed = true;
  html.raw("<p class=\"status\">")
      .say({"Some charts took too long to count; load the page again in a moment.",
            "部分圖表計算逾時；請稍後重新載入。"})
      .raw("</p>\n");
}

}  // namespace opendata::api::web
