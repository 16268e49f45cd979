#include <chrono>
#include <opendata/check.hpp>
#include <opendata/release.hpp>
#include <random>
#include <thread>

#include "support/catch.hpp"
#include "support/child_process.hpp"
#include "support/small_source.hpp"

using namespace opendata;
using Clock = std::chrono::steady_clock;
namespace fs = std::filesystem;

namespace {

constexpr int datasets = 4;

/// `version` makes the content of every dataset differ.
void write_agency(const test::TemporaryDirectory& directory, int version) {
  fs::create_directories(directory.path() / "policies");
  for (int i = 0; i < datasets; ++i) {
    const std::string id = "cases-" + std::to_string(i);
    std::string source = test::small_source.substr(0, test::small_source.find('\n') + 1);
    for (int row = 0; row < 1000; ++row)
      source += std::to_string(row) + ",東區,2024-05-06,12,0.5,true,第 " + std::to_string(version) + " 版,a\r\n";
    directory.write("policies/" + id + ".csv", source);
    directory.write("policies/" + id + ".json",
                    test::replaced(test::replaced(test::small_policy, "small-cases", id), "\"input\":",
                                   "\"source_file\": \"" + id + ".csv\", \"input\":"));
  }
}

test::ChildProcess start(const test::TemporaryDirectory& directory) {
  return test::ChildProcess({OPENDATA_PUBLISH, "publish", "--all", (directory.path() / "policies").string(), "--catalog",
                             (directory.path() / "catalog").string()});
}

void all_whole(const fs::path& catalog) {
  const auto checked = check(catalog);
  REQUIRE(checked);
  for (const CheckedRelease& release : *checked) {
    CAPTURE(release.dataset_id, release.release_id);
    CHECK(release.is_good());
  }
}

}  // namespace

TEST_CASE("A batch killed at any moment leaves every dataset whole, and the next run does the rest", "[failure]") {
  const test::TemporaryDirectory directory;
  const fs::path catalog = directory.path() / "catalog";
  write_agency(directory, 0);
  const auto begin = Clock::now();
  REQUIRE(start(directory).wait() == 0);
  const auto duration = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin).count();
  std::mt19937 random(20261101);
  for (int version = 1; version <= 6; ++version) {
    CAPTURE(version);
    write_agency(directory, version);
    auto child = start(directory);
    std::this_thread::sleep_for(std::chrono::microseconds(std::uniform_int_distribution<long>(0, duration)(random)));
    child.kill();
    all_whole(catalog);
    REQUIRE(start(directory).wait() == 0);
    all_whole(catalog);
    CHECK(read_catalog(catalog).value().size() == datasets);
    for (int i = 0; i < datasets; ++i) {
      const auto current = read_catalog(catalog).value().at(static_cast<std::size_t>(i)).current;
      const auto csv = catalog / "datasets" / ("cases-" + std::to_string(i)) / current / ("cases-" + std::to_string(i) + ".csv");
      CHECK(test::read_text(csv).find("第 " + std::to_string(version) + " 版") != std::string::npos);
    }
    CHECK(fs::exists(catalog / "catalog" / "dcat.ttl"));
  }
}
