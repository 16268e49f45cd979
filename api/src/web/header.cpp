#include "web/frame.hpp"
#include "web/landmark.hpp"

namespace opendata::api::web {
namespace {

void write_brand(Html& html, const Frame& frame) {
  html.raw("<a class=\"brand\" href=\"").text(keep_language(frame.request, "/")).raw("\">");
  if (const Asset* logo = frame.appearance.find_asset(frame.appearance.logo); logo != nullptr)
    html.raw("<img class=\"logo\" src=\"").text(asset_address(*logo)).raw("\" alt=\"\" height=\"44\">");
  html.raw("<span>");
  if (const auto& agency = frame.appearance.agency.in(html.language()); !agency.empty())
    html.raw("<span class=\"agency\">").text(agency).raw("</span> ");
  html.raw("<span class=\"site-name\">").text(frame.appearance.name.in(html.language())).raw("</span></span></a>\n");
}

/// The entry that this page is, or lies below.
bool is_here(const std::string& path, std::string_view address) {
  if (address == "/") return path == "/";
  return path == address || path.starts_with(std::string(address) + "/");
}

void write_navigation(Html& html, const Frame& frame) {
  html.raw("<nav class=\"main-nav\" aria-label=\"").say({"Main", "主選單"}).raw("\"><ul>\n");
  for (const NavigationEntry& entry : main_navigation()) {
    const auto address = keep_language(frame.request, std::string(entry.address));
    html.raw("<li><a href=\"").text(address);
    html.raw(is_here(frame.request.path, entry.address) ? Markup("\" aria-current=\"page\">") : Markup("\">"));
    html.say(entry.label).raw("</a></li>\n");
  }
  html.raw("</ul></nav>\n");
}

void write_language_switch(Html& html, const Frame& frame) {
  const bool english = html.english();
  html.raw("<a class=\"language\" href=\"").text(address_in(frame.request, english ? Language::zh_tw : Language::en));
  html.raw("\" lang=\"").text(english ? "zh-Hant-TW" : "en").raw("\" hreflang=\"").text(english ? "zh-Hant-TW" : "en");
  html.raw("\">").text(english ? "中文" : "English").raw("</a>\n");
}

void write_path(Html& html, const Frame& frame) {
  html.raw("<nav class=\"path\" aria-label=\"").say({"You are here", "目前位置"}).raw("\"><ol>\n<li>");
  write_site_link(html, frame.request, "/", Message{"Home", "首頁"}.in(html.language()));
  for (const Crumb& crumb : frame.info.path) {
    html.raw("</li>\n<li>");
    write_site_link(html, frame.request, crumb.address, crumb.label);
  }
  html.raw("</li>\n<li><span aria-current=\"page\">").text(frame.info.title).raw("</span></li>\n</ol></nav>\n");
}

void write_size_button(Html& html, Markup size, Message label, Message name) {
  html.raw("<button type=\"button\" data-text-size=\"").raw(size).raw("\" aria-pressed=\"false\" aria-label=\"");
  html.say(name).raw("\">").say(label).raw("</button>");
}

/// Room is kept for these tools; site.js makes them work, and visible.
void write_tools(Html& html) {
  html.raw("<div class=\"tools\"><div class=\"sizes\" role=\"group\" aria-label=\"").say({"Text size", "字級"}).raw("\">");
  write_size_button(html, "small", {"A−", "小"}, {"A− (small text)", "字級：小"});
  write_size_button(html, "medium", {"A", "中"}, {"A (medium text)", "字級：中"});
  write_size_button(html, "large", {"A+", "大"}, {"A+ (large text)", "字級：大"});
  html.raw("</div><button type=\"button\" data-action=\"print\">").say({"Print", "友善列印"}).raw("</button>");
  html.raw("<button type=\"button\" data-action=\"back\">").say({"Back", "回上頁"}).raw("</button></div>\n");
}

}  // namespace

void write_landmark(Html& html, const Landmark& landmark) {
  const std::string key(1, landmark.key);
  html.raw("<a class=\"landmark\" id=\"").text(key).raw("\" href=\"#").text(key).raw("\" accesskey=\"").text(key);
  html.raw("\" title=\"").say(landmark.title).raw("\">:::</a>\n");
}

void write_header(Html& html, const Frame& frame) {
  html.raw("<body>\n<a class=\"skip\" href=\"#main\">").say({"Skip to content", "跳到主要內容"});
  html.raw("</a>\n<header class=\"banner\">\n");
  html.checked(frame.appearance.header.in(html.language()));
  html.raw("<div class=\"wrap top\">\n");
  write_landmark(html, landmarks::top);
  write_brand(html, frame);
  write_navigation(html, frame);
  write_language_switch(html, frame);
  html.raw("</div>\n<div class=\"below\"><div class=\"wrap\">\n");
  if (!frame.info.title.empty()) write_path(html, frame);
  write_tools(html);
  html.raw("</div></div>\n</header>\n");
}

}  // namespace opendata::api::web
