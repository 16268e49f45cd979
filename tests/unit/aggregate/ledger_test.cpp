#include "aggregate/ledger.hpp"

#include <sys/stat.h>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using namespace opendata::privacy;

namespace {

LedgerEntry entry(std::string question, Millionths epsilon, std::string dataset = "cases") {
  return {std::move(dataset), AggregateMethod::noise, std::move(question), "{\"題\": \"\\n\"}", epsilon, 1'000'000,
          {3, -2, 0}};
}

}  // namespace

TEST_CASE("the ledger keeps what was answered and what it cost", "[aggregate]") {
  const test::TemporaryDirectory directory;
  const auto path = directory.path() / "ledger.jsonl";
  {
    auto ledger = Ledger::open(path);
    REQUIRE(ledger);
    REQUIRE(ledger->append(entry("a", 400'000)));
    REQUIRE(ledger->append(entry("b", 600'000)));
  }
  auto ledger = Ledger::open(path);
  REQUIRE(ledger);
  CHECK(ledger->spent("cases") == 1'000'000);
  CHECK(ledger->spent("others") == 0);
  REQUIRE(ledger->find("a") != nullptr);
  CHECK(ledger->find("a")->answer == std::vector<std::int64_t>{3, -2, 0});
  CHECK(ledger->find("a")->spec == "{\"題\": \"\\n\"}");
  CHECK(ledger->find("c") == nullptr);
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0600);
}

TEST_CASE("nothing beyond the budget, and no second budget", "[aggregate]") {
  const test::TemporaryDirectory directory;
  auto ledger = Ledger::open(directory.path() / "ledger.jsonl");
  REQUIRE(ledger);
  REQUIRE(ledger->append(entry("a", 1'000'000)));
  const auto beyond = ledger->append(entry("b", 1));
  REQUIRE_FALSE(beyond);
  CHECK(beyond.error().code() == Errc::refused);
  LedgerEntry richer = entry("c", 1);
  richer.budget = 9'000'000;
  CHECK(ledger->append(richer).error().code() == Errc::refused);
  CHECK(ledger->append(entry("d", 1'000'000, "others")));
}

TEST_CASE("a ledger that was changed, cut or shortened is not believed", "[aggregate]") {
  const test::TemporaryDirectory directory;
  const auto path = directory.path() / "ledger.jsonl";
  {
    auto ledger = Ledger::open(path);
    for (const char* question : {"a", "b", "c"}) REQUIRE(ledger->append(entry(question, 100'000)));
  }
  const std::string whole = test::read_text(path);
  const auto second = whole.find('\n') + 1;
  std::string changed = whole;
  changed.replace(changed.find("100000"), 6, "000001");
  for (const std::string& damaged :
       {changed, whole.substr(second), whole.substr(0, whole.size() - 1), whole.substr(0, second / 2)}) {
    directory.write("ledger.jsonl", damaged);
    const auto ledger = Ledger::open(path);
    REQUIRE_FALSE(ledger);
    CHECK(ledger.error().code() == Errc::corrupt);
  }
}

TEST_CASE("two runs do not share a ledger", "[aggregate]") {
  const test::TemporaryDirectory directory;
  const auto path = directory.path() / "ledger.jsonl";
  const auto first = Ledger::open(path);
  REQUIRE(first);
  CHECK(Ledger::open(path).error().code() == Errc::conflict);
}
