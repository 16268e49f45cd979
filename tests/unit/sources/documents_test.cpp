#include <opendata/search/sources.hpp>

#include "support/catch.hpp"
#include "support/collecting_sink.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using namespace opendata::search;

TEST_CASE("Generic documents keep their id and kind, and further keys become facets", "[sources][documents]") {
  test::TemporaryDirectory dir;
  test::CollectingSink sink;
  const auto counts = read_documents(
      dir.write(
          "d.jsonl",
          "\xEF\xBB\xBF"
          R"({"id":"p-1","kind":"page","title":"服務時間","body":"週一至週五","agency":"區公所",)"
          R"("category":"服務/時間","modified":"113/05/06","url":"/p/1","unit":"秘書室","floor":3,"tags":["a"],"note":null})"
          "\r\n\n   \n"
          R"({"id":"p-2","kind":"page","title":"","body":""})"
          "\n"
          R"({"id":"p-3","kind":"news","body":"只有內文"})"),
      sink);
  REQUIRE(counts);
  CHECK((counts->documents == 2 && counts->skipped == 1));
  REQUIRE(sink.documents.size() == 2);
  const Document& page = sink.documents[0];
  CHECK((page.id == "p-1" && page.kind == "page" && page.title == "服務時間" && page.body == "週一至週五"));
  CHECK(
      (page.agency == "區公所" && page.category == "服務/時間" && page.modified == "2024-05-06" && page.url == "/p/1"));
  CHECK(page.facets == std::map<std::string, std::string>{{"unit", "秘書室"}, {"floor", "3"}});
  CHECK(sink.documents[1].id == "p-3");
}

TEST_CASE("A document that cannot be read says its line and key", "[sources][documents]") {
  auto [line, code, key] = GENERATE(table<std::string, Errc, std::string>({
      {R"({"kind":"page","title":"x"})", Errc::bad_value, "id"},
      {R"({"id":"a","title":"x"})", Errc::bad_value, "kind"},
      {R"({"id":7,"kind":"page","title":"x"})", Errc::bad_value, "id"},
      {R"({"id":"a","kind":"page","title":["x"]})", Errc::bad_value, "title"},
      {R"({"id":"a","kind":"page","title":"x","modified":"昨天"})", Errc::bad_value, "modified"},
      {R"({"id":"ok","kind":"page","title":"x"})", Errc::bad_value, "id"},
      {R"({"id":"a")", Errc::bad_structure, ""},
      {R"(["id"])", Errc::bad_structure, ""},
      {"{\"id\":\"\xff\"}", Errc::bad_encoding, ""},
  }));
  test::TemporaryDirectory dir;
  test::CollectingSink sink;
  const auto path = dir.write("d.jsonl", R"({"id":"ok","kind":"page","title":"x"})"
                                         "\n\n" +
                                             line + "\n");
  const auto outcome = read_documents(path, sink);
  CAPTURE(line);
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().code() == code);
  CHECK(outcome.error().where().row == 3);
  CHECK(outcome.error().where().column == key);
  CHECK(outcome.error().where().file == path);
}

TEST_CASE("A line beyond the limit and a missing file are refused", "[sources][documents]") {
  test::TemporaryDirectory dir;
  test::CollectingSink sink;
  const auto too_long = read_documents(
      dir.write("d.jsonl", R"({"id":"a","kind":"page","body":")" + std::string(17U << 20U, 'x') + "\"}"), sink);
  REQUIRE_FALSE(too_long);
  CHECK(too_long.error().code() == Errc::limit_exceeded);
  const auto missing = read_documents((dir.path() / "none").string(), sink);
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code() == Errc::not_found);
}
