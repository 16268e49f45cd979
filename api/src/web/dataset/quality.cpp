#include <array>

#include "handlers/links.hpp"
#include "web/dataset/parts.hpp"
#include "web/labels.hpp"

namespace opendata::api::web {
namespace {

/// docs/quality.md.
constexpr std::array checks{Label{"linkable", {"Links work", "連結有效"}},
                            Label{"downloadable", {"Can be downloaded", "可直接下載"}},
                            Label{"structure", {"Structured format", "結構化格式"}},
                            Label{"encoding_match", {"Encoding as described", "編碼相符"}},
                            Label{"desc_match", {"Fields as described", "欄位說明與檔案欄位相符"}},
                            Label{"csv", {"Usable as CSV", "可轉 CSV"}},
                            Label{"duplicates", {"No row twice", "沒有重複列"}},
                            Label{"empty_columns", {"No empty columns", "沒有空白欄"}},
                            Label{"mixed_types", {"One type in a column", "欄內型別一致"}},
                            Label{"calendars", {"One calendar in a column", "欄內曆制一致"}},
                            Label{"dates", {"Dates exist", "日期合理"}},
                            Label{"coordinates", {"Coordinates in Taiwan", "坐標在臺灣範圍"}},
                            Label{"cell_form", {"Clean cells", "儲存格內容乾淨"}},
                            Label{"stale", {"Updated as promised", "依承諾頻率更新"}},
                            Label{"odf", {"Offered as ODS", "提供 ODF 格式"}},
                            Label{"record", {"Record without placeholders", "詮釋資料完整"}}};

/// Of data.gov.tw's two checks that need a server the page itself is the proof.
Message outcome_in_words(std::string_view check, std::string_view outcome) {
  if (check == "linkable" || check == "downloadable") return {"served here with its checksum", "由本站提供並附檢核碼"};
  if (outcome == "passed") return {"passed", "通過"};
  if (outcome == "failed") return {"see below", "詳見下方"};
  return {"nothing to check", "不適用"};
}

void write_checks(Html& html, const json::Value& outcomes) {
  html.raw("<ul class=\"checks\">\n");
  for (const Label& check : checks) {
    const auto outcome = outcomes.text_of(check.name);
    if (outcome.empty()) continue;
    html.raw(outcome == "failed"           ? Markup("<li class=\"failed\">")
             : outcome == "not-applicable" ? Markup("<li class=\"idle\">")
                                           : Markup("<li>"));
    html.say(check.label).raw(" <span>").say(outcome_in_words(check.name, outcome)).raw("</span></li>\n");
  }
  html.raw("</ul>\n");
}

void write_findings(Html& html, const json::Value& findings) {
  if (findings.items().empty()) return;
  html.raw("<ul class=\"findings\">\n");
  for (const auto& finding : findings.items()) {
    html.raw("<li>");
    if (const auto column = finding.text_of("column"); !column.empty())
      html.raw("<strong>").text(column).raw("</strong> ");
    html.text(finding.text_of(html.english() ? "en" : "zh-TW")).raw("</li>\n");
  }
  html.raw("</ul>\n");
}

}  // namespace

void write_quality(Html& html, const DatasetView& view) {
  const auto report = read_release_json(view.release(), "quality.json");
  const json::Value* datasets = report.find("datasets");
  if (datasets == nullptr || datasets->items().empty()) return;
  const json::Value& dataset = datasets->items().front();
  write_heading(html, "quality", {"Quality checks", "品質檢核"});
  if (const auto* outcomes = dataset.find("checks")) write_checks(html, *outcomes);
  if (const auto* findings = dataset.find("findings")) write_findings(html, *findings);
  html.raw("<p>")
      .link(file_path("", view.dataset.id, "current", "quality.html"), html.english() ? "The whole report" : "完整報告")
      .raw("</p>\n");
}

}  // namespace opendata::api::web
