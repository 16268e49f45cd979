#include <opendata/search/faq_store.hpp>
#include <opendata/search/searcher.hpp>
#include <random>
#include <thread>

#include "support/catch.hpp"
#include "support/child_process.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata::search;
using faq::State;

namespace {

namespace fs = std::filesystem;

constexpr int entries = 20;

/// The whole FAQ of an index as text.
std::string shown(const fs::path& index) {
  const auto searcher = Searcher::open(index);
  REQUIRE(searcher);
  std::string out;
  for (int i = 0; i < entries; ++i) {
    const auto found = searcher->get("q" + std::to_string(i));
    out += found ? found->id + "=" + found->body + ";" : "-;";
  }
  return out + std::to_string(searcher->stats()->documents);
}

}  // namespace

TEST_CASE("A follower that is killed at any moment goes on without a gap, and ends equal to a build", "[faq]") {
  const test::TemporaryDirectory directory;
  const std::string store_path = (directory.path() / "faq.db").string();
  const std::string index = (directory.path() / "index").string(), fresh = (directory.path() / "fresh").string();
  auto store = faq::Store::open(store_path).value();
  std::mt19937 random(20260507);
  const auto edit = [&] {
    const std::string id = "q" + std::to_string(random() % entries);
    const auto state = random() % 4 == 0 ? State::retired : State::published;
    REQUIRE(store.put({.id = id, .question = "問" + id, .answer = "答" + std::to_string(random() % 1'000)}, state, {.who = "甲"}));
  };
  for (int i = 0; i < entries; ++i) edit();
  REQUIRE(test::ChildProcess({OPENDATA_INDEX, "build", "--index", index, "--faq-store", store_path}).wait() == 0);

  const std::vector<std::string> follow{OPENDATA_INDEX, "follow", "--index", index, "--store", store_path, "--every", "10"};
  int killed = 0;
  for (int i = 0; i < 15; ++i) {
    test::ChildProcess running(follow);
    for (auto n = random() % 12; n > 0; --n) {
      edit();
      std::this_thread::sleep_for(std::chrono::milliseconds(random() % 20));
    }
    killed += running.kill() ? 1 : 0;
    REQUIRE(Searcher::open(index));
  }
  CHECK(killed == 15);
  edit();
  REQUIRE(test::ChildProcess({OPENDATA_INDEX, "follow", "--index", index, "--store", store_path, "--once"}).wait() == 0);
  REQUIRE(test::ChildProcess({OPENDATA_INDEX, "build", "--index", fresh, "--faq-store", store_path}).wait() == 0);
  CHECK(shown(index) == shown(fresh));
}
