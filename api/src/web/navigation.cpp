#include "web/navigation.hpp"

namespace opendata::api::web {

const std::vector<NavigationEntry>& main_navigation() {
  static const std::vector<NavigationEntry> entries{
      {"/", {"Search", "檢索"}},
      {"/faq", {"Questions", "常見問答"}},
      {"/datasets", {"Datasets", "資料集"}},
      {"/help", {"How to search", "檢索說明"}},
  };
  return entries;
}

const std::vector<NavigationEntry>& footer_navigation() {
  static const std::vector<NavigationEntry> entries{
      {"/services", {"Service items", "服務項目"}},
      {"/disclosure", {"Disclosure", "主動公開資訊"}},
      {"/statistics", {"Statistics", "資料集統計"}},
      {"/about", {"About this site", "關於本站"}},
      {"/accessibility", {"Accessibility", "無障礙聲明"}},
      {"/privacy", {"Privacy", "隱私權聲明"}},
      {"/docs", {"API", "API 說明"}},
      {"/site-map", {"Site map", "網站導覽"}},
  };
  return entries;
}

}  // namespace opendata::api::web
