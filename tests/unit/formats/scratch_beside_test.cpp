#include "formats/scratch_beside.hpp"

#include "formats/sqlite.hpp"
#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;

namespace {

std::vector<std::string> files_in(const std::filesystem::path& directory) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) names.push_back(entry.path().filename());
  return names;
}

/// More than the cache holds.
constexpr const char* fill = "PRAGMA temp_store=FILE; PRAGMA cache_size=-256; CREATE TABLE t (a TEXT); "
                             "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000) "
                             "INSERT INTO t SELECT printf('%040d', i * 7919 % 60000) FROM n";
constexpr const char* sort = "CREATE INDEX a ON t (a)";

}  // namespace

TEST_CASE("What a database sorts aside lies beside it, and nothing of it stays", "[formats][sqlite]") {
  const test::TemporaryDirectory directory;
  const format::ScratchBeside scratch(directory.path());
  {
    auto database = format::create_database((directory.path() / "a.sqlite").string(), scratch.name()).value();
    REQUIRE(format::execute(database.get(), fill));
    REQUIRE(format::execute(database.get(), sort));
    CHECK(scratch.opened() > 0);
    CHECK(files_in(directory.path()) == std::vector<std::string>{"a.sqlite"});
  }
  CHECK(files_in(directory.path()) == std::vector<std::string>{"a.sqlite"});
}

TEST_CASE("A database that cannot sort beside itself says so, and does not sort elsewhere", "[formats][sqlite]") {
  const test::TemporaryDirectory directory;
  const format::ScratchBeside scratch(directory.path() / "missing");
  auto database = format::create_database((directory.path() / "a.sqlite").string(), scratch.name()).value();
  REQUIRE(format::execute(database.get(), fill));
  const auto sorted = format::execute(database.get(), sort);
  REQUIRE_FALSE(sorted);
  CHECK(sorted.error().code() == Errc::io_failure);
}
