#pragma once
#include <set>
#include <string>
#include <string_view>

namespace opendata::push::links {

/// What the link checker wants to know of an HTML page.
struct HtmlPage {
  std::string title;              ///< blanks joined
  std::string text;               ///< what people see, blanks joined; scripts, styles and comments are left out
  std::set<std::string> anchors;  ///< values of id= on any element and of name= on <a>
  bool has_script = false;
};

/// Reads HTML as browsers forgive it: never fails, takes linear time and no recursion. Only the references &amp; &lt; &gt;
/// &quot; &apos; &nbsp; and numbers are resolved. Input: any bytes, taken as UTF-8. Source: HTML Living Standard, 13.2.5.
[[nodiscard]] HtmlPage scan_html(std::string_view html);

}  // namespace opendata::push::links
