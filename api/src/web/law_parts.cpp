#include "web/law_parts.hpp"

#include "web/labels.hpp"
#include "web/law_text.hpp"
#include "web/terms.hpp"

namespace opendata::api::web {
namespace {

constexpr std::string_view day_to_be_set = "9999-12-31";
constexpr std::string_view national_site = "https://law.moj.gov.tw/LawClass/";

void write_effective(Html& html, const search::LawInfo& info) {
  if (info.effective.empty() && info.effective_note.empty()) return;
  html.raw("<dt>").say({"Takes effect", "施行"}).raw("</dt><dd>");
  info.effective == day_to_be_set ? html.say({"on a day still to be set", "施行日期另定"}) : html.text(info.effective);
  if (!info.effective_note.empty()) html.raw(" <span lang=\"zh-Hant-TW\">").text(info.effective_note).raw("</span>");
  html.raw("</dd>\n");
}

/// The national database has an English page beside each Chinese one.
void write_sources(Html& html, const search::LawInfo& info, const std::string& url) {
  if (is_web_address(url))
    html.raw("<dt>").say({"Source", "來源"}).raw("</dt><dd>").link(url, url).raw("</dd>\n");
  if (info.english_name.empty() || !url.starts_with(national_site)) return;
  const auto english = "https://law.moj.gov.tw/ENG/LawClass/LawAll.aspx?pcode=" + info.id;
  html.raw("<dt>").say({"In English", "英譯"}).raw("</dt><dd>").link(english, info.english_name).raw("</dd>\n");
}

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const auto& text : texts) out += (out.empty() ? "" : "、") + text;
  return out;
}

void write_particulars(Html& html, const LawView& law, const search::LawInfo& info) {
  html.raw("<dl class=\"particulars\">\n");
  write_term(html, {"Number", "法規代碼"}, law.id);
  write_term(html, {"Level", "位階"}, info.level);
  write_term(html, {"Category", "類別"}, category_label(law.first.category, html.language()));
  write_term(html, {"Short names", "簡稱"}, joined(info.aliases));
  write_term(html, {"Enacted", "制定公布"}, info.enacted);
  if (law.first.in_force) {
    write_term(html, {"Last changed", "最近修正"}, law.first.modified);
  } else {
    write_term(html, {"Abolished", "廢止日期"}, law.first.modified);
  }
  write_effective(html, info);
  write_sources(html, info, info.url.empty() ? law.first.url : info.url);
  html.raw("</dl>\n");
}

void write_history(Html& html, const std::vector<std::string>& history) {
  if (history.empty()) return;
  html.raw("<details class=\"places\"><summary>").say({"History", "沿革"}).raw(" <span class=\"count\">").number(history.size());
  html.raw("</span></summary>\n<ol lang=\"zh-Hant-TW\">\n");
  for (const auto& change : history) html.raw("<li>").text(change).raw("</li>\n");
  html.raw("</ol></details>\n");
}

void write_attachments(Html& html, const std::vector<search::Attachment>& attachments) {
  if (attachments.empty()) return;
  html.raw("<details class=\"places\"><summary>").say({"Attachments", "附件"}).raw(" <span class=\"count\">").number(attachments.size());
  html.raw("</span></summary>\n<ul lang=\"zh-Hant-TW\">\n");
  for (const auto& [name, url] : attachments) {
    html.raw("<li>");
    write_web_link(html, url, name);
    html.raw("</li>\n");
  }
  html.raw("</ul></details>\n");
}

}  // namespace

Crumb law_crumb(const Call& call) { return {std::string(kind_label(call, "article")), "/?kind=article"}; }

void write_law_state(Html& html, const search::Document& article) {
  if (!article.in_force) {
    html.raw(" <strong class=\"tag warn\">").say({"no longer in force", "已廢止"}).raw("</strong>");
  } else if (article.effective == day_to_be_set) {
    html.raw(" <span class=\"tag\">").say({"a change is not yet in force", "部分條文尚未施行"}).raw("</span>");
  }
}

void write_law_head(Html& html, const LawView& law, const search::LawInfo& info) {
  html.raw("<h1 lang=\"zh-Hant-TW\">").text(law.first.law_name).raw("</h1>\n");
  if (!info.english_name.empty()) html.raw("<p class=\"lead\" lang=\"en\">").text(info.english_name).raw("</p>\n");
  if (!law.first.in_force)
    html.raw("<p class=\"notice warn\"><strong>").say({"This law is no longer in force.", "本法規已廢止。"}).raw("</strong></p>\n");
  write_particulars(html, law, info);
  write_history(html, info.history);
  write_attachments(html, info.attachments);
  if (!info.foreword.empty()) {
    html.raw("<div class=\"body law foreword\" lang=\"zh-Hant-TW\">");
    write_law_text(html, info.foreword);
    html.raw("</div>\n");
  }
}

}  // namespace opendata::api::web
