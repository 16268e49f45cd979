#include <algorithm>
#include <map>

#include "web/chart/chart.hpp"
#include "web/code_names.hpp"
#include "web/layout.hpp"
#include "web/pages.hpp"

/// /statistics: the catalogue in figures.
namespace opendata::api::web {
namespace {

using Counts = std::map<std::string, std::uint64_t>;

struct Totals {
  std::uint64_t rows = 0, releases = 0, files = 0, bytes = 0;
  std::map<std::string, Bar> agencies;  ///< datasets
  Counts formats, months;               ///< datasets, releases
};

void add_formats(const Manifest& manifest, Totals& totals) {
  std::vector<std::string> seen;
  for (const ReleaseFile& file : manifest.files) {
    totals.bytes += file.bytes;
    ++totals.files;
    if (file.format.empty() || std::find(seen.begin(), seen.end(), file.format) != seen.end()) continue;
    seen.push_back(file.format);
    ++totals.formats[format_name(file.format)];
  }
}

// By the name that every dataset has: one agency counts once, whether all of its datasets give its English name or some.
void add_agency(const DatasetMetadata& metadata, Language language, Totals& totals) {
  Bar& agency = totals.agencies[metadata.publisher_name];
  ++agency.value;
  const auto name = publisher_name(metadata, language);
  if (agency.label.empty() || name != metadata.publisher_name) agency.label = name;
}

Totals totals_of(const Call& call) {
  Totals totals;
  for (const auto& [id, dataset] : call.catalog.datasets) {
    const Release& current = dataset.current->release;
    totals.rows += current.manifest.rows;
    totals.releases += dataset.releases.size();
    add_agency(current.metadata, call.language, totals);
    add_formats(current.manifest, totals);
    for (const auto& [name, release] : dataset.releases)
      ++totals.months[release->release.manifest.modified.substr(0, 7)];
  }
  return totals;
}

void write_figure(Html& html, std::uint64_t number, Message what) {
  html.raw("<div><dt>").say(what).raw("</dt><dd>").number(number).raw("</dd></div>");
}

void write_totals(Html& html, const Call& call, const Totals& totals) {
  html.raw("<dl class=\"totals\">");
  write_figure(html, call.catalog.datasets.size(), {"datasets", "資料集"});
  write_figure(html, totals.rows, {"rows", "資料筆數"});
  write_figure(html, totals.agencies.size(), {"agencies", "提供機關"});
  write_figure(html, totals.formats.size(), {"formats", "檔案格式"});
  write_figure(html, totals.releases, {"releases kept", "保存版本"});
  write_figure(html, totals.files, {"files", "檔案"});
  html.raw("</dl>\n");
}

std::vector<Bar> bars_of(const Counts& counts) {
  std::vector<Bar> bars;
  for (const auto& [label, count] : counts) bars.push_back({label, count});
  return bars;
}

std::vector<Bar> bars_of(const std::map<std::string, Bar>& named) {
  std::vector<Bar> bars;
  for (const auto& [name, bar] : named) bars.push_back(bar);
  return bars;
}

std::vector<Bar> most_first(std::vector<Bar> bars) {
  constexpr std::size_t shown = 30;
  std::stable_sort(bars.begin(), bars.end(), [](const Bar& a, const Bar& b) { return a.value > b.value; });
  if (bars.size() > shown) bars.resize(shown);
  return bars;
}

/// The last three years at most.
std::vector<Bar> latest(const Counts& months) {
  constexpr std::ptrdiff_t shown = 36;
  auto bars = bars_of(months);
  if (std::ssize(bars) > shown) bars.erase(bars.begin(), bars.end() - shown);
  return bars;
}

std::string said(const Call& call, Message message) { return std::string(call.say(message)); }

}  // namespace

Answer statistics_page(const Call& call) {
  const auto totals = totals_of(call);
  const auto datasets = said(call, {"Datasets", "資料集數"});
  Html html(call.language);
  html.raw("<h1>").say({"The catalogue in figures", "資料集統計"}).raw("</h1>\n");
  write_totals(html, call, totals);
  html.raw("<h2>").say({"Charts", "圖表"}).raw("</h2>\n");
  write_bar_chart(html, {"agencies", said(call, {"Datasets by agency", "各機關資料集數"}),
                         said(call, {"Agency", "機關"}), datasets, most_first(bars_of(totals.agencies))});
  write_bar_chart(html, {"formats", said(call, {"Datasets by format", "各格式資料集數"}),
                         said(call, {"Format", "格式"}), datasets, most_first(bars_of(totals.formats))});
  write_column_chart(html, {"updates", said(call, {"Releases by month of change", "各月更新版本數"}),
                            said(call, {"Month", "月份"}), said(call, {"Releases", "版本數"}), latest(totals.months)});
  return page(call,
              {.title = std::string(call.say({"Statistics", "資料集統計"})),
               .path = {{std::string(call.say({"Datasets", "資料集"})), "/datasets"}},
               .styles = {"dataset.css"}},
              html);
}

}  // namespace opendata::api::web
