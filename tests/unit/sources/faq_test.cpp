#include <algorithm>
#include <opendata/search/sources.hpp>

#include "support/catch.hpp"
#include "support/collecting_sink.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using namespace opendata::search;

namespace {

constexpr const char* map = R"({ // ours: theirs
  "id": "編號", "question": "問題", "answer": "答案", "agency": "機關", "category": "分類", "modified": "修改日", "url": "網址", "unit": "單位" })";

}  // namespace

TEST_CASE("The same entry is read from CSV, a JSON array and JSON Lines", "[sources][faq]") {
  auto [name, content] = GENERATE(table<std::string, std::string>({
      {"f.csv",
       "編號,問題,答案,機關,分類,修改日,網址,單位\r\n7,走失怎麼辦？,\"先通報。\n再找。\",動保處,動物/"
       "走失,20181220,https://x.example/7,收容組\r\n"},
      {"f.csv",
       "\xEF\xBB\xBF編號,問題,答案,機關,分類,修改日,網址,單位\n 7 "
       ",　走失怎麼辦？,\"先通報。\n再找。\",動保處,動物/走失,107/12/20,https://x.example/7,收容組\n\n"},
      {"f.json",
       R"([{"編號":"7","問題":"走失怎麼辦？","答案":"先通報。\n再找。","機關":"動保處","分類":"動物/走失","修改日":"2018-12-20","網址":"https://x.example/7","單位":"收容組"}])"},
      {"f.jsonl",
       R"({"編號":"7","問題":"走失怎麼辦？","答案":"先通報。\n再找。","機關":"動保處","分類":"動物/走失","修改日":"民國107年12月20日","網址":"https://x.example/7","單位":"收容組"})"
       "\n"},
      {"faq",
       R"([{"編號":"7","問題":"走失怎麼辦？","答案":"先通報。\n再找。","機關":"動保處","分類":"動物/走失","修改日":"20181220","網址":"https://x.example/7","單位":"收容組"}])"},
  }));
  test::TemporaryDirectory dir;
  test::CollectingSink sink;
  CAPTURE(name, content);
  const auto counts = read_faq(dir.write(name, content), dir.write("map.json", map), sink);
  REQUIRE(counts);
  CHECK(counts->documents == 1);
  REQUIRE(sink.documents.size() == 1);
  const Document& entry = sink.documents[0];
  CHECK((entry.kind == "faq" && entry.id == "7" && entry.title == "走失怎麼辦？" && entry.body == "先通報。\n再找。"));
  CHECK((entry.agency == "動保處" && entry.category == "動物/走失" && entry.modified == "2018-12-20" &&
         entry.url == "https://x.example/7"));
  CHECK(entry.facets == std::map<std::string, std::string>{{"unit", "收容組"}});
}

TEST_CASE("Without a map the columns are named as our fields, and what the file lacks stays empty", "[sources][faq]") {
  test::TemporaryDirectory dir;
  test::CollectingSink sink;
  REQUIRE(read_faq(dir.write("f.csv", "answer,id,question,views\n答,1,問,9\n"), "", sink));
  REQUIRE(sink.documents.size() == 1);
  CHECK((sink.documents[0].id == "1" && sink.documents[0].title == "問" && sink.documents[0].body == "答"));
  CHECK((sink.documents[0].agency.empty() && sink.documents[0].modified.empty() && sink.documents[0].facets.empty()));
}

TEST_CASE("Columns of another language are a translation", "[sources][faq]") {
  test::TemporaryDirectory dir;
  test::CollectingSink sink;
  const auto map = dir.write("m.json", R"({"id":"id","question":"q","answer":"a","question:en":"q en","answer:en":"a en","question:vi":"q vi"})");
  REQUIRE(read_faq(dir.write("f.csv", "id,q,a,q en,a en,q vi\n1,問,答,Why?,So.,Sao?\n2,問,答,,,\n"), map, sink));
  REQUIRE(sink.documents.size() == 2);
  auto translations = sink.documents[0].translations;
  std::sort(translations.begin(), translations.end(), [](const auto& a, const auto& b) { return a.language < b.language; });
  CHECK(translations == std::vector<DocumentTranslation>{{"en", "Why?", "So."}, {"vi", "Sao?", ""}});
  CHECK(sink.documents[0].facets.empty());
  CHECK(sink.documents[1].translations.empty());
}

TEST_CASE("A fault in an entry is reported with its row and column", "[sources][faq]") {
  auto [rows, row, column] = GENERATE(table<std::string, std::size_t, std::string>({
      {"1,問,答,\n2,,答,\n", 3, "q"},
      {"1,問,答,\n2,問,　,\n", 3, "a"},
      {"1,問,答,\n,問,答,\n", 3, "id"},
      {"1,問,答,昨天\n", 2, "date"},
      {"1,問,答,20230230\n", 2, "date"},
      {"1,問,答,\n1,問,答,\n", 3, "id"},
  }));
  test::TemporaryDirectory dir;
  test::CollectingSink sink;
  const auto path = dir.write("f.csv", "id,q,a,date\n" + rows);
  const auto outcome =
      read_faq(path, dir.write("m.json", R"({"id":"id","question":"q","answer":"a","modified":"date"})"), sink);
  CAPTURE(rows);
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().code() == Errc::bad_value);
  CHECK(outcome.error().where().row == row);
  CHECK(outcome.error().where().column == column);
  CHECK(outcome.error().where().file == path);
}

TEST_CASE("A map that does not fit is refused", "[sources][faq]") {
  auto [text, code, column] = GENERATE(table<std::string, Errc, std::string>({
      {R"({"id":"id","question":"q"})", Errc::missing_column, "answer"},
      {R"({"id":"id","question":"q","answer":"回答"})", Errc::missing_column, "回答"},
      {R"({"id":"id","question":"q","answer":"a","unit":"單位"})", Errc::missing_column, "單位"},
      {R"({"id":"id","question":["q"],"answer":"a"})", Errc::bad_structure, "question"},
      {R"(["id"])", Errc::bad_structure, ""},
      {R"({"id":)", Errc::bad_structure, ""},
  }));
  test::TemporaryDirectory dir;
  test::CollectingSink sink;
  const auto outcome = read_faq(dir.write("f.csv", "id,q,a\n1,問,答\n"), dir.write("m.json", text), sink);
  CAPTURE(text);
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().code() == code);
  CHECK(outcome.error().where().column == column);
  CHECK(sink.documents.empty());
}

TEST_CASE("A file without our columns and a missing file are refused", "[sources][faq]") {
  test::TemporaryDirectory dir;
  test::CollectingSink sink;
  CHECK(read_faq(dir.write("f.csv", "a,b\n1,2\n"), "", sink).error().code() == Errc::missing_column);
  CHECK(read_faq((dir.path() / "none.csv").string(), "", sink).error().code() == Errc::not_found);
  CHECK_FALSE(read_faq(dir.write("f.csv", "id,question,answer\n1,2,3\n"), (dir.path() / "none.json").string(), sink));
}
