#include <chrono>
#include <opendata/search/index_updater.hpp>
#include <opendata/search/searcher.hpp>
#include <random>
#include <thread>

#include "support/child_process.hpp"
#include "unit/search/sample_index.hpp"

using namespace opendata::search;

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t built = 300;
constexpr std::size_t updated = 3'300;  // the first `built` of them replace, the others are new

std::string lines(std::size_t count, const std::string& state) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i)
    out += R"({"id":"d)" + std::to_string(i) + R"(","kind":"page","title":"寵物登記","body":")" + state + "。\"}\n";
  return out;
}

std::vector<std::string> update(const std::string& index, const std::string& file) {
  return {OPENDATA_INDEX, "update", "--index", index, "--documents", file, "--delete", "gone"};
}

/// Every document stands in the index once, as built or as updated; updates come in whole commits, in their order.
void check_whole(const std::string& index) {
  const auto searcher = Searcher::open(index);
  REQUIRE(searcher);
  const std::uint64_t documents = searcher->stats()->documents;
  std::size_t changed = 0;
  for (; changed < updated; ++changed) {
    const auto document = searcher->get("d" + std::to_string(changed));
    if (!document || document->body != "更新。") break;
  }
  CAPTURE(documents, changed);
  CHECK((changed == updated || changed % 1'000 == 0));
  CHECK(documents == std::max(built, changed) + (searcher->get("gone") ? 1 : 0));
  Query query;
  query.text = "寵物登記";
  query.mode = Mode::keyword;
  query.limit = 1'000;
  query.snippets = false;
  const auto result = searcher->search(query);
  REQUIRE(result);
  std::vector<std::string> ids = test::ids(*result);
  std::sort(ids.begin(), ids.end());
  CHECK(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
}

}  // namespace

TEST_CASE("What an update has committed survives kill -9, and what it has not leaves no trace") {
  const test::TemporaryDirectory directory;
  const std::string index = (directory.path() / "index").string();
  const std::string old_file =
      directory.write("old.jsonl", lines(built, "原文") + R"({"id":"gone","kind":"page","title":"甲","body":"乙"})" "\n");
  const std::string new_file = directory.write("new.jsonl", lines(updated, "更新"));
  const auto rebuild = [&] {
    REQUIRE(test::ChildProcess({OPENDATA_INDEX, "build", "--index", index, "--documents", old_file}).wait() == 0);
  };
  rebuild();
  const auto begin = Clock::now();
  REQUIRE(test::ChildProcess(update(index, new_file)).wait() == 0);
  const double whole = std::chrono::duration<double>(Clock::now() - begin).count();
  check_whole(index);

  std::mt19937 random(20241105);
  std::uniform_real_distribution<double> moment(0, whole);
  int killed = 0;
  for (int i = 0; i < 12; ++i) {
    rebuild();
    test::ChildProcess running(update(index, new_file));
    std::this_thread::sleep_for(std::chrono::duration<double>(moment(random)));
    killed += running.kill() ? 1 : 0;
    check_whole(index);
  }
  CHECK(killed > 0);
  // The next update, and a merge, take over from wherever the killed one stopped.
  REQUIRE(test::ChildProcess(update(index, new_file)).wait() == 0);
  REQUIRE(test::ChildProcess({OPENDATA_INDEX, "merge", "--index", index}).wait() == 0);
  check_whole(index);
  CHECK(Searcher::open(index)->stats()->documents == updated);
}
