#include <opendata/json.hpp>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;

TEST_CASE("A value knows its line, its keys and every digit of a number", "[core][json]") {
  const auto value =
      json::parse("{\n \"a\": 12345678901234567890,\n \"b\": [true, null, \"臺\"]\n}", json::Dialect::strict);
  REQUIRE(value);
  CHECK(value->find("a")->text() == "12345678901234567890");
  CHECK(value->find("a")->line() == 2);
  CHECK_FALSE(value->find("a")->integer());
  CHECK(value->find("b")->items().at(2).text() == "臺");
  CHECK(value->find("c") == nullptr);
}

TEST_CASE("Comments and trailing commas are for people's files only", "[core][json]") {
  const std::string text = "{ // why\n \"a\": 1, /* more */ }";
  CHECK(json::parse(text, json::Dialect::with_comments));
  CHECK_FALSE(json::parse(text, json::Dialect::strict));
}

TEST_CASE("What is not one well-formed document is refused with its line", "[core][json]") {
  auto [text, code, line] = GENERATE(table<std::string, Errc, std::size_t>({
      {"{\"a\":1,\n\"a\":2}", Errc::bad_structure, 2},
      {"{\"a\":\n nope}", Errc::bad_structure, 2},
      {"\"\xff\"", Errc::bad_encoding, 1},
      {std::string(100, '['), Errc::limit_exceeded, 1},
      {"[1] [2]", Errc::bad_structure, 1},
      {std::string("[1]\0x", 5), Errc::bad_structure, 1},
      {"", Errc::bad_structure, 1},
  }));
  const auto value = json::parse(text, json::Dialect::strict, "p.json");
  CAPTURE(text);
  REQUIRE_FALSE(value);
  CHECK(value.error().code() == code);
  CHECK(value.error().where().row == line);
  CHECK(value.error().where().file == "p.json");
}

namespace {
struct Collect final : json::ElementVisitor {
  std::vector<std::string> ids;
  Result<void> visit(json::Value&& element) override {
    ids.push_back(element.text_of("id"));
    if (ids.back() == "stop") return failure(Errc::bad_value, {"stopped", "停止"});
    return {};
  }
};
}  // namespace

TEST_CASE("The elements of a large array come one by one", "[core][json]") {
  test::TemporaryDirectory dir;
  auto [text, key, count] = GENERATE(table<std::string, std::string, std::size_t>({
      {R"([{"id":"a"},{"id":"b"}])", "", 2},
      {R"({"UpdateDate":"x","Laws":[{"id":"a","x":[1,[2]]},{"id":"b"}],"z":[3]})", "Laws", 2},
      {"\xEF\xBB\xBF[]", "", 0},
  }));
  Collect seen;
  CAPTURE(text);
  REQUIRE(json::for_each_element(dir.write("a.json", text), key, seen));
  CHECK(seen.ids.size() == count);
}

TEST_CASE("A missing array, a cut file and a visitor's error are reported", "[core][json]") {
  test::TemporaryDirectory dir;
  auto [text, key, code] = GENERATE(table<std::string, std::string, Errc>({
      {R"({"a":1})", "Laws", Errc::bad_structure},
      {R"([{"id":"a"},{"id")", "", Errc::bad_structure},
      {R"([{"id":"stop"},{"id":"b"}])", "", Errc::bad_value},
  }));
  Collect seen;
  const auto outcome = json::for_each_element(dir.write("a.json", text), key, seen);
  CAPTURE(text);
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().code() == code);
}

TEST_CASE("One long text in an element stops at the limit of bytes, not after it was gathered", "[core][json]") {
  test::TemporaryDirectory dir;
  const std::string long_text(100'000, 'x');
  const std::string digits = "0." + std::string(100'000, '7');
  auto document = GENERATE_COPY(R"([{"id":")" + long_text + R"("}])", R"([{"n":)" + digits + "}]",
                                R"([{")" + long_text + R"(":1}])", R"({")" + long_text + R"(":1,"Laws":[]})");
  Collect seen;
  const auto outcome = json::for_each_element(dir.write("a.json", document), document[0] == '[' ? "" : "Laws", seen,
                                              {.bytes = 1000, .depth = 8});
  CAPTURE(document.substr(0, 20));
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().code() == Errc::limit_exceeded);
}

TEST_CASE("The limit of bytes is that of one element, so many elements and much text outside the array may pass",
          "[core][json]") {
  test::TemporaryDirectory dir;
  std::string before = "{", array = "\"Laws\":[";
  for (int i = 0; i < 1000; ++i) before += "\"k" + std::to_string(i) + "\":[1,2,3],";
  for (int i = 0; i < 1000; ++i) array += R"({"id":"a)" + std::to_string(i) + R"("},)";
  array.back() = ']';
  Collect seen;
  REQUIRE(json::for_each_element(dir.write("a.json", before + array + "}"), "Laws", seen, {.bytes = 1000, .depth = 8}));
  CHECK(seen.ids.size() == 1000);
}
