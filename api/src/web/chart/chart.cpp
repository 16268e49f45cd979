#include "web/chart/chart.hpp"

#include <algorithm>
#include <cmath>

#include "web/chart/described.hpp"
#include "web/texts.hpp"

namespace opendata::api::web {
namespace {

constexpr int bar_height = 44, bar_text = 16, bar_top = 23, bar_thickness = 10;
constexpr int plot_height = 190, plot_top = 18, columns_height = 222, column_text = 212;
constexpr double gutter = 11;  ///< percent of the width, for the numbers of the lines
constexpr std::size_t label_characters = 22, axis_labels = 6, least_columns = 4;  ///< fewer columns are no wider

std::uint64_t greatest(const Chart& chart) {
  std::uint64_t most = 1;
  for (const Bar& bar : chart.bars) most = std::max(most, bar.value);
  return most;
}

/// What the picture says, in a sentence.
std::string description_of(const Html& html, const Chart& chart) {
  const auto most = std::max_element(chart.bars.begin(), chart.bars.end(),
                                     [](const Bar& a, const Bar& b) { return a.value < b.value; });
  const auto values = grouped(chart.bars.size()), rows = grouped(most->value);
  if (html.english())
    return values + " values. Most: " + most->label + " with " + rows + ". The table beside it has all figures.";
  return values + " 個值，最多者為 " + most->label + "，計 " + rows + "。完整數字見旁邊的表格。";
}

void begin_svg(Html& html, const Chart& chart, Markup kind, int height) {
  html.raw("<svg class=\"").raw(kind).raw("\" role=\"img\" width=\"100%\" height=\"").text(std::to_string(height)).raw("\"");
  write_described(html, chart.id, chart.title, description_of(html, chart));
}

void write_bar(Html& html, const Bar& bar, int top, std::uint64_t most) {
  html.raw("<text x=\"0\" y=\"")
      .text(std::to_string(top + bar_text))
      .raw("\">")
      .text(shorten(bar.label, label_characters));
  html.raw("</text><text class=\"value\" x=\"100%\" y=\"")
      .text(std::to_string(top + bar_text))
      .raw("\">")
      .number(bar.value)
      .raw("</text>");
  for (const bool filled : {false, true}) {
    html.raw("<rect class=\"")
        .raw(filled ? Markup("bar") : Markup("track"))
        .raw("\" x=\"0\" y=\"")
        .text(std::to_string(top + bar_top));
    html.raw("\" width=\"")
        .text(filled ? percent(bar.value, most) : "100%")
        .raw("\" height=\"")
        .text(std::to_string(bar_thickness));
    html.raw("\" rx=\"3\"/>");
  }
  html.raw("\n");
}

/// 1, 2 or 5 times a power of ten, so that at most four lines lie below `most`.
std::uint64_t line_distance(std::uint64_t most) {
  std::uint64_t power = 1;
  while (power * 40 < most) power *= 10;
  for (const std::uint64_t factor : {1U, 2U, 5U})
    if (power * factor * 4 >= most) return power * factor;
  return power * 10;
}

std::string height_of(std::uint64_t value, std::uint64_t most) {
  const double share = static_cast<double>(value) / static_cast<double>(most);
  return fixed(share * (plot_height - plot_top), 1);
}

void write_lines(Html& html, std::uint64_t most) {
  const auto distance = line_distance(most);
  for (std::uint64_t value = distance; value <= most; value += distance) {
    const double y = plot_height - std::stod(height_of(value, most));
    html.raw("<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"").text(fixed(y, 1)).raw("\" y2=\"").text(fixed(y, 1));
    html.raw("\"/><text class=\"tick\" x=\"0\" y=\"").text(fixed(y - 3, 1)).raw("\">").number(value).raw("</text>");
  }
}

void write_column(Html& html, const Chart& chart, std::size_t i, std::uint64_t most) {
  const double width = (100 - gutter) / static_cast<double>(std::max(chart.bars.size(), least_columns));
  const double left = gutter + width * static_cast<double>(i);
  const Bar& bar = chart.bars[i];
  const auto height = height_of(bar.value, most);
  html.raw("<rect class=\"bar\" x=\"")
      .text(fixed(left + width * 0.12, 2))
      .raw("%\" y=\"")
      .text(fixed(plot_height - std::stod(height), 1));
  html.raw("\" width=\"")
      .text(fixed(width * 0.76, 2))
      .raw("%\" height=\"")
      .text(height)
      .raw("\"><title>")
      .text(bar.label)
      .raw(": ");
  html.number(bar.value).raw("</title></rect>");
  const std::size_t every = (chart.bars.size() + axis_labels - 1) / axis_labels;
  if (i % every == 0) {
    html.raw("<text class=\"axis\" x=\"")
        .text(fixed(left + width / 2, 2))
        .raw("%\" y=\"")
        .text(std::to_string(column_text));
    html.raw("\">").text(bar.label).raw("</text>");
  }
  html.raw("\n");
}

void write_table(Html& html, const Chart& chart) {
  html.raw("<section class=\"scroll figures\" tabindex=\"0\" aria-label=\"").text(chart.title);
  html.raw("\"><table><caption>")
      .text(chart.title)
      .raw("</caption><thead><tr><th scope=\"col\">")
      .text(chart.label_heading);
  html.raw("</th><th scope=\"col\" class=\"number\">").text(chart.value_heading).raw("</th>");
  if (chart.total > 0) html.raw("<th scope=\"col\" class=\"number\">").say({"Share", "比例"}).raw("</th>");
  html.raw("</tr></thead><tbody>\n");
  for (const Bar& bar : chart.bars) {
    html.raw("<tr><th scope=\"row\">");
    bar.address.empty() ? html.text(bar.label) : html.link(bar.address, bar.label);
    html.raw("</th><td class=\"number\">").number(bar.value).raw("</td>");
    if (chart.total > 0) html.raw("<td class=\"number\">").text(percent(bar.value, chart.total)).raw("</td>");
    html.raw("</tr>\n");
  }
  html.raw("</tbody></table></section>\n");
}

void write_figure(Html& html, const Chart& chart, Markup kind, int height, const Html& drawing) {
  html.raw("<figure class=\"chart\"><figcaption><h3 id=\"")
      .text(chart.id)
      .raw("\">")
      .text(chart.title)
      .raw("</h3></figcaption>\n<div class=\"beside\">\n");
  begin_svg(html, chart, kind, height);
  html.append(drawing).raw("</svg>\n");
  write_table(html, chart);
  html.raw("</div></figure>\n");
}

}  // namespace

void write_bar_chart(Html& html, const Chart& chart) {
  if (chart.bars.empty()) return;
  const auto most = greatest(chart);
  Html drawing(html.language());
  for (std::size_t i = 0; i < chart.bars.size(); ++i)
    write_bar(drawing, chart.bars[i], static_cast<int>(i) * bar_height, most);
  write_figure(html, chart, "bars", static_cast<int>(chart.bars.size()) * bar_height, drawing);
}

void write_column_chart(Html& html, const Chart& chart) {
  if (chart.bars.empty()) return;
  const auto most = greatest(chart);
  Html drawing(html.language());
  write_lines(drawing, most);
  for (std::size_t i = 0; i < chart.bars.size(); ++i) write_column(drawing, chart, i, most);
  drawing.raw("<line class=\"base\" x1=\"0\" x2=\"100%\" y1=\"190\" y2=\"190\"/>\n");
  write_figure(html, chart, "timeline", columns_height, drawing);
}

}  // namespace opendata::api::web
