#include <algorithm>

#include "encoding.hpp"
#include "handlers/links.hpp"
#include "handlers/run_search.hpp"
#include "web/feedback.hpp"
#include "web/layout.hpp"
#include "web/pages.hpp"

namespace opendata::api::web {
namespace {

constexpr std::size_t last_place = 10'000;

/// This search with one parameter changed; an empty value takes it away. A changed filter begins at the first page
/// again.
std::string with(const Call& call, std::string_view name, std::string_view value) {
  std::string address = "/?";
  for (const char* kept : {"q", "kind", "agency", "category", "mode", "lang"}) {
    const std::string* given = call.request.parameter(kept);
    if (given == nullptr || given->empty() || name == kept) continue;
    address.append(kept).append("=").append(percent_encode(*given)).append("&");
  }
  if (!value.empty()) address.append(name).append("=").append(percent_encode(value)).append("&");
  address.pop_back();
  return address;
}

std::string_view kind_label(const Call& call, std::string_view kind) {
  if (kind == "faq") return call.say({"Question", "常見問答"});
  if (kind == "article") return call.say({"Regulation", "法規"});
  if (kind == "dataset") return call.say({"Dataset", "資料集"});
  return kind;
}

void write_kind_choice(Html& html, const Call& call, std::string_view kind, std::string_view label) {
  const bool chosen = call.arguments.text("kind") == kind;
  html.raw("<option value=\"")
      .text(kind)
      .raw("\"")
      .raw(chosen ? Markup(" selected>") : Markup(">"))
      .text(label)
      .raw("</option>");
}

void write_form(Html& html, const Call& call) {
  html.raw("<form class=\"search\" role=\"search\" action=\"/\" method=\"get\">\n<label for=\"q\">");
  html.say({"Ask a question, or name a law and article", "輸入問題，或法規名稱與條號"})
      .raw("</label>\n<div class=\"row\"><input id=\"q\" name=\"q\" type=\"search\" ");
  html.raw("autocomplete=\"off\" maxlength=\"1000\" value=\"")
      .text(call.arguments.text("q"))
      .raw("\">\n<span class=\"inline\"><label for=\"kind\">");
  html.say({"In", "範圍"}).raw("</label> <select id=\"kind\" name=\"kind\">");
  write_kind_choice(html, call, "", call.say({"Everything", "全部"}));
  for (const char* kind : {"faq", "article", "dataset"}) write_kind_choice(html, call, kind, kind_label(call, kind));
  html.raw("</select></span>\n");
  if (call.request.parameter("lang") != nullptr)
    html.raw("<input type=\"hidden\" name=\"lang\" value=\"").text(call.english() ? "en" : "zh-TW").raw("\">");
  html.raw("<button type=\"submit\">").say({"Search", "檢索"}).raw("</button></div>\n</form>\n");
}

void write_highlighted(Html& html, const search::Highlighted& text) {
  const std::string_view whole = text.text;
  std::size_t done = 0;
  for (const auto& [begin, end] : text.marks) {
    html.text(whole.substr(done, begin - done)).raw("<mark>").text(whole.substr(begin, end - begin)).raw("</mark>");
    done = end;
  }
  html.text(whole.substr(done));
}

void write_source(Html& html, const Call& call, const search::Document& document) {
  html.raw("<p class=\"source\"><span class=\"kind\">").text(kind_label(call, document.kind)).raw("</span>");
  for (const auto& part : {document.agency, document.category, document.modified})
    if (!part.empty()) html.raw(" · ").text(part);
  if (!document.in_force) html.raw(" · <strong>").say({"no longer in force", "已廢止"}).raw("</strong>");
  html.raw("</p>");
}

void write_cited(Html& html, const Call& call, const search::Document& document) {
  html.raw("<article class=\"cited\"><h2><a href=\"")
      .text(keep_language(call.request, document_path("", document)))
      .raw("\">")
      .text(document.title)
      .raw("</a></h2>\n");
  write_source(html, call, document);
  html.raw("<div class=\"body\">").paragraphs(document.body).raw("</div></article>\n");
}

void write_law(Html& html, const Call& call, const search::NamedLaw& law) {
  html.raw("<p class=\"cited\">").say({"The whole law: ", "法規全文："}).link(law_path("", law.id), law.name);
  if (!law.in_force) html.raw(" <strong>").text(call.say({"no longer in force", "已廢止"})).raw("</strong>");
  html.raw("</p>\n");
}

void write_hit(Html& html, const Call& call, const search::Hit& hit) {
  html.raw("<li><h2><a href=\"").text(keep_language(call.request, document_path("", hit.document))).raw("\">");
  write_highlighted(html, hit.title);
  html.raw("</a></h2>\n<p class=\"snippet\">");
  write_highlighted(html, hit.snippet);
  html.raw("</p>");
  write_source(html, call, hit.document);
  html.raw("</li>\n");
}

void write_facet(Html& html, const Call& call, std::string_view name, Message title,
                 const std::vector<search::FacetCount>& counts) {
  constexpr std::size_t shown = 10;
  const auto& chosen = call.arguments.text(name);
  if (chosen.empty() && counts.size() < 2) return;
  html.raw("<h3>").say(title).raw("</h3><ul>");
  if (!chosen.empty()) {
    html.raw("<li class=\"chosen\">").text(name == "kind" ? kind_label(call, chosen) : chosen).raw(" ");
    html.link(with(call, name, {}), call.say({"(remove)", "（取消）"})).raw("</li>");
  }
  for (std::size_t i = 0; i < std::min(shown, counts.size()); ++i) {
    if (counts[i].value == chosen || counts[i].value.empty()) continue;
    html.raw("<li>").link(with(call, name, counts[i].value),
                          name == "kind" ? kind_label(call, counts[i].value) : counts[i].value);
    html.raw(" <span class=\"count\">").number(counts[i].count).raw("</span></li>");
  }
  html.raw("</ul>\n");
}

void write_facets(Html& html, const Call& call, const search::SearchResult& result) {
  const auto counts = [&](const char* name) {
    const auto found = result.facets.find(name);
    return found == result.facets.end() ? std::vector<search::FacetCount>() : found->second;
  };
  html.raw("<nav class=\"facets\" aria-label=\"").say({"Narrow the results", "縮小範圍"}).raw("\">");
  write_facet(html, call, "kind", {"Kind", "類型"}, counts("kind"));
  write_facet(html, call, "agency", {"Agency", "機關"}, counts("agency"));
  write_facet(html, call, "category", {"Category", "類別"}, counts("category"));
  html.raw("</nav>\n");
}

void write_paging(Html& html, const Call& call, const search::SearchResult& result) {
  const auto offset = call.arguments.size("offset"), limit = call.arguments.size("limit");
  const bool more = offset + result.hits.size() < result.total && offset + 2 * limit <= last_place;
  if (offset == 0 && !more) return;
  html.raw("<nav class=\"paging\" aria-label=\"").say({"Pages", "分頁"}).raw("\">");
  const std::string before = offset > limit ? std::to_string(offset - limit) : std::string();
  if (offset > 0)
    html.raw("<a rel=\"prev\" href=\"")
        .text(with(call, "offset", before))
        .raw("\">")
        .say({"← Previous", "← 上一頁"})
        .raw("</a> ");
  html.raw("<span>").say({"Page ", "第 "}).number(offset / limit + 1).say({"", " 頁"}).raw("</span> ");
  if (more)
    html.raw("<a rel=\"next\" href=\"")
        .text(with(call, "offset", std::to_string(offset + limit)))
        .raw("\">")
        .say({"Next →", "下一頁 →"})
        .raw("</a>");
  html.raw("</nav>\n");
}

void write_count(Html& html, const SearchAnswer& answer) {
  html.raw("<p class=\"status\" role=\"status\">");
  if (answer.result.total == 0 && answer.cited.empty()) {
    html.say({"Nothing was found. Try fewer or other words, or all kinds.",
              "查無結果。請減少字詞、換個說法，或將範圍改為全部。"});
  } else {
    if (!answer.result.total_is_exact) html.say({"About ", "約 "});
    html.number(answer.result.total)
        .say(answer.result.total == 1 ? Message{" result", " 筆結果"} : Message{" results", " 筆結果"});
  }
  html.raw("</p>\n");
}

void write_results(Html& html, const Call& call, const SearchAnswer& answer) {
  write_count(html, answer);
  html.raw("<div class=\"columns\"><div class=\"results\">\n");
  if (answer.result.relaxed)
    html.raw("<p class=\"relaxed\">")
        .say({"No document has all of the words; the closest are shown.", "沒有同時符合所有詞的結果，以下為最接近者。"})
        .raw("</p>\n");
  for (const auto& law : answer.result.laws) write_law(html, call, law);
  if (call.arguments.size("offset") == 0)
    for (const auto& document : answer.cited) write_cited(html, call, document);
  const auto is_cited = [&](const search::Hit& hit) {
    return std::any_of(answer.cited.begin(), answer.cited.end(),
                       [&](const auto& document) { return document.id == hit.document.id; });
  };
  html.raw("<ol class=\"hits\">\n");
  for (const auto& hit : answer.result.hits)
    if (!is_cited(hit)) write_hit(html, call, hit);
  html.raw("</ol>\n");
  write_paging(html, call, answer.result);
  html.raw("</div>\n");
  write_facets(html, call, answer.result);
  html.raw("</div>\n");
}

void write_example(Html& html, const Call& call, Message label, std::string_view query) {
  const std::string address = "/?q=" + percent_encode(query);
  html.raw("<li>").say(label).link(keep_language(call.request, address), query).raw("</li>");
}

void write_help(Html& html, const Call& call) {
  html.raw("<section class=\"help\"><h2>").say({"How to search", "檢索說明"}).raw("</h2><ul>");
  write_example(html, call, {"In your own words: ", "用自己的話："}, "狗走丟了怎麼辦");
  write_example(html, call, {"An article by its number: ", "法規條號："}, "動物保護法第12條");
  write_example(html, call, {"All of several words: ", "必須同時出現："}, "飼主 AND 責任");
  html.raw("</ul></section>\n");
}

}  // namespace

Answer search_page(const Call& call) {
  Html html(call.language);
  const auto& text = call.arguments.text("q");
  const bool asked = !text.empty() || !call.arguments.text("category").empty();
  html.raw("<h1>").say({"Search questions, regulations and data", "檢索問答、法規與資料"}).raw("</h1>\n");
  write_form(html, call);
  if (!asked) {
    write_popular(html, call);
    write_help(html, call);
    return page(call, {}, html);
  }
  const auto answer = run_search(call);
  if (answer) {
    write_results(html, call, *answer);
  } else if (status_of(answer.error().kind) < 500) {
    html.raw("<p class=\"status\" role=\"alert\">").text(describe(answer.error(), call.language)).raw("</p>\n");
  } else {
    return refuse(answer.error());
  }
  return page(call, text, html);
}

}  // namespace opendata::api::web
