#include <opendata/search/index_builder.hpp>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"
#include "support/texts.hpp"
#include "unit/api/site_fixture.hpp"
#include "web/law_outline.hpp"
#include "web/law_text.hpp"

using namespace opendata;
using namespace opendata::api;
using test::contains;

namespace {

std::vector<search::Document> articles_in(std::initializer_list<const char*> chapters) {
  std::vector<search::Document> out;
  for (const char* chapter : chapters) {
    out.emplace_back();
    out.back().chapter = chapter;
  }
  return out;
}

/// "A[0,2)(B[0,1) C[1,2))".
std::string shown(const std::vector<web::Chapter>& chapters) {
  std::string out;
  for (const auto& chapter : chapters) {
    out += (out.empty() ? "" : " ") + chapter.heading + "[" + std::to_string(chapter.begin) + "," + std::to_string(chapter.end) + ")";
    if (!chapter.below.empty()) out += "(" + shown(chapter.below) + ")";
  }
  return out;
}

std::string law_text(std::string_view text) {
  web::Html html(Language::zh_tw);
  web::write_law_text(html, text);
  return html.str();
}

constexpr int long_law_articles = 130;

search::Document article(const std::string& law, const std::string& name, int number, const std::string& body) {
  search::Document out;
  out.id = law + "/" + std::to_string(number);
  out.kind = "article";
  out.title = name + " 第 " + std::to_string(number) + " 條";
  out.body = body;
  out.law_id = law;
  out.law_name = name;
  out.article_number = std::to_string(number);
  out.article_order = static_cast<std::uint32_t>(number) * 1000;
  return out;
}

search::LawInfo long_law() {
  search::LawInfo law{.id = "A0000001", .name = "長篇法", .aliases = {"長法"}, .level = "法律"};
  law.english_name = "Long Act <b>";
  law.history = {"中華民國一百年制定", "中華民國一百零一年修正"};
  law.effective = "9999-12-31";
  return law;
}

/// A long law in two chapters, and an abolished one with a drawn table.
struct Laws {
  Laws() {
    auto builder = search::IndexBuilder::create(directory.path());
    REQUIRE(builder.has_value());
    REQUIRE(builder->add_law(long_law()).has_value());
    REQUIRE(builder->add_law(search::LawInfo{.id = "A0000002", .name = "廢止法", .in_force = false}).has_value());
    for (int i = 1; i <= long_law_articles; ++i) {
      auto one = article("A0000001", "長篇法", i, i == 2 ? "依第一條規定辦理。" : "條文內容" + std::to_string(i) + "。");
      one.chapter = i <= 60 ? "第一編 總則 / 第一章 通則" : "第二編 分則";
      one.url = "https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=A0000001";
      one.effective = "9999-12-31";
      REQUIRE(builder->add(one).has_value());
    }
    auto old = article("A0000002", "廢止法", 1, "如下表：\n┌──┐\n│甲│\n└──┘\n一、第一款。");
    old.in_force = false;
    REQUIRE(builder->add(old).has_value());
    REQUIRE(builder->finish().has_value());
    ServerOptions options;
    options.catalog = test::site().catalog().string();
    options.index = directory.path().string();
    auto opened = Server::create(options);
    REQUIRE(opened.has_value());
    server.emplace(std::move(*opened));
  }
  std::string get(const std::string& path, std::vector<std::pair<std::string, std::string>> query = {}) const {
    Request request;
    request.method = "GET";
    request.path = path;
    request.query = std::move(query);
    return server->handle(request).body;
  }
  test::TemporaryDirectory directory;
  std::optional<Server> server;
};

const Laws& laws() {
  static const Laws fixture;
  return fixture;
}

}  // namespace

TEST_CASE("Chapters become a tree in which every article stands once", "[api][laws]") {
  CHECK(shown(web::outline({})).empty());
  CHECK(shown(web::outline(articles_in({"", ""}))) == "[0,2)");
  CHECK(shown(web::outline(articles_in({"A", "A", "B"}))) == "A[0,2) B[2,3)");
  CHECK(shown(web::outline(articles_in({"", "A / a", "A / b", "A / b", "B"}))) == "[0,1) A[1,4)(a[1,2) b[2,4)) B[4,5)");
  CHECK(shown(web::outline(articles_in({"A", "A / a", "A"}))) == "A[0,3)(a[1,3))");
}

TEST_CASE("The text of a law is paragraphs, indented where they are counted", "[api][laws]") {
  CHECK(law_text("本法。\r\n一、甲。\n十二、乙。\n（一）丙。\n一般規定。") ==
        "<p>本法。</p>\n<p class=\"subparagraph\">一、甲。</p>\n<p class=\"subparagraph\">十二、乙。</p>\n<p class=\"item\">（一）丙。</p>\n<p>一般規定。</p>\n");
  CHECK(contains(law_text("<b>&"), "<p>&lt;b&gt;&amp;</p>"));
}

TEST_CASE("A drawn table stays as it was drawn", "[api][laws]") {
  const auto html = law_text("前言\n┌─┐\n│<│\n└─┘\n後語");
  CHECK(contains(html, "<pre class=\"drawn\">┌─┐\n│&lt;│\n└─┘\n</pre>"));
  CHECK(contains(html, "tabindex=\"0\""));
  CHECK(contains(html, "<p>後語</p>"));
  CHECK_FALSE(contains(law_text("一般條文"), "<pre"));
}

TEST_CASE("A short law shows its whole text below its chapters", "[api][laws]") {
  const auto page = test::site().get("/laws/動保法").body;
  for (const char* part : {"<h1 lang=\"zh-Hant-TW\">動物保護法</h1>", "<h2 lang=\"zh-Hant-TW\">第二章 動物之一般保護</h2>", "id=\"a-12-1\"",
                           "<p>對動物不得任意宰殺。</p>", "<a href=\"/laws/M0060027/articles/12\">第 12 條</a>", "<a href=\"#part-1\">第二章 動物之一般保護</a>"})
    CHECK(contains(page, part));
}

TEST_CASE("A long law shows one part at a time", "[api][laws]") {
  const auto whole = laws().get("/laws/A0000001");
  CHECK_FALSE(contains(whole, "條文內容3。"));
  CHECK(contains(whole, "<a href=\"/laws/A0000001?part=1#part-1\">第一編 總則</a>"));
  CHECK(contains(whole, "<a href=\"/laws/A0000001?part=2#part-2\">第二編 分則</a>"));
  CHECK(contains(whole, "<a href=\"/laws/A0000001/articles/130\">第 130 條</a>"));
  const auto part = laws().get("/laws/A0000001", {{"part", "1"}});
  CHECK(contains(part, "條文內容60。"));
  CHECK_FALSE(contains(part, "條文內容61。"));
}

TEST_CASE("A law tells what is known of it", "[api][laws]") {
  const auto page = laws().get("/laws/A0000001", {{"lang", "en"}});
  for (const char* part : {"<p class=\"lead\" lang=\"en\">Long Act &lt;b&gt;</p>", "中華民國一百零一年修正", "on a day still to be set", "長法",
                           "href=\"https://law.moj.gov.tw/ENG/LawClass/LawAll.aspx?pcode=A0000001\""})
    CHECK(contains(page, part));
}

TEST_CASE("An abolished law says so on its page and on those of its articles", "[api][laws]") {
  CHECK(contains(laws().get("/laws/A0000002"), "本法規已廢止。"));
  const auto article_page = laws().get("/laws/A0000002/articles/1");
  CHECK(contains(article_page, "<strong class=\"tag warn\">已廢止</strong></h1>"));
  CHECK(contains(article_page, "<pre class=\"drawn\">"));
  CHECK_FALSE(contains(laws().get("/laws/A0000001"), "本法規已廢止"));
  CHECK(contains(laws().get("/laws/A0000001/articles/1"), "部分條文尚未施行"));
}

TEST_CASE("An article leads to its law, its neighbours, what it cites and what cites it", "[api][laws]") {
  const auto second = laws().get("/laws/A0000001/articles/2");
  for (const char* part : {"<a href=\"/laws/A0000001\">長篇法</a>", "rel=\"prev\" href=\"/laws/A0000001/articles/1\"",
                           "rel=\"next\" href=\"/laws/A0000001/articles/3\"", "本條引用"})
    CHECK(contains(second, part));
  const auto first = laws().get("/laws/A0000001/articles/1");
  CHECK(contains(first, "引用本條的條文與問答"));
  CHECK_FALSE(contains(first, "rel=\"prev\""));
}
