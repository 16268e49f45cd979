#include <chrono>
#include <opendata/check.hpp>
#include <opendata/withdraw.hpp>
#include <random>
#include <thread>

#include "support/catch.hpp"
#include "support/child_process.hpp"
#include "support/small_source.hpp"

using namespace opendata;
using Clock = std::chrono::steady_clock;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> command(const fs::path& catalog) {
  return {OPENDATA_PUBLISH, "withdraw", "--catalog", catalog.string(), "--dataset", "small-cases"};
}

/// What a crash of a publication left, so that there is more to remove and it takes a while.
void enlarge(const fs::path& dataset) {
  fs::create_directories(dataset / ".building-1");
  for (int i = 0; i < 400; ++i) std::ofstream(dataset / ".building-1" / std::to_string(i)) << "x";
}

}  // namespace

TEST_CASE("A withdrawal killed at any moment has happened or not, and the next run removes the rest", "[failure]") {
  const test::TemporaryDirectory directory;
  REQUIRE(test::publish_small(directory));
  const fs::path original = directory.path() / "catalog", catalog = directory.path() / "copy";
  enlarge(original / "datasets" / "small-cases");
  const auto restore = [&] {
    fs::remove_all(catalog);
    fs::copy(original, catalog, fs::copy_options::recursive);
  };
  restore();
  const auto begin = Clock::now();
  REQUIRE(test::ChildProcess(command(catalog)).wait() == 0);
  auto duration = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin).count();

  std::mt19937 random(20260101);
  constexpr int least_killed = 10, most_rounds = 200;
  int killed = 0;
  for (int round = 0; round < 20 || (killed < least_killed && round < most_rounds); ++round) {
    CAPTURE(round);
    restore();
    test::ChildProcess child(command(catalog));
    std::this_thread::sleep_for(std::chrono::microseconds(std::uniform_int_distribution<long>(0, duration)(random)));
    const bool in_time = child.kill();
    killed += in_time ? 1 : 0;
    if (!in_time) duration -= duration / 8;  // a busy machine took longer when it was measured
    const auto state = read_catalog_state(catalog);
    REQUIRE(state);
    if (!state->datasets.empty()) {  // not yet: whole
      const auto checked = check(catalog).value();
      REQUIRE(checked.size() == 1);
      CHECK(checked.front().is_good());
      CHECK(state->withdrawals.empty());
      continue;
    }
    CHECK(state->withdrawals.at(0).held);
    REQUIRE(finish_withdrawals(catalog));
    CHECK_FALSE(fs::exists(catalog / "datasets" / "small-cases"));
  }
  CHECK(killed >= least_killed);  // else the moments were chosen too late to mean anything
}
