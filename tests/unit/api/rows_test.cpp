#include <sqlite3.h>

#include "rows/database.hpp"
#include "rows/row_store.hpp"
#include "support/catch.hpp"
#include "unit/api/site_fixture.hpp"

using test::at;
using test::site;

namespace {

const std::string rows = "/api/v1/datasets/animal-cases/rows";

/// The "_id"s of an answer, joined.
std::string ids(const opendata::json::Value& body) {
  std::string out;
  const auto* list = body.find("rows");
  for (std::size_t i = 0; list != nullptr && i < list->items().size(); ++i) out += at(list->items()[i], "_id");
  return out;
}

}  // namespace

TEST_CASE("Filters select by type, and nothing but what they say", "[api][rows]") {
  auto [filter, expected] = GENERATE(table<std::string, std::string>({
      {"", "12345"},
      {"district:eq:三民區", "135"},
      {"district:ne:三民區", "24"},
      {"district:in:左營區,鳳山區", "24"},
      {"district:prefix:三", "135"},
      {"received:ge:2024-02-01", "34"},
      {"received:range:2024-01-06..2024-02-01", "23"},
      {"received:prefix:2024-01", "12"},
      {"received:eq:", "5"},
      {"received:ne:", "1234"},
      {"weight:gt:9", "125"},
      {"weight:eq:9.5", "15"},
      {"weight:lt:10", "145"},
      {"weight:eq:", "3"},
      {"animals:le:2", "12"},
      {"animals:in:1,3", "13"},
      {"animals:eq:9007199254740993", "4"},
      {"closed:eq:true", "135"},
      {"district:eq:三民區;received:ge:2024-01-06", "3"},
      {R"(note:eq:a\;b\,c..d:e\\f)", "5"},
      {R"(note:in:a\;b\,c..d:e\\f,狗一隻)", "15"},
      {"note:eq:", "34"},
      {"note:ne:", "125"},
      {"note:eq:<b>\"貓\"</b>", "2"},
      {"district:eq:' OR 1=1 --", ""},
      {"district:eq:三民區' UNION SELECT * FROM sqlite_master --", ""},
      {"district:prefix:%", ""},
      {"case_no:eq:1", ""},
  }));
  CAPTURE(filter);
  const auto response = site().get(rows + "?filter=" + filter);
  REQUIRE(response.status == 200);
  const auto body = test::json_of(response);
  CHECK(ids(body) == expected);
  CHECK(at(body, "total") == std::to_string(expected.size()));
}

TEST_CASE("A filter that cannot mean anything is refused, not guessed", "[api][rows]") {
  auto [filter, problem] = GENERATE(table<std::string, std::string>({
      {"district", "invalid-parameter"},
      {"district:eq", "invalid-parameter"},
      {"district:like:三", "invalid-parameter"},
      {"nope:eq:1", "unknown-field"},
      {"_id:eq:1", "unknown-field"},
      {"\"district\":eq:1", "unknown-field"},
      {"district) OR (1:eq:1", "unknown-field"},
      {"animals:eq:abc", "invalid-parameter"},
      {"animals:eq:1.5", "invalid-parameter"},
      {"animals:eq:99999999999999999999", "invalid-parameter"},
      {"weight:gt:heavy", "invalid-parameter"},
      {"received:ge:2024-13-01", "invalid-parameter"},
      {"received:range:2024-01-01", "invalid-parameter"},
      {"received:lt:", "invalid-parameter"},
      {"closed:eq:yes", "invalid-parameter"},
      {"animals:prefix:1", "invalid-parameter"},
      {"district:eq:a;", "invalid-parameter"},
  }));
  CAPTURE(filter);
  const auto response = site().get(rows + "?filter=" + filter);
  CHECK(response.status == 400);
  CHECK(at(test::json_of(response), "type") == "/problems/" + problem);
}

TEST_CASE("A value of the wrong form is told with its field, which is no value to use instead", "[api][rows]") {
  const auto response = site().get(rows + "?filter=animals:eq:abc", {{"accept-language", "en"}});
  const auto problem = test::json_of(response);
  CHECK(at(problem, "detail") == "animals: the value must be a whole number such as 12 or -3");
  CHECK(at(problem, "errors.0.parameter") == "filter");
  CHECK(at(problem, "errors.0.detail") == "the value must be a whole number such as 12 or -3");
}

TEST_CASE("A name that is unknown is told beside the parameter where it stood", "[api][rows]") {
  const auto [query, name] = GENERATE(table<std::string, std::string>({{"?filter=nope:eq:1", "nope"}, {"?sort=-nope", "nope"}, {"?nope=1", "nope"}}));
  CAPTURE(query);
  CHECK(at(test::json_of(site().get(rows + query)), "errors.0.detail") == name);
}

TEST_CASE("Sorting follows the type; missing values come first, ties by row number", "[api][rows]") {
  auto [sort, expected] = GENERATE(table<std::string, std::string>({{"received", "51234"},
                                                                    {"-received", "43215"},
                                                                    {"weight", "34152"},
                                                                    {"-weight", "25143"},
                                                                    {"district,-received", "31524"},
                                                                    {"closed,animals", "24513"},
                                                                    {"-animals", "43215"}}));
  CAPTURE(sort);
  CHECK(ids(test::json_of(site().get(rows + "?sort=" + sort))) == expected);
}

TEST_CASE("The pages of every order, put together, are the whole answer", "[api][rows]") {
  const auto* sort = GENERATE("", "received", "-received", "weight", "-weight", "district,-received",
                              "-district,weight", "closed,-animals,note");
  const auto* limit = GENERATE("1", "2", "3");
  CAPTURE(sort, limit);
  const auto whole = ids(test::json_of(site().get(rows + "?sort=" + sort)));
  std::string together, target = rows + "?limit=" + limit + "&sort=" + sort;
  for (int page = 0; page < 10 && target != "null"; ++page) {
    const auto response = site().get(target);
    REQUIRE(response.status == 200);
    const auto body = test::json_of(response);
    together += ids(body);
    const auto next = at(body, "next");
    CHECK((next == "null") == (test::header(response, "Link").find("rel=\"next\"") == std::string::npos));
    const auto cursor = next.find("cursor=");
    target = next == "null" ? next : rows + "?limit=" + limit + "&sort=" + sort + "&" + next.substr(cursor);
  }
  CHECK(together == whole);
}

TEST_CASE("A cursor belongs to its query", "[api][rows]") {
  const auto body = test::json_of(site().get(rows + "?limit=1"));
  const auto next = at(body, "next");
  const auto cursor = next.substr(next.find("cursor=") + 7);
  CHECK(site().get(rows + "?limit=1&cursor=" + cursor).status == 200);
  CHECK(site().get(rows + "?limit=1&sort=district&cursor=" + cursor).status == 400);
  CHECK(site().get(rows + "?limit=1&cursor=" + cursor + "AAAA").status == 400);
}

TEST_CASE("A row's values keep their types, and numbers beyond a double their digits", "[api][rows]") {
  const auto body = site().get(rows + "?filter=case_no:eq:004").body;
  CHECK(
      body.find(
          R"("rows":[{"_id":4,"case_no":"004","district":"鳳山區","received":"2024-03-01","weight":0.5,"animals":"9007199254740993","closed":false,"note":""}])") !=
      std::string::npos);
  const auto one = test::json_of(site().get(rows + "/3"));
  CHECK(at(one, "row.weight") == "null");
  CHECK(at(one, "row.closed") == "true");
}

TEST_CASE("Only the fields asked for come, in the order asked", "[api][rows]") {
  CHECK(site()
            .get(rows + "?fields=received,district&limit=1")
            .body.find(R"([{"_id":1,"received":"2024-01-05","district":"三民區"}])") != std::string::npos);
  CHECK(at(test::json_of(site().get(rows + "?include_total=false")), "total") == "(none)");
}

TEST_CASE("A query that takes too long is stopped and says what helps", "[api][rows]") {
  test::TemporaryDirectory directory;
  const auto path = directory.path() / "rows.sqlite";
  sqlite3* db = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
  const char* sql =
      "CREATE TABLE rows (_id INTEGER PRIMARY KEY, name TEXT);"
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < 50000) INSERT INTO rows SELECT i, "
      "hex(randomblob(8)) FROM n";
  REQUIRE(sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(db);
  opendata::Schema schema;
  schema.fields.emplace_back().name = "name";
  const auto store = opendata::api::RowStore::open(path, schema);
  REQUIRE(store);
  opendata::api::RowsQuery query;
  query.fields = {0};
  query.sort = {{0, opendata::api::Direction::descending}};
  const auto late = store->page(query, std::chrono::milliseconds(0));
  REQUIRE_FALSE(late);
  CHECK(late.error().kind == opendata::api::ProblemKind::query_deadline);
  CHECK(opendata::api::status_of(late.error().kind) == 503);
  const auto in_time = store->page(query, std::chrono::seconds(60));
  REQUIRE(in_time);
  CHECK(in_time->rows.size() == 100);
}

TEST_CASE("A connection to rows can do nothing but read its own table", "[api][rows]") {
  const auto id = site().releases().front();
  const auto database = opendata::api::Database::open((site().release_directory(id) / "rows.sqlite").string());
  REQUIRE(database);
  const auto* sql =
      GENERATE("DELETE FROM rows", "CREATE TABLE x (a)", "ATTACH '/tmp/x' AS x", "PRAGMA writable_schema=1",
               "SELECT load_extension('x')", "SELECT randomblob(100000000)", "SELECT readfile('/etc/passwd')");
  CAPTURE(sql);
  const auto outcome = (*database)->run({sql, {}});
  CHECK_FALSE(outcome);
}
