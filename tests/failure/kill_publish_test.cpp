#include <chrono>
#include <opendata/check.hpp>
#include <opendata/release.hpp>
#include <random>
#include <thread>

#include "release/series_ledger.hpp"
#include "support/catch.hpp"
#include "support/child_process.hpp"
#include "support/small_source.hpp"

using namespace opendata;
using Clock = std::chrono::steady_clock;

namespace {

/// A source large enough that a run takes a while; `version` makes its content differ.
std::string source(int version) {
  std::string out = test::small_source.substr(0, test::small_source.find('\n') + 1);
  for (int row = 0; row < 4000; ++row) {
    out += std::to_string(row) + ",東區,2024-05-06,12,0.5,true,第 " + std::to_string(version) + " 版,a\r\n";
  }
  return out;
}

std::vector<std::string> command(const test::TemporaryDirectory& directory, const std::string& input) {
  return {OPENDATA_PUBLISH, "publish", "--policy",  (directory.path() / "policy.json").string(),
          "--input",        input,     "--catalog", (directory.path() / "catalog").string()};
}

/// The current release's id; every release that the catalogue lists must be whole.
std::string whole_current(const std::filesystem::path& catalog) {
  const auto checked = check(catalog);
  REQUIRE(checked);
  for (const CheckedRelease& release : *checked) {
    CAPTURE(release.release_id);
    CHECK(release.is_good());
  }
  return read_catalog(catalog).value().at(0).current;
}

}  // namespace

TEST_CASE("A publication killed at any moment leaves the old release or the new one, whole", "[failure]") {
  const test::TemporaryDirectory directory;
  directory.write("policy.json", test::small_policy);
  const auto catalog = directory.path() / "catalog";
  const auto begin = Clock::now();
  REQUIRE(test::ChildProcess(command(directory, directory.write("0.csv", source(0)))).wait() == 0);
  const auto duration = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin).count();

  std::mt19937 random(20260101);
  int killed = 0;
  for (int version = 1; version <= 20; ++version) {
    CAPTURE(version);
    const std::string before = whole_current(catalog);
    test::ChildProcess child(command(directory, directory.write("next.csv", source(version))));
    std::this_thread::sleep_for(std::chrono::microseconds(std::uniform_int_distribution<long>(0, duration)(random)));
    const bool was_running = child.kill();
    killed += was_running ? 1 : 0;
    const std::string after = whole_current(catalog);
    if (!was_running) CHECK(after != before);
  }
  const auto listed = read_catalog(catalog).value().at(0).releases;
  const auto ledger = release::SeriesLedger::open(catalog, "small-cases", listed);
  REQUIRE(ledger);
  for (const std::string& release : listed) CHECK(ledger->knows(release));
  CHECK(killed >= 10);  // else the moments were chosen too late to mean anything

  REQUIRE(test::ChildProcess(command(directory, directory.write("next.csv", source(99)))).wait() == 0);
  for (const auto& entry : std::filesystem::directory_iterator(catalog / "datasets" / "small-cases")) {
    CHECK_FALSE(entry.path().filename().string().starts_with(".building-"));
  }
}
