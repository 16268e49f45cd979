#include "handlers/law_lookup.hpp"
#include "handlers/links.hpp"
#include "web/law_outline.hpp"
#include "web/law_parts.hpp"
#include "web/law_text.hpp"
#include "web/layout.hpp"
#include "web/pages.hpp"

/// A law: what is known of it, its chapters as a tree, its text. A long law shows one part at a time.
namespace opendata::api::web {
namespace {

/// Articles that a page shows with their text, at most, unless one part has more.
constexpr std::size_t most_articles = 120;

struct Reading {
  const Call& call;
  const LawView& law;
  bool whole = true;      ///< the page shows the text of every article
  std::size_t chosen = 0; ///< part whose text is shown; 0 = none
  std::size_t part = 0;   ///< parts seen so far, while the tree is walked

  [[nodiscard]] std::string part_address(std::size_t number) const {
    const std::string fragment = "#part-" + std::to_string(number);
    if (whole) return fragment;
    return keep_language(call.request, law_path("", law.id) + "?part=" + std::to_string(number)) + fragment;
  }
};

bool has_own_articles(const Chapter& chapter) { return chapter.own_end > chapter.begin; }

/// "第 1–12 條".
void write_range(Html& html, const Reading& reading, const Chapter& chapter) {
  const auto first = number_of(reading.law.articles[chapter.begin].id), last = number_of(reading.law.articles[chapter.end - 1].id);
  html.raw(" <span class=\"source\">").text(first == last ? first : first + "–" + last).raw("</span>");
}

void write_tree(Html& html, Reading& reading, const std::vector<Chapter>& chapters) {
  html.raw("<ul>\n");
  for (const Chapter& chapter : chapters) {
    const std::string heading = chapter.heading.empty() ? std::string(reading.call.say({"Articles", "條文"})) : chapter.heading;
    html.raw("<li>");
    // A heading without articles of its own leads to the first part below it.
    html.link(reading.part_address(has_own_articles(chapter) ? ++reading.part : reading.part + 1), heading);
    write_range(html, reading, chapter);
    if (!chapter.below.empty()) write_tree(html, reading, chapter.below);
    html.raw("</li>\n");
  }
  html.raw("</ul>\n");
}

void write_heading(Html& html, std::size_t level, std::string_view text) {
  constexpr std::size_t deepest = 5;
  const auto digit = static_cast<std::uint64_t>(std::min(level, deepest));
  html.raw("<h").number(digit).raw(" lang=\"zh-Hant-TW\">").text(text).raw("</h").number(digit).raw(">\n");
}

void write_article(Html& html, const Reading& reading, const search::Document& listed, std::size_t level) {
  const auto number = number_of(listed.id);
  const auto article = reading.call.index.searcher->get(listed.id);
  const auto digit = static_cast<std::uint64_t>(std::min<std::size_t>(level, 6));
  html.raw("<section class=\"law-article\" id=\"a-").text(number).raw("\"><h").number(digit).raw(">");
  html.link(keep_language(reading.call.request, article_path("", reading.law.id, number)), article_label(reading.call.language, number));
  html.raw("</h").number(digit).raw(">\n<div class=\"body law\" lang=\"zh-Hant-TW\">");
  if (article) write_law_text(html, article->body.empty() ? std::string_view("（刪除）") : std::string_view(article->body));
  html.raw("</div></section>\n");
}

void write_numbers(Html& html, const Reading& reading, const Chapter& chapter) {
  html.raw("<ol class=\"articles\">");
  for (std::size_t i = chapter.begin; i < chapter.own_end; ++i) {
    const auto number = number_of(reading.law.articles[i].id);
    html.raw("<li>").link(keep_language(reading.call.request, article_path("", reading.law.id, number)), article_label(reading.call.language, number)).raw("</li>");
  }
  html.raw("</ol>\n");
}

void write_chapters(Html& html, Reading& reading, const std::vector<Chapter>& chapters, std::size_t level);

void write_own_articles(Html& html, Reading& reading, const Chapter& chapter, std::size_t level) {
  html.raw("<span class=\"anchor\" id=\"part-").number(++reading.part).raw("\"></span>\n");
  if (!reading.whole && reading.chosen != reading.part) return write_numbers(html, reading, chapter);
  for (std::size_t i = chapter.begin; i < chapter.own_end; ++i) write_article(html, reading, reading.law.articles[i], level);
}

void write_chapters(Html& html, Reading& reading, const std::vector<Chapter>& chapters, std::size_t level) {
  for (const Chapter& chapter : chapters) {
    const auto below = chapter.heading.empty() ? level : level + 1;
    if (!chapter.heading.empty()) write_heading(html, level, chapter.heading);
    if (has_own_articles(chapter)) write_own_articles(html, reading, chapter, below);
    write_chapters(html, reading, chapter.below, below);
  }
}

void write_contents(Html& html, Reading reading, const std::vector<Chapter>& chapters) {
  html.raw("<nav class=\"law-tree\" aria-label=\"").say({"Chapters", "章節"}).raw("\">\n<h2>").say({"Chapters", "章節"}).raw("</h2>\n");
  write_tree(html, reading, chapters);
  html.raw("</nav>\n");
}

void write_text(Html& html, Reading reading, const std::vector<Chapter>& chapters) {
  html.raw("<div class=\"law-text\">\n");
  if (!reading.whole)
    html.raw("<p class=\"notice\">").say({"This law is long: choose a chapter to read its text, or an article.", "本法規條文較多，請點選章節閱讀條文，或點選單一條文。"}).raw("</p>\n");
  write_chapters(html, reading, chapters, 2);
  html.raw("</div>\n");
}

}  // namespace

Answer law_page(const Call& call) {
  const auto law = find_law(call);
  if (!law) return refuse(law.error());
  const auto info = call.index.searcher->law(law->id);
  const auto chapters = outline(law->articles);
  const Reading reading{call, *law, law->articles.size() <= most_articles, call.arguments.size("part")};
  Html html(call.language);
  write_law_head(html, *law, info ? *info : search::LawInfo{});
  html.raw("<div class=\"columns law-columns\">\n");
  write_text(html, reading, chapters);
  write_contents(html, reading, chapters);
  html.raw("</div>\n");
  PageInfo about{.title = law->first.law_name, .path = {law_crumb(call)}, .modified = law->first.modified};
  return page(call, about, html);
}

}  // namespace opendata::api::web
