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

TEST_CASE("Lines are read one by one, whatever ends them, with the last one unended", "[core][files]") {
  test::TemporaryDirectory dir;
  auto [text, expected] = GENERATE(table<std::string, std::vector<std::string>>({
      {"", {}},
      {"\n", {""}},
      {"a\n\nb", {"a", "", "b"}},
      {"a\r\nb\r\n", {"a", "b"}},
      {"a\rb\n", {"a\rb"}},
  }));
  auto lines = LineReader::open(dir.write("a", text));
  REQUIRE(lines);
  std::vector<std::string> read;
  std::string line;
  while (lines->read(line).value()) read.push_back(line);
  CHECK(read == expected);
}

TEST_CASE("Lines that are not empty are given with their places, and an error of theirs gets the place", "[core][files]") {
  test::TemporaryDirectory dir;
  const std::string file = dir.write("a", "one\r\n\ntwo\nthree");
  std::string read;
  const auto all = [&](const std::string& line, const Where& place) -> Result<void> {
    read += line + std::to_string(place.row) + " ";
    return {};
  };
  REQUIRE(for_each_line(file, all));
  CHECK(read == "one1 two3 three4 ");
  const auto stopped = for_each_line(file, [](const std::string& line, const Where&) -> Result<void> {
    if (line != "two") return {};
    return failure(Errc::bad_value, {"no", "否"});
  });
  REQUIRE_FALSE(stopped);
  CHECK(stopped.error().where().row == 3);
  CHECK(stopped.error().where().file == file);
  CHECK(for_each_line((dir.path() / "none").string(), all).error().code() == Errc::not_found);
}

TEST_CASE("A line over the limit, a directory and a missing file are errors", "[core][files]") {
  test::TemporaryDirectory dir;
  CHECK(LineReader::open((dir.path() / "none").string()).error().code() == Errc::not_found);
  CHECK(LineReader::open(dir.path().string()).error().code() == Errc::not_found);
  auto lines = LineReader::open(dir.write("a", "ok\n" + std::string(LineReader::longest_line + 1, 'x')));
  REQUIRE(lines);
  std::string line;
  CHECK(lines->read(line).value());
  const auto refused = lines->read(line);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == Errc::limit_exceeded);
  CHECK(refused.error().where().row == 2);
}

TEST_CASE("An output that is one of the inputs is refused, by whatever name it goes", "[core][files]") {
  test::TemporaryDirectory dir;
  const auto input = dir.write("a.csv", "x");
  std::filesystem::create_symlink(input, dir.path() / "link.csv");
  const auto other = (dir.path() / "b.csv").string();
  CHECK(keep_apart({input}, {other, ""}));
  CHECK(keep_apart({"date", ""}, {other}));
  for (const std::string& name : {input, (dir.path() / "." / "a.csv").string(), (dir.path() / "link.csv").string()})
    CHECK(keep_apart({other, input}, {other, name}).error().code() == Errc::invalid_argument);
}

TEST_CASE("An output is neither another one nor what lies in a folder that is read", "[core][files]") {
  test::TemporaryDirectory dir;
  std::filesystem::create_directory(dir.path() / "in");
  dir.write("in/a.csv", "x");
  const auto at = [&](const char* name) { return (dir.path() / name).string(); };
  std::filesystem::create_directory_symlink(dir.path() / "in", dir.path() / "link");
  const std::vector<std::string> folder{at("in")};
  CHECK(keep_apart(folder, {at("in/new.csv"), at("b.csv"), "", ""}));
  for (const char* name : {"in/a.csv", "link/a.csv"}) CHECK_FALSE(keep_apart(folder, {at(name)}));
  // None of these is there yet.
  CHECK_FALSE(keep_apart({}, {at("b.csv"), at("in/../b.csv")}));
  CHECK_FALSE(keep_apart({}, {at("in/c.csv"), at("link/c.csv")}));
  CHECK(keep_apart({}, {at("b.csv"), at("in/b.csv")}));
}

TEST_CASE("The file that an output is made in is not to be an input or another output either", "[core][files]") {
  test::TemporaryDirectory dir;
  const auto input = dir.write("a.csv.tmp", "x");
  const auto output = (dir.path() / "a.csv").string();
  const auto refused = keep_apart({input}, {output});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().where().file == output);
  CHECK_FALSE(keep_apart({}, {output, input}));
}
