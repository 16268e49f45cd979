#include "admin/pages/frame.hpp"
#include "admin/pages/pages.hpp"
#include "admin/pages/widgets.hpp"
#include "encoding.hpp"

namespace opendata::api::admin {
namespace faq = search::faq;
using web::Html;
using web::Markup;

namespace {

void write_choice(Html& html, const AdminCall& call, const CatalogSnapshot& catalog) {
  html.raw("<p>").say({"Groups what published, de-identified cases ask often, and how well an entry answers it already.",
                       "歸納已發布（去識別化）案件中常見的提問，並比對現有問答的涵蓋程度。"});
  html.raw("</p>\n<form class=\"filter\" method=\"get\" action=\"/admin/faq/candidates\">\n<p class=\"field wide\"><label for=\"dataset\">").say({"Dataset of cases", "案件資料集"});
  html.raw("</label><select id=\"dataset\" name=\"dataset\">");
  for (const auto& [id, dataset] : catalog.datasets) {
    html.raw("<option value=\"").text(id).raw(id == call.arguments.text("dataset") ? Markup("\" selected>") : Markup("\">"));
    html.text(dataset.current->release.metadata.title.in(call.language)).raw("</option>");
  }
  html.raw("</select></p>\n<p class=\"field\"><label for=\"least\">").say({"Cases at least", "至少幾案"});
  html.raw("</label><input id=\"least\" name=\"least\" type=\"number\" min=\"5\" value=\"").text(call.arguments.text("least"));
  html.raw("\"></p>\n<p class=\"field\"><button type=\"submit\">").say({"Group the cases", "歸納案件"}).raw("</button></p></form>\n");
}

void write_facts(Html& html, const faq::Candidate& candidate) {
  html.raw("<p class=\"source\">").number(candidate.cases).say({" cases", " 案"});
  const auto tenths = static_cast<std::uint64_t>(candidate.growth * 10 + 0.5);
  html.raw(" · ").say({"growth ×", "成長 ×"}).number(tenths / 10).raw(".").number(tenths % 10);
  if (candidate.median_days) html.raw(" · ").say({"median days ", "處理中位日數 "}).number(static_cast<std::uint64_t>(*candidate.median_days + 0.5));
  html.raw("</p>\n");
  if (candidate.nearest_faq.empty()) return;
  html.raw("<p>").say({"Nearest entry: ", "最接近的問答："}).link(room_address("edit", candidate.nearest_faq), candidate.nearest_faq);
  html.raw(" (").number(static_cast<std::uint64_t>(candidate.answered * 100 + 0.5)).say({" % of the words)", " % 字詞相符）"}).raw("</p>\n");
}

void write_candidate(Html& html, const AdminCall& call, const faq::Candidate& candidate, std::size_t place) {
  html.raw("<li><h2>");
  for (std::size_t i = 0; i < candidate.words.size(); ++i) html.raw(i == 0 ? Markup("") : Markup("、")).text(candidate.words[i]);
  html.raw("</h2>\n");
  write_facts(html, candidate);
  html.raw("<ul class=\"wordings\">");
  for (const auto& wording : candidate.wordings) html.raw("<li><q>").text(wording).raw("</q></li>");
  html.raw("</ul>\n<p><a class=\"button quiet\" href=\"/admin/faq/new?dataset=").text(percent_encode(call.arguments.text("dataset"))).raw("&amp;least=").text(call.arguments.text("least"));
  html.raw("&amp;candidate=").text(std::to_string(place)).raw("\">").say({"Draft an entry", "草擬問答"});
  html.raw("<span class=\"visually-hidden\"> ").text(candidate.words.empty() ? std::string() : candidate.words[0]).raw("</span></a></p></li>\n");
}

void write_candidates(Html& html, const AdminCall& call, const FaqDesk::Candidates& list) {
  html.raw("<p class=\"status\" role=\"status\">").number(list.found.size()).say({" groups of ", " 組，共 "}).number(list.cases).say({" cases", " 案"}).raw("</p>\n<ol class=\"hits\">\n");
  for (std::size_t i = 0; i < list.found.size(); ++i) write_candidate(html, call, list.found[i], i + 1);
  html.raw("</ol>\n");
}

}  // namespace

Answer candidates_page(FaqDesk& desk, AdminCall& call) {
  const auto& dataset = call.arguments.text("dataset");
  call.subject = dataset;
  Html html(call.language);
  write_choice(html, call, *desk.catalog());
  if (!dataset.empty()) {
    const auto candidates = desk.candidates({dataset, {}, call.arguments.size("least")});
    if (!candidates) return refuse(candidates.error());
    write_candidates(html, call, **candidates);
  }
  return admin_page(call, call.say({"From cases", "案件常見提問"}), html);
}

}  // namespace opendata::api::admin
