#include "risk/page.hpp"

#include <cstdio>

namespace opendata::privacy {
namespace {

/// Colours keep 4.5:1 contrast, 3:1 for bars, in both colour schemes.
constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="zh-Hant-TW">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<style>
:root { color-scheme: light dark; --ink: #1d2430; --soft: #4b5565; --line: #c3cad6; --paper: #fff; --bar: #0b5394; --low: #b3261e; --tint: #f3f6fa; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebf0; --soft: #b3bccb; --line: #4a5466; --paper: #151a22; --bar: #8fc1f5; --low: #ffb4ab; --tint: #1e2530; } }
body { margin: 0 auto; max-width: 46rem; padding: 1rem; color: var(--ink); background: var(--paper); line-height: 1.7; font-family: system-ui, "Noto Sans TC", "PingFang TC", "Microsoft JhengHei", sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.35; } h2 { font-size: 1.15rem; margin-top: 2rem; }
a { color: var(--bar); } a:focus-visible, .scroll:focus-visible { outline: 3px solid var(--bar); outline-offset: 2px; }
.lead { background: var(--tint); border-left: 4px solid var(--bar); padding: 0.6rem 1rem; }
.warning { border-left: 4px solid var(--low); padding: 0.2rem 1rem; }
table { border-collapse: collapse; min-width: 100%; font-size: 0.95rem; } caption { text-align: left; font-weight: 600; padding: 0.4rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.9rem 0.35rem 0; border-bottom: 1px solid var(--line); } .n { text-align: right; white-space: nowrap; }
th[scope="row"] { min-width: 6rem; } .scroll { overflow-x: auto; } svg { width: 100%; min-width: 32rem; height: auto; } svg rect { fill: var(--bar); } svg .low { fill: var(--low); } svg text { fill: var(--ink); font-size: 14px; font-family: inherit; }
section + section { border-top: 2px solid var(--line); margin-top: 3rem; }
</style>
)";

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

std::string document(Message title, const LocalizedText& subject, const std::function<void(Page&)>& write) {
  Page chinese(Language::zh_tw), english(Language::en);
  chinese.raw(head).raw("<title>").say(title, {subject.zh_tw}).raw("</title>\n</head>\n<body>\n");
  chinese.raw("<p><a href=\"#en\" lang=\"en\" hreflang=\"en\">English</a></p>\n<main>\n");
  for (Page* page : {&chinese, &english}) {
    const Language language = page->language();
    page->raw(language == Language::en ? "<section id=\"en\" lang=\"en\">\n"
                                       : "<section id=\"zh\" lang=\"zh-Hant-TW\">\n");
    page->raw("<h1>").say(title, {subject.in(language)}).raw("</h1>\n");
    write(*page);
    page->raw("</section>\n");
  }
  return chinese.take() + english.take() + "</main>\n</body>\n</html>\n";
}

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
