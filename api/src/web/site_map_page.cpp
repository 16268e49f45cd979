#include <array>

#include "web/frame.hpp"
#include "web/navigation.hpp"
#include "web/pages.hpp"

namespace opendata::api::web {
namespace {

/// Addresses for programs take no language of a page.
bool is_for_programs(std::string_view address) { return address.find('.') != std::string_view::npos; }

void write_entries(Html& html, const Call& call, Message heading, const std::vector<NavigationEntry>& entries) {
  html.raw("<h2>").say(heading).raw("</h2>\n<ol>\n");
  for (const NavigationEntry& entry : entries) {
    html.raw("<li>");
    is_for_programs(entry.address) ? void(html.link(entry.address, call.say(entry.label)))
                                   : write_site_link(html, call.request, entry.address, call.say(entry.label));
    html.raw("</li>\n");
  }
  html.raw("</ol>\n");
}

const std::vector<NavigationEntry>& for_programs() {
  static const std::vector<NavigationEntry> entries{
      {"/feeds/releases.atom", {"New releases (Atom)", "資料集更新（Atom）"}},
      {"/feeds/faq.atom", {"Changed questions (Atom)", "便民問答更新（Atom）"}},
      {"/api/v1/openapi.json", {"API description (OpenAPI)", "API 描述檔（OpenAPI）"}},
      {"/data.json", {"Catalogue (DCAT-US)", "資料目錄（DCAT-US）"}},
      {"/sitemap.xml", {"Site map for search engines", "搜尋引擎用網站地圖"}},
  };
  return entries;
}

void write_keys(Html& html) {
  html.raw("<h2>").say({"Access keys", "快速鍵"}).raw("</h2>\n<p>");
  html.say({"The parts of each page begin with ::: and are reached with Alt and a letter (Firefox: Shift+Alt, Mac: Control+Option).",
            "各區塊開頭以 ::: 標示，可用 Alt 加字母前往（Firefox 為 Shift+Alt，Mac 為 Control+Option）。"});
  html.raw("</p>\n<ul>\n");
  for (const Landmark& landmark : {landmarks::top, landmarks::content, landmarks::bottom})
    html.raw("<li>").say(landmark.title).raw("</li>\n");
  html.raw("</ul>\n");
}

}  // namespace

/// 網站導覽: where everything is, and the access keys.
Answer site_map_page(const Call& call) {
  Html html(call.language);
  html.raw("<h1>").say({"Site map", "網站導覽"}).raw("</h1>\n");
  write_entries(html, call, {"Pages", "主要頁面"}, main_navigation());
  write_entries(html, call, {"About this site", "網站資訊"}, footer_navigation());
  write_entries(html, call, {"Feeds and descriptions", "訂閱與介接"}, for_programs());
  write_keys(html);
  return page(call, call.say({"Site map", "網站導覽"}), html);
}

}  // namespace opendata::api::web
