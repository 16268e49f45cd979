#include <algorithm>

#include "admin/listing.hpp"
#include "admin/pages/frame.hpp"
#include "admin/pages/pages.hpp"
#include "admin/pages/widgets.hpp"

namespace opendata::api::admin {
namespace faq = search::faq;
using web::Html;

namespace {

constexpr std::size_t most_shown = 200;
constexpr std::size_t most_of_one_reason = 100;

void write_threshold(Html& html, const AdminCall& call) {
  html.raw("<form class=\"filter\" method=\"get\" action=\"/admin/faq/duplicates\">\n<p class=\"field\"><label for=\"percent\">").say({"Alike in percent, at least", "相似度至少（%）"});
  html.raw("</label><input id=\"percent\" name=\"percent\" type=\"number\" min=\"30\" max=\"100\" value=\"").text(call.arguments.text("percent"));
  html.raw("\"></p>\n<p class=\"field\"><button type=\"submit\">").say({"Show", "顯示"}).raw("</button></p></form>\n");
}

void write_pair(Html& html, const DuplicateReport& report, const faq::Duplicate& pair) {
  html.raw("<li><p class=\"source\">").number(static_cast<std::uint64_t>(pair.likeness * 100 + 0.5)).raw(" %</p><ul class=\"pair\">");
  for (const auto& id : {pair.first, pair.second}) {
    const faq::Stored& stored = report.entries.at(id);
    html.raw("<li>");
    write_entry_link(html, id, stored.entry.question);
    html.raw(" <span class=\"id\">").text(id).raw("</span> ");
    write_state(html, stored);
    html.raw("</li>");
  }
  html.raw("</ul></li>\n");
}

using Reasons = std::map<faq::Decay, std::vector<const faq::Finding*>>;

void write_contents(Html& html, const Reasons& reasons) {
  html.raw("<ul class=\"contents\">\n");
  for (const auto& [reason, findings] : reasons) {
    html.raw("<li><a href=\"#").text(faq::name(reason)).raw("\">").say(faq::explain(reason)).raw("</a> <span class=\"count\">");
    html.number(findings.size()).raw("</span></li>\n");
  }
  html.raw("</ul>\n");
}

/// Findings of one reason under its explanation.
void write_reason(Html& html, faq::Decay reason, const std::vector<const faq::Finding*>& findings) {
  html.raw("<section id=\"").text(faq::name(reason)).raw("\"><h2>").say(faq::explain(reason)).raw(" <span class=\"count\">").number(findings.size());
  html.raw("</span></h2>\n<ul class=\"findings\">\n");
  for (std::size_t i = 0; i < std::min(most_of_one_reason, findings.size()); ++i) {
    const faq::Finding& finding = *findings[i];
    html.raw("<li>");
    write_entry_link(html, finding.entry_id, finding.question);
    html.raw(" <span class=\"id\">").text(finding.entry_id).raw("</span>");
    if (!finding.detail.empty()) html.raw(" · ").text(finding.detail);
    html.raw("</li>\n");
  }
  html.raw("</ul>\n");
  if (findings.size() > most_of_one_reason) {
    html.raw("<p class=\"status\">").number(findings.size() - most_of_one_reason);
    html.say({" more: opendata-index faq check, or GET /admin/api/v1/faq/decay, give all.", " 則未列出；完整清單見 opendata-index faq check 或 GET /admin/api/v1/faq/decay。"}).raw("</p>\n");
  }
  html.raw("</section>\n");
}

}  // namespace

Answer duplicates_page(FaqDesk& desk, AdminCall& call) {
  const auto report = find_duplicates(desk, static_cast<double>(call.arguments.number("percent")) / 100);
  if (!report) return refuse(report.error());
  Html html(call.language);
  write_threshold(html, call);
  html.raw("<p class=\"status\" role=\"status\">").number(report->pairs.size()).say({" pairs, most alike first", " 組，最相近者在前"}).raw("</p>\n<ol class=\"hits\">\n");
  for (std::size_t i = 0; i < std::min(most_shown, report->pairs.size()); ++i) write_pair(html, *report, report->pairs[i]);
  html.raw("</ol>\n");
  return admin_page(call, call.say({"Entries that say nearly the same", "內容相近的問答"}), html);
}

Answer decay_page(FaqDesk& desk, AdminCall& call) {
  const auto report = find_decay(desk);
  if (!report) return refuse(report.error());
  Html html(call.language);
  html.raw("<p class=\"status\" role=\"status\">").text(report->today).raw(" · ").number(report->findings.size()).say({" findings", " 項"}).raw("</p>\n");
  if (report->findings.empty()) html.raw("<p>").say({"Every published entry still holds, as far as a program can tell.", "就程式所能判斷，已發布的問答均未過時。"}).raw("</p>\n");
  Reasons reasons;
  for (const faq::Finding& finding : report->findings) reasons[finding.decay].push_back(&finding);
  if (reasons.size() > 1) write_contents(html, reasons);
  for (const auto& [reason, findings] : reasons) write_reason(html, reason, findings);
  return admin_page(call, call.say({"Entries that may be out of date", "可能過時的問答"}), html);
}

}  // namespace opendata::api::admin
