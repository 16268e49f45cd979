#include <algorithm>

#include "push/links/report.hpp"
#include "push/links/web_address.hpp"
#include "web/html.hpp"

/// The report as one page without any other file. Colours keep 4.5:1 contrast in both schemes.
namespace opendata::push::links {
namespace {

using api::web::Html;

constexpr const char* page_style = R"css(
:root { --ink: #1d2430; --soft: #4b5565; --line: #d5dae2; --paper: #ffffff; --tint: #f3f6fa; --accent: #0b5394; --bad: #a11212; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebf0; --soft: #b3bccb; --line: #3a4352; --paper: #151a22; --tint: #1e2530; --accent: #8fc1f5; --bad: #ff9c94; } }
body { margin: 0 auto; max-width: 72rem; padding: 1rem; color: var(--ink); background: var(--paper); line-height: 1.6; font-family: system-ui, "Noto Sans TC", "Microsoft JhengHei", sans-serif; overflow-wrap: anywhere; }
a { color: var(--accent); }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
.counts { display: flex; flex-wrap: wrap; gap: 0.75rem; list-style: none; padding: 0; }
.counts li { border: 1px solid var(--line); border-radius: 0.4rem; background: var(--tint); padding: 0.4rem 1rem; }
.counts strong { display: block; font-size: 1.4rem; }
.bad strong { color: var(--bad); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; min-width: 44rem; }
th, td { text-align: left; vertical-align: top; padding: 0.45rem 0.9rem 0.45rem 0; border-bottom: 1px solid var(--line); }
td p { margin: 0 0 0.2rem; } .soft { color: var(--soft); font-size: 0.9rem; }
)css";

void write_counts(Html& html, const Report& report) {
  const Counts counts = count_standings(report);
  html.raw("<ul class=\"counts\">\n");
  for (std::size_t i = counts.size(); i-- > 0;) {
    const auto standing = static_cast<Standing>(i);
    const bool bad = counts.at(i) > 0 && (standing == Standing::dead || standing == Standing::wrong);
    html.raw(bad ? api::web::Markup("<li class=\"bad\">") : api::web::Markup("<li>"));
    html.raw("<strong>").number(counts.at(i)).raw("</strong>").say(title(standing)).raw("</li>\n");
  }
  html.raw("</ul>\n");
}

/// Only what may be followed with a click becomes a link.
void write_address(Html& html, const std::string& address) {
  const std::string text = shown(address);
  const bool web = parse_web_address(address).has_value() && text == address;
  web ? html.link(text, text) : html.text(text);
}

/// "2026-05-06 15:08": as people write it.
std::string spoken(std::int64_t seconds) {
  std::string text = taiwan_time(seconds).substr(0, 16);
  std::replace(text.begin(), text.end(), 'T', ' ');
  return text;
}

void write_times(Html& html, const Memory& memory) {
  const auto line = [&](Message label, const std::string& text) {
    if (!text.empty()) html.raw("<p class=\"soft\">").say(label).text(text).raw("</p>\n");
  };
  line({"fails since ", "失敗起始："}, spoken(memory.first_failure));
  if (memory.failures > 0) line({"failures in a row: ", "連續失敗次數："}, std::to_string(memory.failures));
  if (memory.failures > 0) line({"last good ", "最後正常："}, spoken(memory.last_good));
  if (memory.last.status >= 300) line({"HTTP status ", "HTTP 狀態碼："}, std::to_string(memory.last.status));
  if (memory.last.certificate_days)
    line({"certificate, days left: ", "憑證剩餘天數："}, std::to_string(*memory.last.certificate_days));
}

void write_row(Html& html, const Judged& judged) {
  const Look& look = judged.memory.last;
  html.raw("<tr>\n<td>");
  write_address(html, judged.link.address);
  html.raw("</td>\n<td>");
  for (const Finding finding : look.findings) html.raw("<p>").say(explain(finding)).raw("</p>\n");
  if (!look.replacement.empty()) html.raw("<p>→ ").link(look.replacement, look.replacement).raw("</p>\n");
  write_times(html, judged.memory);
  html.raw("</td>\n<td>");
  for (const std::string& place : places_of(judged.link, html.language())) html.raw("<p>").text(place).raw("</p>\n");
  html.raw("</td>\n</tr>\n");
}

void begin_table(Html& html, Standing standing) {
  html.raw("<h2>").say(title(standing)).raw("</h2>\n<section class=\"scroll\" tabindex=\"0\" aria-label=\"");
  html.say(title(standing)).raw("\">\n<table>\n<thead><tr><th scope=\"col\">").say({"Address", "網址"});
  html.raw("</th><th scope=\"col\">").say({"What is to be known", "說明"});
  html.raw("</th><th scope=\"col\">").say({"Found in", "出現於"}).raw("</th></tr></thead>\n<tbody>\n");
}

void write_tables(Html& html, const Report& report) {
  const Judged* before = nullptr;
  for (const Judged* judged : worth_telling(report)) {
    if (before == nullptr || before->standing != judged->standing) {
      if (before != nullptr) html.raw("</tbody>\n</table>\n</section>\n");
      begin_table(html, judged->standing);
    }
    write_row(html, *judged);
    before = judged;
  }
  if (before != nullptr) html.raw("</tbody>\n</table>\n</section>\n");
}

}  // namespace

std::string format_report_html(const Report& report, Language language) {
  Html html(language);
  constexpr Message heading{"Report on links", "連結檢查報告"};
  html.raw("<!DOCTYPE html>\n<html lang=\"").text(html.english() ? "en" : "zh-Hant-TW");
  html.raw("\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
  html.say(heading).raw("</title>\n<style>").raw(api::web::Markup(page_style)).raw("</style>\n</head>\n<body>\n<main>\n<h1>");
  html.say(heading).raw("</h1>\n<p>").say({"Checked ", "檢查時間："}).text(spoken(report.at));
  html.say({" (Taiwan); links: ", "；連結數："}).number(report.links.size()).raw("</p>\n");
  write_counts(html, report);
  write_tables(html, report);
  html.raw("</main>\n</body>\n</html>\n");
  return html.str();
}

}  // namespace opendata::push::links
