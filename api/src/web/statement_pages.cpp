#include "web/layout.hpp"
#include "web/pages.hpp"
#include "web/statements.hpp"

namespace opendata::api::web {
namespace {

/// An agency's own text in the language asked for, else in the other one, else the built-in statement.
std::string_view text_of(const LocalizedText& own, Message built_in, Language language) {
  const auto& text = own.in(language);
  return text.empty() ? built_in.in(language) : std::string_view(text);
}

Answer statement(const Call& call, Message heading, const LocalizedText& own, Message built_in) {
  Html html(call.language);
  html.raw("<h1>").say(heading).raw("</h1>\n<div class=\"prose body\">\n");
  html.markdown(text_of(own, built_in, call.language)).raw("</div>\n");
  return page(call, call.say(heading), html);
}

}  // namespace

Answer about_page(const Call& call) {
  return statement(call, {"About this site", "關於本站"}, call.appearance.about, statements::about);
}

Answer accessibility_page(const Call& call) {
  return statement(call, {"Accessibility statement", "無障礙聲明"}, call.appearance.accessibility, statements::accessibility);
}

Answer privacy_page(const Call& call) {
  return statement(call, {"Privacy statement", "隱私權聲明"}, call.appearance.privacy, statements::privacy);
}

}  // namespace opendata::api::web
