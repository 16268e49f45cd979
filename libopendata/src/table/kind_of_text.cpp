#include "table/kind_of_text.hpp"

#include <algorithm>
#include <array>
#include <opendata/text.hpp>
#include <string>
#include <utility>

#include "text/small_letters.hpp"

namespace opendata::table {
namespace {

/// What stands at `at` without blanks before it; NUL at the end.
char next_character(std::string_view text, std::size_t at) {
  const std::string_view rest = text::trim(text.substr(std::min(at, text.size())));
  return rest.empty() ? '\0' : rest.front();
}

/// '[' begins an array only before a value or its own end, and an array of plain values ends the file: [no],name does not.
bool is_array(std::string_view text) {
  const char next = next_character(text, 1);
  if (next == '{' || next == '[' || next == ']') return true;
  const std::string_view rest = text::trim(text.substr(1));
  const bool literal = rest.starts_with("true") || rest.starts_with("false") || rest.starts_with("null");
  if (next != '"' && next != '-' && !(next >= '0' && next <= '9') && !literal) return false;
  const auto end = text.find(']');
  return end == std::string_view::npos || next_character(text, end + 1) == '\0';
}

bool is_object(std::string_view text) {
  const char next = next_character(text, 1);
  return next == '"' || next == '}';
}

/// One object a line, or one for the whole file.
std::string_view kind_of_object(std::string_view text) {
  const auto line = text.find('\n');
  if (line == std::string_view::npos) return "json";
  const bool line_is_whole = text::trim(text.substr(0, line)).ends_with('}');
  return line_is_whole && text::trim(text.substr(line)).starts_with('{') ? "jsonl" : "json";
}

/// A declaration, or an element that holds an element: columns may be called <note>, and <no> with the cell <none>, which
/// nothing ever closes.
bool is_xml(std::string_view text) {
  if (text.starts_with("<?xml") || text.starts_with("<!")) return true;
  const auto end = text.find('>');
  if (end == std::string_view::npos) return false;
  if (text[end - 1] == '/') return true;
  const std::string_view rest = text.substr(end + 1);
  return next_character(rest, 0) == '<' && (rest.find("</") != std::string_view::npos || rest.find("/>") != std::string_view::npos);
}

// Pages; all in small letters.

/// The text behind a declaration, comment or processing instruction that it begins with; as it is without one.
std::string_view behind_declaration(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> marks{{{"<?", "?>"}, {"<!--", "-->"}, {"<!", ">"}}};
  const auto* mark = std::find_if(marks.begin(), marks.end(), [&](const auto& one) { return text.starts_with(one.first); });
  if (mark == marks.end()) return text;
  const auto end = text.find(mark->second, mark->first.size());
  return end == std::string_view::npos ? std::string_view() : text::trim(text.substr(end + mark->second.size()));
}

std::string_view from_first_element(std::string_view text) {
  for (std::size_t before = text.size() + 1; before != text.size(); text = behind_declaration(text)) before = text.size();
  return text;
}

bool begins_with_tag(std::string_view text, std::string_view name) {
  const bool named = text.starts_with('<') && text.substr(1).starts_with(name) && text.size() > name.size() + 1;
  return named && std::string_view(">/ \t\r\n").find(text[name.size() + 1]) != std::string_view::npos;
}

/// <head>, not <header>.
bool has_tag(std::string_view text, std::string_view name) {
  for (auto at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1))
    if (begins_with_tag(text.substr(at), name)) return true;
  return false;
}

/// XML has elements of these names too: only what begins as a page does is one.
bool is_html(std::string_view text) {
  constexpr std::array<std::string_view, 13> first_of_page{"html", "head", "body", "meta", "title", "script", "style",
                                                           "link", "base", "noscript", "br", "div", "center"};
  const std::string lower = text::in_small_letters(text), head = lower.substr(0, 1024);
  if (lower.starts_with("<!doctype html")) return true;
  const std::string_view first = from_first_element(lower);
  if (lower.starts_with("<?xml")) return begins_with_tag(first, "html");
  const bool begins = std::any_of(first_of_page.begin(), first_of_page.end(), [&](auto name) { return begins_with_tag(first, name); });
  return has_tag(head, "html") || (begins && (has_tag(head, "head") || has_tag(head, "body")));
}

}  // namespace

std::string_view kind_of_text(std::string_view text, std::string_view expected) {
  if (text.empty()) return "empty";
  const char first = text.front();
  if (first == '<' && is_html(text)) return "html";
  if (first == '<' && (is_xml(text) || expected == "xml")) return "xml";
  const bool json = expected == "json" || expected == "jsonl";
  if (first == '[' && (is_array(text) || json)) return "json";
  return first == '{' && (is_object(text) || json) ? kind_of_object(text) : "csv";
}

}  // namespace opendata::table
