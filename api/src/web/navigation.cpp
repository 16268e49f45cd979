#include "web/navigation.hpp"

namespace opendata::api::web {

const std::vector<NavigationEntry>& main_navigation() {
  static const std::vector<NavigationEntry> entries{
      {"/", {"Search", "檢索"}},
      {"/datasets", {"Datasets", "資料集"}},
      {"/docs", {"API", "API 說明"}},
  };
  return entries;
}

const std::vector<NavigationEntry>& footer_navigation() {
  static const std::vector<NavigationEntry> entries{
      {"/docs", {"API", "API 說明"}},
  };
  return entries;
}

}  // namespace opendata::api::web
