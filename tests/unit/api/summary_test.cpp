#include <sqlite3.h>

#include <atomic>
#include <thread>

#include "rows/kept_answers.hpp"
#include "rows/row_store.hpp"
#include "support/catch.hpp"
#include "support/near.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using namespace opendata::api;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds long_enough{10'000};

Field field(const char* name, FieldType type) {
  Field out;
  out.name = name;
  out.title = {name, ""};
  out.type = type;
  return out;
}

Schema schema() {
  return {{field("kind", FieldType::string), field("day", FieldType::date), field("x", FieldType::decimal),
           field("y", FieldType::decimal), field("text", FieldType::string)}};
}

/// `rows` rows: seven kinds, one missing; a day each of 2023 and 2024; places on a grid; a text of its own each.
RowStore store_of(const test::TemporaryDirectory& directory, int rows) {
  const auto path = directory.path() / "rows.sqlite";
  sqlite3* db = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
  const std::string sql =
      "CREATE TABLE \"rows\" (\"_id\" INTEGER PRIMARY KEY, \"kind\" TEXT, \"day\" TEXT, \"x\" TEXT, \"y\" TEXT, "
      "\"text\" TEXT);"
      "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < " +
      std::to_string(rows) +
      ")"
      "INSERT INTO \"rows\" SELECT i + 1, CASE i % 8 WHEN 7 THEN NULL ELSE 'k' || (i % 8) END, date('2023-01-01', (i % "
      "730) || ' days'),"
      "CASE WHEN i % 10 = 9 THEN NULL ELSE printf('%.2f', 120 + (i % 5) * 0.1) END, printf('%.2f', 22 + (i % 3) * "
      "0.1), 'text ' || i FROM n;"
      "CREATE INDEX \"rows_kind\" ON \"rows\" (\"kind\"); CREATE INDEX \"rows_day\" ON \"rows\" (\"day\"); ANALYZE;";
  REQUIRE(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(db);
  auto store = RowStore::open(path, schema());
  REQUIRE(store.has_value());
  return std::move(*store);
}

std::uint64_t sum(const Tally& tally) {
  std::uint64_t rows = 0;
  for (const auto& count : tally.counts) rows += count.rows;
  return rows;
}

}  // namespace

TEST_CASE("A tally counts every row once, by value with missing first", "[api][summary]") {
  const test::TemporaryDirectory directory;
  const auto store = store_of(directory, 800);
  const auto tally = store.tally({{}, 0}, long_enough);
  REQUIRE(tally.has_value());
  REQUIRE((*tally)->counts.size() == 8);
  CHECK((*tally)->counts[0].value == std::nullopt);
  CHECK((*tally)->counts[1].value == "k0");
  for (const auto& count : (*tally)->counts) CHECK(count.rows == 100);
  CHECK(sum(**store.tally({{{0, Operator::eq, {"k3"}}}, 1, Grain::year}, long_enough)) == 100);
}

TEST_CASE("A date is tallied by day, month or year", "[api][summary]") {
  const test::TemporaryDirectory directory;
  const auto store = store_of(directory, 730);
  auto [grain, values, first] = GENERATE(table<Grain, std::size_t, std::string>(
      {{Grain::year, 2, "2023"}, {Grain::month, 24, "2023-01"}, {Grain::day, 730, "2023-01-01"}}));
  const auto tally = store.tally({{}, 1, grain, 1000}, long_enough);
  REQUIRE(tally.has_value());
  CHECK((*tally)->counts.size() == values);
  CHECK((*tally)->counts[0].value == first);
  CHECK(sum(**tally) == 730);
}

TEST_CASE("A field of too many different values, or of long texts, is no category and gives no counts",
          "[api][summary]") {
  const test::TemporaryDirectory directory;
  const auto store = store_of(directory, 1000);
  const auto tally = store.tally({{}, 4}, long_enough);
  REQUIRE(tally.has_value());
  CHECK_FALSE((*tally)->is_category);
  CHECK((*tally)->counts.empty());
  CHECK((*store.tally({{}, 0, Grain::value, 8}, long_enough))->is_category);
  CHECK_FALSE((*store.tally({{}, 0, Grain::value, 7}, long_enough))->is_category);
}

TEST_CASE("The density of rows counts every row that has a place, in few squares", "[api][summary]") {
  const test::TemporaryDirectory directory;
  const auto store = store_of(directory, 3000);
  const auto density = store.density({{}, 2, 3}, long_enough);
  REQUIRE(density.has_value());
  CHECK((*density)->rows == 2700);
  CHECK((*density)->squares.size() == 15);
  std::uint64_t rows = 0;
  for (const auto& square : (*density)->squares) {
    rows += square.rows;
    CHECK((square.x > 119.99 && square.x < 120.41 && square.y > 21.99 && square.y < 22.21));
  }
  CHECK(rows == 2700);
  const auto one = store.density({{{0, Operator::eq, {"nothing"}}}, 2, 3}, long_enough);
  CHECK((*one)->squares.empty());
}

TEST_CASE("What lies outside of the bounds has no place", "[api][summary]") {
  const test::TemporaryDirectory directory;
  const auto store = store_of(directory, 3000);
  const auto density = store.density({{}, 2, 3, 0, Bounds{120.05, 22.05, 121, 23}}, long_enough);
  REQUIRE(density.has_value());
  CHECK((*density)->squares.size() == 8);
  CHECK((*density)->extent.west == test::near(120.1));
  CHECK((*density)->rows == 1400);
  CHECK((*store.density({{}, 2, 3, 0, Bounds{10, 10, 11, 11}}, long_enough))->rows == 0);
}

TEST_CASE("A raster is no finer than the squares that the data have", "[api][summary]") {
  const test::TemporaryDirectory directory;
  const auto store = store_of(directory, 3000);
  const auto density = store.density({{}, 2, 3, 0.1}, long_enough);
  REQUIRE(density.has_value());
  CHECK((*density)->extent.step == test::near(0.1));
  CHECK((*density)->extent.west == test::near(119.95));
  CHECK((*density)->squares.size() == 15);
}

TEST_CASE("Answers are kept, and a question that took its whole time is not asked again with no more",
          "[api][summary]") {
  KeptAnswers<int> kept;
  int asked = 0;
  const auto ask = [&](Outcome<std::shared_ptr<const int>> answer) {
    return [&asked, answer] { return ++asked, answer; };
  };
  const auto seven = std::make_shared<const int>(7);
  CHECK(**kept.get("a", milliseconds(10), ask(seven)) == 7);
  CHECK(**kept.get("a", milliseconds(10), ask(std::make_shared<const int>(8))) == 7);
  CHECK(asked == 1);
  const Outcome<std::shared_ptr<const int>> late = refuse(deadline_problem()), lost = refuse(unreadable_problem());
  CHECK_FALSE(kept.get("b", milliseconds(10), ask(late)).has_value());
  CHECK_FALSE(kept.get("b", milliseconds(10), ask(seven)).has_value());
  CHECK(asked == 2);
  CHECK(kept.get("b", milliseconds(20), ask(seven)).has_value());
  CHECK_FALSE(kept.get("c", milliseconds(10), ask(lost)).has_value());
  CHECK(kept.get("c", milliseconds(10), ask(seven)).has_value());
}

TEST_CASE("No more answers are kept than the limit", "[api][summary]") {
  KeptAnswers<int> kept;
  int asked = 0;
  for (std::size_t round = 0; round < 2; ++round)
    for (std::size_t i = 0; i <= KeptAnswers<int>::most; ++i)
      (void)kept.get(std::to_string(i), milliseconds(1),
                     [&] { return ++asked, Outcome<std::shared_ptr<const int>>(std::make_shared<const int>(1)); });
  CHECK(asked > static_cast<int>(KeptAnswers<int>::most) + 1);
}

TEST_CASE("A tally stops at its deadline", "[api][summary]") {
  const test::TemporaryDirectory directory;
  const auto store = store_of(directory, 200'000);
  for (const auto limit : {milliseconds(0), milliseconds(1)}) {
    const auto tally = store.tally({{}, 4, Grain::month}, limit);
    REQUIRE_FALSE(tally.has_value());
    CHECK(tally.error().kind == ProblemKind::query_deadline);
  }
}

TEST_CASE("A question that many have at once is asked once, and all get the answer", "[api][summary]") {
  KeptAnswers<int> kept;
  std::atomic<int> asked = 0, answered = 0;
  const auto ask = [&] {
    ++asked;
    std::this_thread::sleep_for(milliseconds(50));
    return Outcome<std::shared_ptr<const int>>(std::make_shared<const int>(7));
  };
  std::vector<std::thread> readers;
  for (int i = 0; i < 8; ++i)
    readers.emplace_back([&] {
      if (const auto answer = kept.get("a", long_enough, ask); answer && **answer == 7) ++answered;
    });
  for (auto& reader : readers) reader.join();
  CHECK(asked == 1);
  CHECK(answered == 8);
}

TEST_CASE("Who waits for another one's answer waits no longer than the limit", "[api][summary]") {
  KeptAnswers<int> kept;
  std::atomic<bool> begun = false, end = false;
  std::thread slow([&] {
    (void)kept.get("a", long_enough, [&] {
      begun = true;
      while (!end) std::this_thread::yield();
      return Outcome<std::shared_ptr<const int>>(std::make_shared<const int>(7));
    });
  });
  while (!begun) std::this_thread::yield();
  int asked = 0;
  const auto refused = kept.get("a", milliseconds(5), [&] { return ++asked, Outcome<std::shared_ptr<const int>>(nullptr); });
  end = true;
  slow.join();
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().kind == ProblemKind::query_deadline);
  CHECK(asked == 0);
}

TEST_CASE("A question that never comes to an end rests for a minute, then for twice as long each time, up to half an hour",
          "[api][summary]") {
  using Answers = KeptAnswers<int>;
  static Answers::Clock::time_point now;
  now = Answers::Clock::now();
  Answers kept(Answers::most, [] { return now; });
  int asked = 0;
  const auto ask = [&] { return ++asked, Outcome<std::shared_ptr<const int>>(refuse(deadline_problem())); };
  for (const int rest : {1, 2, 4, 8, 16, 30, 30}) {
    const int before = asked;
    CHECK_FALSE(kept.get("a", milliseconds(10), ask).has_value());
    CHECK(asked == before + 1);
    now += std::chrono::minutes(rest) - std::chrono::seconds(1);
    CHECK_FALSE(kept.get("a", milliseconds(10), ask).has_value());
    CHECK(asked == before + 1);
    now += std::chrono::seconds(2);
  }
}

TEST_CASE("Without time left nothing is asked, and nothing is remembered", "[api][summary]") {
  KeptAnswers<int> kept;
  int asked = 0;
  const auto ask = [&] { return ++asked, Outcome<std::shared_ptr<const int>>(std::make_shared<const int>(7)); };
  CHECK_FALSE(kept.get("a", milliseconds(0), ask).has_value());
  CHECK(asked == 0);
  CHECK(kept.get("a", milliseconds(1), ask).has_value());
  CHECK(kept.get("a", milliseconds(0), ask).has_value());
}

TEST_CASE("Readers' filters do not drive out what is known of all rows", "[api][summary]") {
  const test::TemporaryDirectory directory;
  const auto store = store_of(directory, 800);
  const auto whole = *store.tally({{}, 0}, long_enough);
  const auto map = *store.density({{}, 2, 3}, long_enough);
  for (std::size_t i = 0; i < 2 * KeptAnswers<Tally>::most; ++i) {
    const Filter filter{{0, Operator::eq, {"no such value " + std::to_string(i)}}};
    REQUIRE(store.tally({filter, 0}, long_enough).has_value());
    REQUIRE(store.density({filter, 2, 3}, long_enough).has_value());
  }
  CHECK(*store.tally({{}, 0}, milliseconds(0)) == whole);
  CHECK(*store.density({{}, 2, 3}, milliseconds(0)) == map);
}
