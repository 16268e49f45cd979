#pragma once
#include <opendata/error.hpp>
#include <string_view>
#include <vector>

namespace opendata::api::web {

/// A page that every page leads to.
struct NavigationEntry {
  std::string_view address;
  Message label;
};

/// At the top of every page.
[[nodiscard]] const std::vector<NavigationEntry>& main_navigation();
/// At its end: what a site has to say of itself.
[[nodiscard]] const std::vector<NavigationEntry>& footer_navigation();
/// The letters that, with Alt, lead to the parts of a page, as Taiwan's accessibility guideline has them.
struct Landmark {
  char key;
  Message title;
};
namespace landmarks {
inline constexpr Landmark top{'U', {"Top navigation (Alt+U)", "上方導覽區（Alt+U）"}};
inline constexpr Landmark content{'C', {"Main content (Alt+C)", "主要內容區（Alt+C）"}};
inline constexpr Landmark bottom{'B', {"Footer (Alt+B)", "頁尾區（Alt+B）"}};
}  // namespace landmarks

}  // namespace opendata::api::web
