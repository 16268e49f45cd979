#include "risk/page.hpp"

#include <cstdio>

namespace opendata::privacy {
namespace {

std::string_view escape(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

/// As "%.{precision}g".
std::string general(double value, int precision) {
  char digits[48];
  const int length = std::snprintf(digits, sizeof digits, "%.*g", precision, value);
  return {digits, static_cast<std::size_t>(length)};
}

}  // namespace

Page& Page::text(std::string_view text) {
  for (const char c : text) {
    const auto instead = escape(c);
    if (instead.empty()) {
      out_ += c;
    } else {
      out_ += instead;
    }
  }
  return *this;
}

Page& Page::say(Message sentence, std::initializer_list<std::string_view> values) {
  std::string_view rest = sentence.in(language_);
  for (const std::string_view value : values) {
    const auto gap = rest.find("{}");
    if (gap == std::string_view::npos) break;
    text(rest.substr(0, gap)).text(value);
    rest.remove_prefix(gap + 2);
  }
  return text(rest);
}

Page& Page::element(std::string_view tag, Message sentence, std::initializer_list<std::string_view> values) {
  return raw("<").raw(tag).raw(">").say(sentence, values).raw("</").raw(tag.substr(0, tag.find(' '))).raw(">\n");
}

Page& Page::begin_table(Message caption, std::initializer_list<Message> columns) {
  raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").say(caption);
  raw("\"><table>\n<caption>").say(caption).raw("</caption>\n<thead><tr>");
  bool first = true;
  for (const Message& column : columns) {
    raw(first ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"n\">").say(column).raw("</th>");
    first = false;
  }
  return raw("</tr></thead>\n<tbody>\n");
}

Page& Page::number(std::string_view content) { return raw("<td class=\"n\">").text(content).raw("</td>"); }

std::string grouped(std::uint64_t value) {
  std::string digits = std::to_string(value);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string figure(double value) {
  if (value >= 1000) return grouped(static_cast<std::uint64_t>(value + 0.5));
  return value > 0 && value < 0.001 ? "< 0.001" : general(value, 3);
}

/// What is nearly everything must not read as everything.
std::string percent(double share) { return (share >= 0.9995 && share < 1 ? "> 99.9" : figure(100 * share)) + " %"; }

}  // namespace opendata::privacy
