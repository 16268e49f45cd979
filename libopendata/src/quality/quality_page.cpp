#include <opendata/quality.hpp>

#include "risk/page.hpp"

namespace opendata::quality {
namespace {

using privacy::grouped;
using privacy::Page;

Message in_words(Check check, State state) {
  switch (state) {
    case State::passed:
      return {"passed", "通過"};
    case State::failed:
      return {"FAILED", "未通過"};
    case State::not_checked:
      if (check == Check::structure) return {"not checked here (a format that is not read to its end)", "此處不檢測（不讀取的格式）"};
      return {"not checked here (an address on the network)", "此處不檢測（網路位址）"};
    case State::not_applicable:
      break;
  }
  return {"not applicable", "不適用"};
}

void write_checks(Page& out, const DatasetReport& dataset) {
  out.begin_table({"Checks", "檢測項目"}, {{"Check", "項目"}, {"Outcome", "結果"}});
  for (const CheckInfo& check : checks()) {
    out.raw("<tr><th scope=\"row\">").say(check.title).raw(" (").text(check.name).raw(")</th><td class=\"n\">");
    out.say(in_words(check.check, dataset.state(check.check))).raw("</td></tr>\n");
  }
  out.end_table();
}

void write_files(Page& out, const DatasetReport& dataset) {
  if (dataset.files.empty()) return;
  out.begin_table({"Files", "檔案"},
                  {{"File", "檔案"}, {"Format", "格式"}, {"Encoding", "編碼"}, {"Rows", "列數"}, {"Columns", "欄數"}});
  for (const FileReport& file : dataset.files) {
    out.raw("<tr><th scope=\"row\">").text(file.path).raw("</th>").number(file.format);
    out.number(file.byte_order_mark ? file.encoding + " (BOM)" : file.encoding);
    out.number(grouped(file.rows)).number(grouped(file.columns)).raw("</tr>\n");
  }
  out.end_table();
}

void write_place(Page& out, const Finding& finding) {
  out.text(finding.file);
  if (!finding.column.empty()) out.raw(finding.file.empty() ? "" : ", ").say({"column “{}”", "欄位「{}」"}, {finding.column});
  if (finding.row != 0) out.raw(", ").say({"row {}", "第 {} 列"}, {grouped(finding.row)});
}

void write_findings(Page& out, const DatasetReport& dataset) {
  if (dataset.findings.empty()) {
    out.element("p", {"Nothing was found.", "沒有發現問題。"});
    return;
  }
  out.begin_table({"What was found", "發現的問題"}, {{"Check", "項目"}, {"Finding", "說明"}, {"Where (first)", "位置（首見）"}});
  for (const Finding& finding : dataset.findings) {
    const bool fault = info(finding.check).weight == Weight::fault;
    out.raw("<tr><th scope=\"row\">").say(info(finding.check).title).raw("</th><td>");
    out.say(fault ? Message{"Fault: ", "缺失："} : Message{"Warning: ", "提醒："});
    out.text(sentence(finding, out.language())).raw("</td><td>");
    write_place(out, finding);
    out.raw("</td></tr>\n");
  }
  out.end_table();
}

void write_dataset(Page& out, const DatasetReport& dataset) {
  out.raw("<h2>").text(dataset.title).raw("</h2>\n");
  if (!dataset.metadata_kind.empty())
    out.element("p", {"Described by {}.", "依 {} 之說明檢測。"}, {dataset.metadata_kind});
  write_findings(out, dataset);
  write_files(out, dataset);
  write_checks(out, dataset);
}

}  // namespace

std::string format_page(const Report& report) {
  const LocalizedText subject{report.datasets.size() == 1 ? report.datasets.front().title : report.as_of, {}};
  return privacy::document({"Quality report: {}", "品質檢測報告：{}"}, subject, [&](Page& out) {
    for (const DatasetReport& dataset : report.datasets) write_dataset(out, dataset);
  });
}

}  // namespace opendata::quality
