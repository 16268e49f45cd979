#include <atomic>
#include <fstream>
#include <opendata/search/faq_store.hpp>
#include <opendata/sqlite.hpp>
#include <thread>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using namespace opendata::search::faq;

namespace {

Entry entry(const std::string& id, const std::string& answer = "答") {
  return {.id = id, .question = "問" + id, .answer = answer};
}

struct Sample {
  test::TemporaryDirectory dir;
  std::filesystem::path path = dir.path() / "faq.db";
  Store store = Store::open(path).value();

  Stored published(const std::string& id) {
    auto stored = store.save(entry(id), {.who = "甲"}).value();
    stored = store.move_to(id, State::in_review, {.who = "甲", .based_on = stored.revision}).value();
    return store.move_to(id, State::published, {.who = "乙", .based_on = stored.revision}).value();
  }
};

}  // namespace

TEST_CASE("An entry goes from draft over review to the public, and an edit leaves the public one until it is published", "[faq]") {
  Sample sample;
  CHECK_FALSE(sample.store.find_published("1"));
  const Stored first = sample.published("1");
  CHECK(first.published == 3);
  const Stored edited = sample.store.save(entry("1", "新"), {.who = "甲", .based_on = 3}).value();
  CHECK(edited.state == State::draft);
  CHECK(edited.published == 3);
  CHECK(sample.store.find_published("1")->entry.answer == "答");
  CHECK(sample.store.find("1")->entry.answer == "新");
  REQUIRE(sample.store.move_to("1", State::in_review, {.who = "甲", .based_on = 4}));
  REQUIRE(sample.store.move_to("1", State::published, {.who = "乙", .based_on = 5}));
  CHECK(sample.store.find_published("1")->entry.answer == "新");
  REQUIRE(sample.store.move_to("1", State::retired, {.who = "乙", .based_on = 6}));
  CHECK(sample.store.find_published("1").error().code() == Errc::not_found);
}

TEST_CASE("A store that must be there is not made: a mistyped path is an error", "[faq]") {
  const test::TemporaryDirectory dir;
  const auto path = dir.path() / "typo.db";
  const auto refused = Store::open_existing(path);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == Errc::not_found);
  CHECK(refused.error().where().file == path.string());
  CHECK_FALSE(std::filesystem::exists(path));
  REQUIRE(Store::open(path));
  CHECK(Store::open_existing(path));
  CHECK(Store::open_existing(dir.write("empty.db", "")).error().code() == Errc::corrupt);
}

TEST_CASE("Several programs may open a new store at once: one makes it", "[faq]") {
  for (int round = 0; round < 20; ++round) {
    const test::TemporaryDirectory dir;
    std::atomic<int> opened = 0, waiting = 6;
    std::vector<std::thread> programs;
    for (int i = 0; i < 6; ++i)
      programs.emplace_back([&] {
        for (--waiting; waiting > 0;) std::this_thread::yield();
        opened += Store::open(dir.path() / "faq.db").has_value() ? 1 : 0;
      });
    for (std::thread& program : programs) program.join();
    CHECK(opened == 6);
  }
}

TEST_CASE("A store of an earlier version gets what it lacks when it is needed, and reading adds nothing to it", "[faq]") {
  Sample sample;
  REQUIRE(sample.store.remember_read("1", {{"answer", "a"}}));
  {
    auto older = sqlite::Database::open(sample.path.string(), sqlite::Database::Access::write).value();
    REQUIRE(older.execute("DROP TABLE read_cells"));
  }
  auto store = Store::open_existing(sample.path).value();
  CHECK(store.last_read("1")->empty());
  CHECK(store.visit(View::latest, {}, [](const Stored&) { return Result<void>(); }));
  const auto has_notes = [&] {
    const auto reader = sqlite::Database::open(sample.path.string(), sqlite::Database::Access::read).value();
    return reader.prepare("SELECT id FROM read_cells").has_value();
  };
  CHECK_FALSE(has_notes());
  REQUIRE(store.remember_read("1", {{"answer", "b"}}));
  CHECK(has_notes());
  CHECK(store.last_read("1").value() == ReadCells{{"answer", "b"}});
}

TEST_CASE("Steps that the workflow does not know are refused", "[faq]") {
  Sample sample;
  REQUIRE(sample.store.save(entry("1"), {.who = "甲"}));
  CHECK(sample.store.move_to("1", State::published, {.who = "甲", .based_on = 1}).error().code() == Errc::invalid_argument);
  CHECK(sample.store.move_to("2", State::in_review, {.who = "甲", .based_on = 1}).error().code() == Errc::not_found);
  CHECK(sample.store.save(entry("2"), {.who = ""}).error().code() == Errc::invalid_argument);
}

TEST_CASE("Of two editors the second gets a conflict and nothing is lost", "[faq]") {
  Sample sample;
  REQUIRE(sample.store.save(entry("1"), {.who = "甲"}));
  Store other = Store::open(sample.path).value();
  REQUIRE(other.save(entry("1", "乙的"), {.who = "乙", .based_on = 1}));
  const auto late = sample.store.save(entry("1", "甲的"), {.who = "甲", .based_on = 1});
  REQUIRE_FALSE(late);
  CHECK(late.error().code() == Errc::conflict);
  CHECK(is_outdated(late.error()));
  CHECK(sample.store.find("1")->entry.answer == "乙的");
  CHECK(sample.store.save(entry("1", "甲的"), {.who = "甲", .based_on = 0}).error().code() == Errc::conflict);
  CHECK(sample.store.history("1")->size() == 2);
}

TEST_CASE("A conflict says whether to merge or to wait, and what is not there is not found", "[faq]") {
  Sample sample;
  REQUIRE(sample.store.save(entry("1"), {.who = "甲"}));
  CHECK(is_outdated(sample.store.save(entry("1", "又"), {.who = "乙"}).error()));
  CHECK(is_outdated(sample.store.move_to("1", State::in_review, {.who = "乙", .based_on = 2}).error()));
  CHECK_FALSE(is_outdated(sample.store.save(entry("2"), {.who = ""}).error()));
  CHECK_FALSE(is_outdated({Errc::conflict, {"another program is writing to it; try again in a moment", ""}}));
  CHECK(sample.store.save(entry("2"), {.who = "乙", .based_on = 1}).error().code() == Errc::not_found);
}

TEST_CASE("The history says who changed what, when and why; saving the same again adds nothing", "[faq]") {
  Sample sample;
  REQUIRE(sample.store.save(entry("1"), {.who = "甲", .why = "新增"}));
  REQUIRE(sample.store.save(entry("1"), {.who = "乙", .based_on = 1}));
  REQUIRE(sample.store.save(entry("1", "新"), {.who = "乙", .why = "修法", .based_on = 1}));
  const auto history = sample.store.history("1").value();
  REQUIRE(history.size() == 2);
  CHECK(history[1].who == "乙");
  CHECK(history[1].why == "修法");
  CHECK(history[1].at.size() == 20);
  CHECK(history[0].entry.answer == "答");
  CHECK(sample.store.history("2").error().code() == Errc::not_found);
}

TEST_CASE("An index can follow: changes since a sequence, oldest first", "[faq]") {
  Sample sample;
  sample.published("1");
  REQUIRE(sample.store.save(entry("2"), {.who = "甲"}));
  const auto changes = sample.store.changes(1, 2).value();
  REQUIRE(changes.size() == 2);
  CHECK(changes[0].sequence == 2);
  CHECK(changes[1].state == State::published);
  CHECK(sample.store.changes(4, 10)->empty());
}

TEST_CASE("Lists are filtered by state, agency and day of review", "[faq]") {
  Sample sample;
  sample.published("2");
  Entry due = entry("1");
  due.review_due = "2026-01-01";
  due.agency = "動保處";
  REQUIRE(sample.store.save(due, {.who = "甲"}));
  const auto ids = [&](View view, const Filter& filter) {
    std::string out;
    REQUIRE(sample.store.visit(view, filter, [&](const Stored& stored) -> Result<void> {
      out += stored.entry.id;
      return {};
    }));
    return out;
  };
  CHECK(ids(View::latest, {}) == "12");
  CHECK(ids(View::published, {}) == "2");
  CHECK(ids(View::latest, {.state = State::draft}) == "1");
  CHECK(ids(View::latest, {.agency = "動保處"}) == "1");
  CHECK(ids(View::latest, {.due_before = "2026-01-02"}) == "1");
  CHECK(ids(View::latest, {.due_before = "2026-01-01"}).empty());
}

TEST_CASE("Changes made together are all there or none", "[faq]") {
  Sample sample;
  const auto failed = sample.store.together([&]() -> Result<void> {
    if (auto put = sample.store.put(entry("1"), State::published, {.who = "甲"}); !put) return failure(put.error());
    auto bad = sample.store.put(entry(""), State::published, {.who = "甲"});
    return bad ? Result<void>() : failure(bad.error());
  });
  CHECK(failed.error().code() == Errc::bad_value);
  CHECK_FALSE(sample.store.find("1"));
}

TEST_CASE("A damaged store is refused with the newest good backup, which can be put in its place", "[faq]") {
  Sample sample;
  sample.published("1");
  const auto backup = sample.store.back_up(3).value();
  CHECK(list_backups(sample.path) == std::vector{backup});
  sample.store = Store::open(sample.dir.path() / "other.db").value();
  std::filesystem::remove(sample.path.string() + "-wal");
  {
    std::fstream file(sample.path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(0);
    file << std::string(8'192, 'x');
  }
  const auto refused = Store::open(sample.path);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == Errc::corrupt);
  CHECK(refused.error().where().file == backup.string());
  REQUIRE(restore_backup(sample.path, backup));
  CHECK(Store::open(sample.path)->find_published("1")->entry.question == "問1");
  CHECK(std::filesystem::exists(sample.path.string() + ".damaged"));
}

TEST_CASE("A store that was open while a backup took its place changes nothing any more, for it would be lost", "[faq]") {
  Sample sample;
  sample.published("1");
  const auto backup = sample.store.back_up(3).value();
  CHECK_FALSE(sample.store.is_replaced());
  REQUIRE(restore_backup(sample.path, backup));
  CHECK(sample.store.is_replaced());
  const auto refused = sample.store.put(entry("2"), State::published, {.who = "甲"});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == Errc::conflict);
  CHECK(refused.error().where().file == sample.path.string());
  sample.store = Store::open(sample.path).value();
  CHECK_FALSE(sample.store.is_replaced());
  CHECK(sample.store.put(entry("2"), State::published, {.who = "甲"}));
}

TEST_CASE("A file that is something else is no store", "[faq]") {
  test::TemporaryDirectory dir;
  CHECK(Store::open(dir.write("a.txt", "hello, this is no database at all")).error().code() == Errc::corrupt);
  CHECK(Store::open(dir.path() / "none" / "faq.db").error().code() == Errc::io_failure);
}

TEST_CASE("A difference is shown line by line", "[faq]") {
  CHECK(diff_lines("a\nb\nc", "a\nc\nd") == "  a\n- b\n  c\n+ d\n");
  CHECK(diff_lines("", "a") == "+ a\n");
  CHECK(diff_lines("a", "a") == "  a\n");
}
