#include "web/layout.hpp"

#include "encoding.hpp"

namespace opendata::api::web {
namespace {

constexpr Message site_name{"Questions, regulations and open data", "便民問答、法規與開放資料"};

void write_head(Html& html, std::string_view title) {
  html.raw("<!DOCTYPE html>\n<html lang=\"")
      .text(html.english() ? "en" : "zh-Hant-TW")
      .raw("\">\n<head>\n<meta charset=\"utf-8\">\n");
  html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
  if (!title.empty()) html.text(title).raw(" – ");
  html.say(site_name).raw("</title>\n<link rel=\"stylesheet\" href=\"/assets/site.css\">\n");
  html.raw("<link rel=\"service-desc\" href=\"/api/v1/openapi.json\" type=\"application/json\">\n");
  html.raw("<link rel=\"search\" type=\"application/opensearchdescription+xml\" href=\"/opensearch.xml\" title=\"");
  html.say(site_name).raw("\">\n<link rel=\"api\" href=\"/apis.json\" type=\"application/json\">\n");
  html.raw("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/feeds/releases.atom\">\n");
  html.raw("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/feeds/faq.atom\">\n</head>\n");
}

/// This page's own address in the other language.
std::string other_language_address(const Request& request, bool english) {
  std::string address = percent_encode_path(request.path) + "?";
  for (const auto& [name, value] : request.query) {
    if (name != "lang") address.append(percent_encode(name)).append("=").append(percent_encode(value)).append("&");
  }
  return address + "lang=" + (english ? "zh-TW" : "en");
}

void write_banner(Html& html, const Request& request) {
  html.raw("<body>\n<a class=\"skip\" href=\"#main\">")
      .say({"Skip to content", "跳到主要內容"})
      .raw("</a>\n<header class=\"banner\"><div class=\"wrap\">");
  html.raw("<a class=\"brand\" href=\"")
      .text(keep_language(request, "/"))
      .raw("\">")
      .say(site_name)
      .raw("</a>\n<nav aria-label=\"");
  html.say({"Main", "主選單"}).raw("\">");
  html.link(keep_language(request, "/"), Message{"Search", "檢索"}.in(html.language())).raw(" ");
  html.link(keep_language(request, "/datasets"), Message{"Datasets", "資料集"}.in(html.language())).raw(" ");
  html.raw("<a href=\"")
      .text(other_language_address(request, html.english()))
      .raw("\" lang=\"")
      .text(html.english() ? "zh-Hant-TW" : "en")
      .raw("\" hreflang=\"");
  html.text(html.english() ? "zh-Hant-TW" : "en")
      .raw("\">")
      .text(html.english() ? "中文" : "English")
      .raw("</a></nav></div></header>\n");
}

void write_footer(Html& html, const Request& request) {
  html.raw("<footer class=\"footer\"><div class=\"wrap\"><p>");
  html.say({"Published data is de-identified. Search questions are not stored.",
            "本站資料均已去識別化；不儲存您的檢索內容。"})
      .raw(" ");
  html.link(keep_language(request, "/docs"), Message{"API", "API 說明"}.in(html.language()))
      .raw("</p></div></footer>\n</body>\n</html>\n");
}

Response whole_page(std::string_view title, const Html& content, Language language, const Request& request) {
  Html html(language);
  write_head(html, title);
  write_banner(html, request);
  html.raw("<main id=\"main\" class=\"wrap\">\n").append(content).raw("</main>\n");
  write_footer(html, request);
  auto response = make_response(html.str(), html_type);
  response.set_header("Content-Language", language == Language::en ? "en" : "zh-TW");
  return response;
}

}  // namespace

std::string keep_language(const Request& request, std::string address) {
  const std::string* chosen = request.parameter("lang");
  if (chosen == nullptr || (*chosen != "en" && *chosen != "zh-TW")) return address;
  address += address.find('?') == std::string::npos ? "?lang=" : "&lang=";
  return address + *chosen;
}

Response page(const Call& call, std::string_view title, const Html& content) {
  return whole_page(title, content, call.language, call.request);
}

Response problem_page(const Problem& problem, Language language, const Request& request) {
  Html content(language);
  content.raw("<h1>")
      .text(title(problem.kind, language))
      .raw("</h1>\n<p>")
      .text(describe(problem, language))
      .raw("</p>\n<p>");
  content.link(keep_language(request, "/"), Message{"Back to the search page", "回檢索首頁"}.in(language))
      .raw("</p>\n");
  auto response = whole_page(title(problem.kind, language), content, language, request);
  response.status = status_of(problem.kind);
  for (const auto& [name, value] : problem.headers) response.set_header(name, value);
  response.set_header("Cache-Control", "no-store");
  return response;
}

}  // namespace opendata::api::web
