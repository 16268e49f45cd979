#include "faq/report_page.hpp"

#include <algorithm>
#include <map>

#include "faq/escape_html.hpp"

namespace opendata::search::faq {
namespace {

constexpr std::string_view head =
    "<!doctype html>\n<html lang=\"zh-Hant-TW\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>常見問答檢視報告</title>\n<style>\n"
    "body { font-family: sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.6; color: #1a1a1a; }\n"
    "table { border-collapse: collapse; width: 100%; margin: 0.5rem 0 2rem; }\n"
    "th, td { border: 1px solid #767676; padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; }\n"
    "pre { white-space: pre-wrap; margin: 0.5rem 0; padding: 0.5rem; border: 1px solid #767676; }\n"
    "ins { background: #d9f2dd; text-decoration: none; }\ndel { background: #fbdcdc; }\n</style>\n</head>\n<body>\n<main>\n";

std::string cell(const std::string& text) { return "<td>" + escape_html(text) + "</td>"; }

/// Lines of a diff with their marks, added and removed ones also told by elements.
std::string marked(const std::string& diff) {
  std::string out;
  for (std::size_t at = 0; at < diff.size();) {
    const auto end = std::min(diff.find('\n', at), diff.size());
    const std::string line = escape_html(diff.substr(at, end - at));
    const char* element = diff[at] == '+' ? "ins" : diff[at] == '-' ? "del" : nullptr;
    out += element == nullptr ? line + "\n" : "<" + std::string(element) + ">" + line + "</" + element + ">\n";
    at = end + 1;
  }
  return out;
}

std::string_view in_chinese(ArticleChange change) {
  return change == ArticleChange::amended ? "修正" : change == ArticleChange::added ? "新增" : "刪除";
}

/// Titles of the changed articles that an answer cites.
std::string cited_titles(const TouchedEntry& entry, const LawImpact& impact) {
  std::string titles;
  for (const ChangedArticle& article : impact.articles)
    if (std::find(entry.articles.begin(), entry.articles.end(), article.id) != entry.articles.end())
      titles += (titles.empty() ? "" : "、") + article.title;
  return titles;
}

std::string row_of(const TouchedEntry& entry, const LawImpact& impact) {
  const std::string without_articles = impact.indexed ? "上次檢視早於修正日；索引已是新條文，無舊文可對照" : "引用此法規，所引條文未變動";
  const std::string articles = cited_titles(entry, impact);
  return "<tr>" + cell(entry.id) + cell(entry.question) + cell(entry.agency) +
         cell(articles.empty() ? without_articles : articles) + "</tr>\n";
}

bool is_cited(const ChangedArticle& article, const LawImpact& impact) {
  return std::any_of(impact.entries.begin(), impact.entries.end(), [&](const TouchedEntry& entry) {
    return std::find(entry.articles.begin(), entry.articles.end(), article.id) != entry.articles.end();
  });
}

/// The old and the new text; open where an answer cites the article.
std::string details_of(const ChangedArticle& article, bool cited) {
  return std::string(cited ? "<details open>" : "<details>") + "<summary>" + escape_html(article.title) + "（" +
         std::string(in_chinese(article.change)) + "）</summary><pre>" + marked(article.diff) + "</pre></details>\n";
}

std::string section_of(const LawImpact& impact) {
  std::string out = "<h3>" + escape_html(impact.law_name) + "（" + escape_html(impact.repealed ? "廢止 " + impact.day : impact.day) +
                    "）</h3>\n<table>\n<thead><tr><th scope=\"col\">編號</th><th scope=\"col\">問題</th><th scope=\"col\">機關</th>"
                    "<th scope=\"col\">變動的引用條文</th></tr></thead>\n<tbody>\n";
  for (const TouchedEntry& entry : impact.entries) out += row_of(entry, impact);
  out += "</tbody>\n</table>\n";
  for (const bool cited : {true, false})
    for (const ChangedArticle& article : impact.articles)
      if (is_cited(article, impact) == cited) out += details_of(article, cited);
  return out;
}

using ByReason = std::map<Decay, std::vector<const Finding*>>;

/// One line a reason, leading to its table: a thousand of one kind must not hide the two of another.
std::string overview_of(const ByReason& by_reason) {
  std::string out = "<ul>\n";
  for (const auto& [decay, findings] : by_reason)
    out += "<li><a href=\"#" + std::string(name(decay)) + "\">" + escape_html(explain(decay).in(Language::zh_tw)) + "</a>：" +
           std::to_string(findings.size()) + " 則</li>\n";
  return out + "</ul>\n";
}

/// Nothing without updates: nobody is to read that no law has changed.
std::string law_changes_of(const LawImpacts& laws) {
  if (laws.laws == 0) return {};
  std::string out = "<h2>法規變動影響的問答</h2>\n<p>更新檔中的法規 " + std::to_string(laws.laws) + " 部；問答引用而有變動者 " +
                    std::to_string(laws.impacts.size()) + " 部。</p>\n";
  for (const LawImpact& impact : laws.impacts) out += section_of(impact);
  return out;
}

std::string table_of(Decay decay, const std::vector<const Finding*>& findings) {
  std::string out = "<h3 id=\"" + std::string(name(decay)) + "\">" + escape_html(explain(decay).in(Language::zh_tw)) + "：" + std::to_string(findings.size()) +
                    " 則</h3>\n<table>\n<thead><tr><th scope=\"col\">編號</th><th scope=\"col\">問題</th><th scope=\"col\">機關</th>"
                    "<th scope=\"col\">細節</th></tr></thead>\n<tbody>\n";
  for (const Finding* finding : findings)
    out += "<tr>" + cell(finding->entry_id) + cell(finding->question) + cell(finding->agency) + cell(finding->detail) + "</tr>\n";
  return out + "</tbody>\n</table>\n";
}

}  // namespace

std::string report_page(const DecayReport& report) {
  std::string out(head);
  out += "<h1>常見問答檢視報告</h1>\n<p>基準日：" + escape_html(report.today) + "</p>\n" + law_changes_of(report.laws);
  ByReason by_reason;
  for (const Finding& finding : report.findings) by_reason[finding.decay].push_back(&finding);
  out += "<h2>應檢視者</h2>\n";
  out += by_reason.empty() ? "<p>沒有。</p>\n" : overview_of(by_reason);
  for (const auto& [decay, findings] : by_reason) out += table_of(decay, findings);
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace opendata::search::faq
