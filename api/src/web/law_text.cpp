#include "web/law_text.hpp"

#include <algorithm>
#include <array>

namespace opendata::api::web {
namespace {

constexpr std::array numerals{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "○", "零"};

/// U+2500 to U+257F: E2 94 80 to E2 95 BF.
bool has_box_drawing(std::string_view line) {
  for (std::size_t at = 0; (at = line.find('\xE2', at)) != std::string_view::npos; ++at)
    if (at + 1 < line.size() && (line[at + 1] == '\x94' || line[at + 1] == '\x95')) return true;
  return false;
}

/// How many bytes of Chinese numerals the line begins with.
std::size_t numerals_length(std::string_view line) {
  std::size_t length = 0;
  const auto begins = [&](const char* numeral) { return line.substr(length).starts_with(numeral); };
  while (std::any_of(numerals.begin(), numerals.end(), begins)) length += 3;
  return length;
}

enum class Line { plain, subparagraph, item };

Line kind_of(std::string_view line) {
  const bool bracket = line.starts_with("（") || line.starts_with("(");
  const auto rest = line.substr(bracket ? (line[0] == '(' ? 1 : 3) : 0);
  const auto length = numerals_length(rest);
  if (length == 0) return Line::plain;
  const auto after = rest.substr(length);
  if (bracket) return after.starts_with("）") || after.starts_with(")") ? Line::item : Line::plain;
  return after.starts_with("、") ? Line::subparagraph : Line::plain;
}

Markup opening(Line kind) {
  if (kind == Line::item) return "<p class=\"item\">";
  return kind == Line::subparagraph ? Markup("<p class=\"subparagraph\">") : Markup("<p>");
}

std::string_view take_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  auto line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// Lines of a drawn table, as long as they follow each other. A figure, since a page may have many and landmarks need
/// names that differ.
void write_drawn(Html& html, std::string_view line, std::string_view& rest) {
  html.raw("<figure class=\"scroll\" tabindex=\"0\" aria-label=\"").say({"Table of the article", "條文表格"}).raw("\"><pre class=\"drawn\">");
  html.text(line).raw("\n");
  while (has_box_drawing(rest.substr(0, rest.find('\n')))) html.text(take_line(rest)).raw("\n");
  html.raw("</pre></figure>\n");
}

}  // namespace

void write_law_text(Html& html, std::string_view text) {
  while (!text.empty()) {
    const auto line = take_line(text);
    if (has_box_drawing(line)) {
      write_drawn(html, line, text);
    } else if (!line.empty()) {
      html.raw(opening(kind_of(line))).text(line).raw("</p>\n");
    }
  }
}

std::string article_label(Language language, std::string_view number) {
  const std::string text(number);
  const auto dash = text.find('-');
  if (language == Language::en) return "Article " + text;
  if (dash == std::string::npos) return "第 " + text + " 條";
  return "第 " + text.substr(0, dash) + " 條之 " + text.substr(dash + 1);
}

}  // namespace opendata::api::web
