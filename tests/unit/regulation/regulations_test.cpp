#include <opendata/search/citation.hpp>
#include <opendata/search/sources.hpp>

#include "support/catch.hpp"
#include "support/collecting_sink.hpp"
#include "support/temporary_directory.hpp"
#include "support/source_directory.hpp"

using namespace opendata;
using namespace opendata::search;

namespace {

std::string article(const std::string& number, const std::string& content, const std::string& type = "A") {
  return R"({"ArticleType":")" + type + R"(","ArticleNo":")" + number + R"(","ArticleContent":")" + content + "\"}";
}

std::string law(const std::string& articles, const std::string& more = R"("LawAbandonNote":"")",
                const std::string& name = "寵物保護法",
                const std::string& url = "https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=M0060099") {
  return R"({"LawLevel":"法律","LawName":")" + name + R"(","LawURL":")" + url +
         R"(","LawCategory":"行政＞農業部＞動物保護目","LawModifiedDate":"20240506",)" + more + R"(,"LawArticles":[)" +
         articles + "]}";
}

std::string file_of(const std::string& laws) { return R"({"UpdateDate":"2026/11/1","Laws":[)" + laws + "]}"; }

}  // namespace

TEST_CASE("Every article of a law becomes a document with its place in the law", "[regulation][source]") {
  test::TemporaryDirectory dir;
  test::CollectingSink sink;
  const std::string text =
      file_of(law(article("", "   第 一 章 總則", "C") + "," + article("第 1 條", "第一行\\r\\n第二行\\r\\n") + "," +
                  article("第 12-1 條", "一、甲") + "," + article("", "   第 二 章 罰則", "C") + "," +
                  article("第 13 條", "（刪除）")));
  const auto aliases = dir.write("aliases.json", "{\"M0060099\": [\"寵保法\"], // short\n \"X1\": [\"無此法\"]}");
  const auto counts = read_regulations(dir.write("laws.json", "\xEF\xBB\xBF" + text), aliases, sink);
  REQUIRE(counts);
  CHECK((counts->laws == 1 && counts->documents == 3 && counts->skipped == 1));
  REQUIRE(sink.laws.size() == 1);
  CHECK((sink.laws[0].id == "M0060099" && sink.laws[0].name == "寵物保護法" && sink.laws[0].in_force));
  CHECK(sink.laws[0].aliases == std::vector<std::string>{"寵保法"});
  const Document* first = sink.find("M0060099/1");
  REQUIRE(first != nullptr);
  CHECK(first->title == "寵物保護法 第 1 條");
  CHECK(first->body == "第一行\n第二行");
  CHECK(first->chapter == "第一章 總則");
  CHECK(first->agency == "農業部");
  CHECK(first->category == "行政/農業部/動物保護目");
  CHECK(first->modified == "2024-05-06");
  CHECK(first->kind == "article");
  CHECK(first->facets.at("level") == "法律");
  const Document* sub = sink.find("M0060099/12-1");
  REQUIRE(sub != nullptr);
  CHECK(sub->title == "寵物保護法 第 12-1 條");
  CHECK(sub->url == "https://law.moj.gov.tw/LawClass/LawSingle.aspx?pcode=M0060099&flno=12-1");
  CHECK(sub->article_order == 12001);
  CHECK((sub->article_number == "12-1" && sub->law_id == "M0060099" && sub->law_name == "寵物保護法"));
  const Document* deleted = sink.find("M0060099/13");
  REQUIRE(deleted != nullptr);
  CHECK((deleted->body.empty() && deleted->chapter == "第二章 罰則"));
}

TEST_CASE("An abolished law, numbered points and an unknown day are read as they are", "[regulation][source]") {
  test::TemporaryDirectory dir;
  test::CollectingSink sink;
  const std::string text = file_of(
      law(article("3", "各機關應"), R"("LawAbandonNote":"廢","X":null)", "示範注意事項",
          "https://city.example/l?pcode=Z1") +
      "," +
      R"({"LawName":"古法","LawURL":"?pcode=Z2","LawCategory":"司法＞院本部","LawModifiedDate":"19460000","LawArticles":[)" +
      article("第 1 條", "┌─┐\\r\\n│甲│\\r\\n└─┘") + "]}");
  REQUIRE(read_regulations(dir.write("laws.json", text), "", sink));
  REQUIRE(sink.documents.size() == 2);
  CHECK(sink.documents[0].id == "Z1/3");
  CHECK(sink.documents[0].title == "示範注意事項 第 3 點");
  CHECK(sink.documents[0].url == "https://city.example/l?pcode=Z1");
  CHECK_FALSE(sink.documents[0].in_force);
  CHECK_FALSE(sink.laws[0].in_force);
  CHECK(sink.documents[1].modified.empty());
  CHECK(sink.documents[1].agency == "司法院");
  CHECK(sink.documents[1].body == "┌─┐\n│甲│\n└─┘");
}

TEST_CASE("Every way of saying that an article was deleted leaves it without a body", "[regulation][source]") {
  const std::string content = GENERATE(as<std::string>(), "（刪除）", "（刪除）。", "（本條刪除）", "（刪除）\\r\\n",
                                       "（刪除）　", " (刪除) 。");
  test::TemporaryDirectory dir;
  test::CollectingSink sink;
  const auto counts = read_regulations(
      dir.write("l.json", file_of(law(article("第 1 條", content) + "," + article("第 2 條", "刪除第一條。")))), "",
      sink);
  CAPTURE(content);
  REQUIRE(counts);
  CHECK(counts->skipped == 1);
  CHECK(sink.documents[0].body.empty());
  CHECK(sink.documents[1].body == "刪除第一條。");
}

TEST_CASE("A broken law file says which law, where and what", "[regulation][source]") {
  const std::string good = law(article("第 1 條", "甲"));
  auto [laws, code, line, position] = GENERATE_COPY(table<std::string, Errc, std::size_t, std::string>({
      {good + ",\n" + law(article("第 x 條", "甲")), Errc::bad_value, 2, "Laws[1].LawArticles[0].ArticleNo"},
      {good + ",\n" + law(article("第 2 條", "甲", "B")), Errc::bad_structure, 2, "Laws[1].LawArticles[0].ArticleType"},
      {good + ",\n\n" + law("", R"("A":1)", ""), Errc::bad_value, 3, "Laws[1].LawName"},
      {good + ",\n" + law("", R"("A":1)", "無碼法", "https://law.moj.gov.tw/"), Errc::bad_value, 2, "Laws[1].LawURL"},
      {good + ",\n" + R"({"LawName":"法","LawURL":"pcode=Z1"})", Errc::bad_structure, 2, "Laws[1].LawArticles"},
      {good + ",\n{\"LawName\": oops}", Errc::bad_structure, 2, "Laws[1]"},
      {good + ",\n" + good, Errc::bad_value, 2, "id"},
      {"7", Errc::bad_structure, 1, "Laws[0]"},
  }));
  test::TemporaryDirectory dir;
  test::CollectingSink sink;
  const auto path = dir.write("laws.json", file_of(laws));
  const auto outcome = read_regulations(path, "", sink);
  CAPTURE(laws);
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().code() == code);
  CHECK(outcome.error().where().file == path);
  CHECK(outcome.error().where().row == line);
  CHECK(outcome.error().where().column == position);
}

TEST_CASE("A cut law file and one without laws are refused", "[regulation][source]") {
  const std::string whole = file_of(law(article("第 1 條", "甲")));
  const std::string text = GENERATE_COPY(as<std::string>(), whole.substr(0, whole.size() - 3),
                                         whole.substr(0, whole.size() / 2), "{\"laws\":[]}", "", "{}");
  test::TemporaryDirectory dir;
  test::CollectingSink sink;
  CAPTURE(text);
  CHECK_FALSE(read_regulations(dir.write("l.json", text), "", sink));
  CHECK_FALSE(read_regulations((dir.path() / "none.json").string(), "", sink));
}

TEST_CASE("Short names must be lists of texts", "[regulation][source]") {
  const std::string text = GENERATE(as<std::string>(), "[]", "{\"A\": \"動保法\"}", "{\"A\": [1]}", "{\"A\": [", "7");
  test::TemporaryDirectory dir;
  test::CollectingSink sink;
  CAPTURE(text);
  const auto outcome = read_regulations(dir.write("l.json", file_of("")), dir.write("a.json", text), sink);
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().where().file == (dir.path() / "a.json").string());
}

TEST_CASE("The local regulations that come with the project are whole", "[regulation][data]") {
  const std::string folder = (test::source_directory() / "data/regulations/").string();
  test::CollectingSink sink;
  const auto counts = read_regulations(folder + "local.json", folder + "aliases.json", sink);
  REQUIRE(counts);
  CHECK(counts->laws >= 3);
  std::map<std::string, std::size_t> articles;
  for (const Document& document : sink.documents) {
    CAPTURE(document.id);
    CHECK(!document.modified.empty());
    CHECK(document.category.find("示範市/") == 0);
    CHECK(!document.agency.empty());
    ++articles[document.law_id];
  }
  for (const auto& law_read : sink.laws) {
    CAPTURE(law_read.name);
    CHECK(articles[law_read.id] >= 12);
    CHECK(!law_read.aliases.empty());
  }
}

TEST_CASE("Every article that a local regulation cites of itself exists", "[regulation][data]") {
  const std::string folder = (test::source_directory() / "data/regulations/").string();
  test::CollectingSink sink;
  REQUIRE(read_regulations(folder + "local.json", folder + "aliases.json", sink));
  LawNames names;
  for (const auto& law_read : sink.laws) names.add(law_read.name, law_read.id, true);
  std::size_t seen = 0;
  for (const Document& document : sink.documents)
    for (const Citation& citation : parse_citations(document.body, names, {document.law_id, ""})) {
      if (!citation.article || citation.law.rfind("Z99", 0) != 0) continue;
      CAPTURE(document.id, format_article_number(*citation.article));
      // 鄉鎮市調解條例 is not among the names: its article 35 is read as the regulation's own.
      if (document.id == "Z9900003/1") continue;
      CHECK(sink.find(citation.law + "/" + format_article_number(*citation.article)) != nullptr);
      ++seen;
    }
  CHECK(seen >= 3);
}
