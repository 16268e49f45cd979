#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <map>
#include <opendata/search/faq_files.hpp>
#include <opendata/search/faq_store.hpp>
#include <random>
#include <thread>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using namespace opendata::search::faq;

namespace {

namespace fs = std::filesystem;

constexpr std::size_t moments = 100;
constexpr unsigned longest_life_ms = 60;
constexpr int entries = 7;
constexpr unsigned most_seen_edits = 2 * entries;

/// What the editor says over the pipe when the store has taken a revision.
struct Acknowledged {
  std::uint32_t entry = 0;
  std::uint64_t revision = 0;
};

Entry edited(std::uint32_t number, std::uint64_t revision) {
  return {.id = std::to_string(number), .question = "問" + std::to_string(number), .answer = "第 " + std::to_string(revision) + " 版"};
}

/// Edits one entry after the other for as long as it lives.
[[noreturn]] void edit_for_ever(const fs::path& path, int acknowledge) {
  auto store = Store::open(path);
  if (!store) ::_exit(1);
  for (std::uint32_t i = 0;; ++i) {
    const std::uint32_t number = i % entries;
    const auto before = store->find(std::to_string(number));
    const std::uint64_t based_on = before ? before->revision : 0;
    const auto saved = store->save(edited(number, based_on + 1), {.who = "甲", .based_on = based_on});
    if (!saved) ::_exit(2);
    const Acknowledged said{number, saved->revision};
    if (::write(acknowledge, &said, sizeof said) != sizeof said) ::_exit(3);
  }
}

/// When an editor is killed: so long after so many edits were acknowledged; after none it may still be opening the store.
struct Moment {
  unsigned edits = 0;
  std::chrono::milliseconds later{0};
};

/// Lets an editor work until the moment, kills it and gives what it has acknowledged.
std::map<std::uint32_t, std::uint64_t> edit_and_kill(const fs::path& path, Moment moment) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    edit_for_ever(path, ends[1]);
  }
  ::close(ends[1]);
  std::map<std::uint32_t, std::uint64_t> newest;
  Acknowledged said;
  for (unsigned i = 0; i < moment.edits && ::read(ends[0], &said, sizeof said) == sizeof said; ++i) newest[said.entry] = said.revision;
  std::this_thread::sleep_for(moment.later);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(WIFSIGNALED(status));
  while (::read(ends[0], &said, sizeof said) == sizeof said) newest[said.entry] = said.revision;
  ::close(ends[0]);
  return newest;
}

/// Revisions 1, 2, 3 … of an entry, each as it was saved.
void check_history(const Store& store, std::uint32_t number, std::uint64_t at_least) {
  const auto history = store.history(std::to_string(number));
  REQUIRE(history);
  CHECK(history->size() >= at_least);
  for (std::size_t i = 0; i < history->size(); ++i) {
    if (history->at(i).revision == i + 1 && history->at(i).entry == edited(number, i + 1)) continue;
    FAIL("a revision is missing or mixed up");
  }
}

void spoil(const fs::path& path) {
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  const auto size = fs::file_size(path);
  for (std::uintmax_t at = 4'096; at < size; at += 512) {
    file.seekp(static_cast<std::streamoff>(at));
    file << "spoiled";
  }
}

}  // namespace

TEST_CASE("kill -9 at 100 random moments during edits loses nothing that was acknowledged", "[faq]") {
  const test::TemporaryDirectory directory;
  const fs::path path = directory.path() / "faq.db";
  REQUIRE(Store::open(path));
  std::mt19937 random(20260506);
  // Every other editor is killed after edits that were seen, so that no machine is too slow for there to be any.
  std::uniform_int_distribution<unsigned> life(1, longest_life_ms), seen(2, most_seen_edits);
  std::map<std::uint32_t, std::uint64_t> acknowledged;
  std::size_t edits = 0;
  for (std::size_t i = 0; i < moments; ++i) {
    const Moment moment{i % 2 == 0 ? 0 : seen(random), std::chrono::milliseconds(life(random))};
    for (const auto& [entry, revision] : edit_and_kill(path, moment)) acknowledged[entry] = revision;
    const auto store = Store::open(path);
    REQUIRE(store);
    for (const auto& [entry, revision] : acknowledged) CHECK(store->find(std::to_string(entry))->revision >= revision);
  }
  const auto store = Store::open(path);
  REQUIRE(store);
  for (const auto& [entry, revision] : acknowledged) {
    check_history(*store, entry, revision);
    edits += revision;
  }
  CHECK(acknowledged.size() == entries);
  CHECK(edits > moments);
}

TEST_CASE("Of two editors who save at once one gets a conflict, and no update is lost", "[faq]") {
  const test::TemporaryDirectory directory;
  const fs::path path = directory.path() / "faq.db";
  constexpr int rounds = 40;
  std::atomic<int> taken{0}, refused{0}, failed{0};
  REQUIRE(Store::open(path)->save(edited(1, 1), {.who = "甲"}));
  const auto editor = [&](const std::string& who) {
    auto store = Store::open(path).value();
    for (int i = 0; i < rounds;) {
      const auto before = store.find("1").value();
      auto next = before.entry;
      next.answer = who + std::to_string(i);
      const auto saved = store.save(next, {.who = who, .based_on = before.revision});
      if (saved) ++taken, ++i;
      else if (saved.error().code() == Errc::conflict) ++refused;
      else ++failed, ++i;
    }
  };
  std::thread first(editor, "甲"), second(editor, "乙");
  first.join();
  second.join();
  const auto history = Store::open(path)->history("1").value();
  CHECK(failed == 0);
  CHECK(taken == 2 * rounds);
  CHECK(history.size() == 1 + 2 * rounds);
  INFO("conflicts: " << refused);
}

TEST_CASE("A backup that is made during edits is a whole store of some moment, and can be put back", "[faq]") {
  const test::TemporaryDirectory directory;
  const fs::path path = directory.path() / "faq.db";
  auto store = Store::open(path).value();
  REQUIRE(store.save(edited(0, 1), {.who = "甲"}));
  std::atomic<bool> done{false};
  std::thread editor([&] {
    auto other = Store::open(path).value();
    while (!done) {
      const auto before = other.find("0").value();
      if (!other.save(edited(0, before.revision + 1), {.who = "甲", .based_on = before.revision})) return;
    }
  });
  std::vector<fs::path> backups;
  for (int i = 0; i < 3; ++i) {
    auto backup = store.back_up(10);
    REQUIRE(backup);
    backups.push_back(*backup);
    std::this_thread::sleep_for(std::chrono::milliseconds(1'100));  // backups are named by the second
  }
  done = true;
  editor.join();
  const auto live = store.find("0")->revision;
  for (const fs::path& backup : backups) {
    const auto copy = Store::open(backup);
    REQUIRE(copy);
    CHECK(copy->find("0")->revision <= live);
    check_history(*copy, 0, 1);
  }

  SECTION("The backup takes the place of the store, and the old one stays beside it") {
    const auto expected = Store::open(backups.front())->find("0")->revision;
    REQUIRE(restore_backup(path, backups.front()));
    CHECK(Store::open(path)->find("0")->revision == expected);
    CHECK(Store::open(path.string() + ".damaged")->find("0")->revision == live);
  }
  SECTION("A damaged store is not opened, and the newest good backup is named") {
    store = Store::open(directory.path() / "other.db").value();  // lets go of the file
    spoil(path);
    const auto damaged = Store::open(path);
    REQUIRE_FALSE(damaged);
    CHECK(damaged.error().code() == Errc::corrupt);
    CHECK(damaged.error().where().file == backups.back().string());
    spoil(backups.back());
    CHECK(Store::open(path).error().where().file == backups[1].string());
    REQUIRE(restore_backup(path, backups[1]));
    CHECK(Store::open(path)->find("0"));
    CHECK(restore_backup(path, backups.back()).error().code() == Errc::corrupt);
  }
}
