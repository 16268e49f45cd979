#include "web/layout.hpp"

#include "encoding.hpp"
#include "web/frame.hpp"
#include "web/landmark.hpp"

namespace opendata::api::web {
namespace {

Response whole_page(const Frame& frame, const Html& content) {
  Html html(content.language());
  write_head(html, frame);
  write_header(html, frame);
  html.raw("<main id=\"main\" class=\"wrap\" tabindex=\"-1\">\n");
  write_landmark(html, landmarks::content);
  html.append(content).raw("</main>\n");
  write_footer(html, frame);
  auto response = make_response(html.str(), html_type);
  response.set_header("Content-Language", content.english() ? "en" : "zh-TW");
  return response;
}

/// The day of the newest release; empty when nothing is published.
std::string newest_release(const CatalogSnapshot& catalog) {
  std::string newest;
  for (const auto& [id, dataset] : catalog.datasets) newest = std::max(newest, dataset.current->release.manifest.modified);
  return newest;
}

void write_ways_on(Html& html, const Request& request) {
  html.raw("<form class=\"search\" role=\"search\" action=\"/\" method=\"get\">\n<label for=\"q\">");
  html.say({"Search this site", "檢索本站"}).raw("</label>\n<div class=\"row\"><div class=\"combo\"><input id=\"q\" name=\"q\" type=\"search\" maxlength=\"1000\"></div>");
  html.raw("<button type=\"submit\">").say({"Search", "檢索"}).raw("</button></div>\n</form>\n<ul class=\"ways\">\n<li>");
  write_site_link(html, request, "/", Message{"Back to the home page", "回首頁"}.in(html.language()));
  html.raw("</li>\n<li>");
  write_site_link(html, request, "/datasets", Message{"All datasets", "所有資料集"}.in(html.language()));
  html.raw("</li>\n<li>");
  write_site_link(html, request, "/site-map", Message{"Site map", "網站導覽"}.in(html.language()));
  html.raw("</li>\n</ul>\n");
}

}  // namespace

std::string keep_language(const Request& request, std::string address) {
  const std::string* chosen = request.parameter("lang");
  if (chosen == nullptr || (*chosen != "en" && *chosen != "zh-TW")) return address;
  address += address.find('?') == std::string::npos ? "?lang=" : "&lang=";
  return address + *chosen;
}

std::string address_in(const Request& request, Language language) {
  std::string address = percent_encode_path(request.path) + "?";
  for (const auto& [name, value] : request.query) {
    if (name != "lang") address.append(percent_encode(name)).append("=").append(percent_encode(value)).append("&");
  }
  return address + "lang=" + (language == Language::en ? "en" : "zh-TW");
}

void write_site_link(Html& html, const Request& request, std::string_view address, std::string_view label) {
  html.link(keep_language(request, std::string(address)), label);
}

void write_way_to_side(Html& html, Markup id, Message label) {
  html.raw("<p class=\"to-side\"><a href=\"#").raw(id).raw("\">").say(label).raw("</a></p>\n");
}

Response page(const Call& call, const PageInfo& info, const Html& content) {
  const auto modified = info.modified.empty() ? newest_release(call.catalog) : info.modified;
  return whole_page({info, call.request, call.appearance, call.origin, modified.substr(0, 10)}, content);
}

Response page(const Call& call, std::string_view title, const Html& content) {
  return page(call, PageInfo{.title = std::string(title)}, content);
}

Response problem_page(const Problem& problem, Language language, const Request& request, const Appearance& appearance) {
  Html content(language);
  content.raw("<h1>").text(title(problem.kind, language)).raw("</h1>\n<p>").text(describe(problem, language)).raw("</p>\n");
  write_ways_on(content, request);
  const PageInfo info{.title = std::string(title(problem.kind, language)), .indexing = Indexing::unwanted};
  auto response = whole_page({info, request, appearance, {}, {}}, content);
  response.status = status_of(problem.kind);
  for (const auto& [name, value] : problem.headers) response.set_header(name, value);
  response.set_header("Cache-Control", "no-store");
  return response;
}

}  // namespace opendata::api::web
