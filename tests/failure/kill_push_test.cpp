#include <chrono>
#include <random>
#include <thread>

#include "support/catch.hpp"
#include "support/child_process.hpp"
#include "support/fake_ckan.hpp"
#include "support/fake_dgtw.hpp"
#include "support/postgresql_server.hpp"
#include "support/pushable.hpp"

using namespace opendata;
using Clock = std::chrono::steady_clock;

namespace {

/// A source large enough that a push takes a while.
std::string source(int version) {
  std::string out = test::small_source.substr(0, test::small_source.find('\n') + 1);
  for (int row = 0; row < 6000; ++row)
    out += std::to_string(row) + ",東區,2024-05-06,12,0.5,true,第 " + std::to_string(version) + " 版,a\r\n";
  return out;
}

std::vector<std::string> command(const test::TemporaryDirectory& directory, std::vector<std::string> target) {
  const auto token = directory.write("token", test::FakePlatform::key);
  std::filesystem::permissions(token, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  std::vector<std::string> all{OPENDATA_PUSH, std::move(target[0]),
                               "--catalog",   (directory.path() / "catalog").string(),
                               "--state",     (directory.path() / "state").string()};
  all.insert(all.end(), target.begin() + 1, target.end());
  if (target.size() > 1 && target[1] == "--url") {
    for (const char* more : {"--token-file", token.c_str(), "--insecure-http", "--rate", "0"}) all.emplace_back(more);
  }
  return all;
}

/// Kills pushes of ever new releases at moments drawn from the time that a whole one takes, and lets each be completed
/// by a second run; `check` looks at the far end then, and `look` after each kill.
template <class Look, class Check>
void kill_often(const test::TemporaryDirectory& directory, const std::vector<std::string>& push, int times, Look look,
                Check check) {
  test::publish_pushable(directory, source(0));
  const auto begin = Clock::now();
  REQUIRE(test::ChildProcess(push).wait() == 0);
  const auto duration = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin).count();
  std::mt19937 random(20260101);
  int killed = 0;
  for (int version = 1; version <= times; ++version) {
    CAPTURE(version);
    const Release release = test::publish_pushable(directory, source(version));
    test::ChildProcess child(push);
    std::this_thread::sleep_for(std::chrono::microseconds(std::uniform_int_distribution<long>(0, duration)(random)));
    killed += child.kill() ? 1 : 0;
    look();
    REQUIRE(test::ChildProcess(push).wait() == 0);
    check(release);
  }
  CHECK(killed >= times / 2);  // else the moments were chosen too late to mean anything
}

}  // namespace

TEST_CASE("A push to CKAN killed at any moment is completed by the next: one dataset, each file once",
          "[failure][push]") {
  const test::TemporaryDirectory directory;
  test::FakeCkan portal;
  const auto push = command(directory, {"ckan", "--url", portal.url(), "--organization", "city", "--datastore"});
  kill_often(
      directory, push, 12, [] {},
      [&](const Release& release) {
        REQUIRE(portal.packages.size() == 1);
        CHECK(portal.is_public());
        CHECK(portal.extra("opendata_release") == release.id);
        CHECK(portal.packages.begin()->second.resources.size() == 4);
        for (const char* file : {"small-cases.csv", "small-cases.json", "small-cases.jsonl", "small-cases.xml"}) {
          REQUIRE(portal.resource(file) != nullptr);
          CHECK(portal.resource(file)->data == test::read_text(release.directory / file));
        }
        REQUIRE(portal.tables.size() == 1);
        CHECK(portal.tables.begin()->second.size() == 6000);
      });
}

TEST_CASE("A first push to CKAN killed at any moment shows the public nothing until it is complete",
          "[failure][push]") {
  std::mt19937 random(7);
  for (int round = 0; round < 6; ++round) {
    const test::TemporaryDirectory directory;
    test::FakeCkan portal;
    const auto push = command(directory, {"ckan", "--url", portal.url(), "--organization", "city"});
    const Release release = test::publish_pushable(directory, source(round));
    for (int times = 0; times < 3; ++times) {
      test::ChildProcess child(push);
      std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution<long>(0, 60)(random)));
      child.kill();
      if (portal.is_public()) CHECK(portal.packages.begin()->second.resources.size() == 4);
    }
    REQUIRE(test::ChildProcess(push).wait() == 0);
    CHECK(portal.is_public());
    CHECK(portal.packages.begin()->second.resources.size() == 4);
  }
}

TEST_CASE("A push to data.gov.tw killed at any moment leaves the old record or the new one", "[failure][push]") {
  const test::TemporaryDirectory directory;
  test::FakeDgtw platform;
  const auto push = command(directory, {"dgtw", "--url", platform.url(), "--data-provider", "city"});
  kill_often(
      directory, push, 12, [&] { CHECK(platform.records.size() == 1); },
      [&](const Release& /*release*/) { CHECK(platform.records.size() == 1); });
}

TEST_CASE("A mirror killed at any moment shows the old release or the new one, whole", "[failure][push]") {
  const test::TemporaryDirectory directory;
  const auto mirror = directory.path() / "mirror";
  const auto whole_current = [&] {
    const auto entry = read_catalog(mirror).value().at(0);
    const auto release = open_release(mirror, entry.dataset_id, entry.current);
    REQUIRE(release);
    CHECK(verify_release(*release));
    const auto linked = mirror / "datasets" / "small-cases" / "current" / "small-cases.csv";
    CHECK(std::filesystem::file_size(linked) > 100'000);
    return entry.current;
  };
  kill_often(
      directory, command(directory, {"directory", "--to", mirror.string()}), 20, [&] { whole_current(); },
      [&](const Release& release) { CHECK(whole_current() == release.id); });
}

TEST_CASE("A load into PostgreSQL killed at any moment leaves the old release or the new one", "[failure][push]") {
  const auto server = test::PostgresqlServer::start();
  if (!server) return;
  const test::TemporaryDirectory directory;
  const auto push = command(directory, {"postgresql", "--database", server->connection()});
  kill_often(
      directory, push, 12, [&] { CHECK(server->ask("SELECT count(*) FROM opendata.\"small-cases\"") == "6000"); },
      [&](const Release& release) {
        CHECK(server->ask("SELECT release FROM opendata._releases WHERE current") == release.id);
        CHECK(server->ask("SELECT min(note) = max(note) AND count(*) = 6000 FROM opendata.\"small-cases\"") == "t");
        CHECK(server->ask("SELECT count(*) = (SELECT count(*) FROM opendata._releases) FROM pg_tables WHERE schemaname "
                          "= 'opendata' "
                          "AND tablename <> '_releases'") == "t");
      });
}
