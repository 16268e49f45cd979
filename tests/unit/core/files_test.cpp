#include <opendata/files.hpp>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;

TEST_CASE("A file is replaced whole and leaves nothing beside it", "[core][files]") {
  test::TemporaryDirectory dir;
  const auto path = dir.write("a.json", "old");
  REQUIRE(write_file_atomically(path, "new"));
  CHECK(test::read_text(path) == "new");
  CHECK(std::distance(std::filesystem::directory_iterator(dir.path()), {}) == 1);
}

TEST_CASE("Reading says what is missing and what is too large", "[core][files]") {
  test::TemporaryDirectory dir;
  CHECK(read_file(dir.path() / "none", 10).error().code() == Errc::not_found);
  CHECK(read_file(dir.write("a", "12345"), 4).error().code() == Errc::limit_exceeded);
  CHECK(read_file(dir.write("b", "1234"), 4).value() == "1234");
}

TEST_CASE("A lock is held by one holder at a time", "[core][files]") {
  test::TemporaryDirectory dir;
  {
    auto first = FileLock::acquire(dir.path() / "lock");
    REQUIRE(first);
    CHECK(FileLock::acquire(dir.path() / "lock").error().code() == Errc::conflict);
  }
  CHECK(FileLock::acquire(dir.path() / "lock"));
}
