#include <opendata/hierarchy.hpp>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using privacy::Hierarchy;

namespace {
using Rows = std::vector<std::vector<std::string>>;
}

TEST_CASE("a hierarchy knows labels, extents, parents and leaves of every level", "[privacy][hierarchy]") {
  const auto made =
      Hierarchy::create("district", {{"a1", "a", "*"}, {"b1", "b", "*"}, {"a2", "a", "*"}, {"", "?", "*"}});
  REQUIRE(made);
  CHECK(made->height() == 2);
  CHECK(made->leaves() == 4);
  CHECK(made->labels(1) == 3);
  CHECK(made->labels(2) == 1);
  CHECK(made->leaf("a2") == 2U);
  CHECK(made->leaf("") == 3U);
  CHECK_FALSE(made->leaf("a"));
  CHECK(made->label(0, 2) == 2);
  CHECK(made->text(1, made->label(1, 2)) == "a");
  CHECK(made->extent(1, made->label(1, 2)) == 2);
  CHECK(made->extent(0, 2) == 1);
  CHECK(made->parent(0, 2) == made->label(1, 2));
  CHECK(made->parent(1, 0) == 0);
  CHECK(made->loss(0, 1) == 0.0);
  CHECK(made->loss(1, 0) == Approx(1.0 / 3));
  CHECK(made->loss(2, 0) == 1.0);
}

TEST_CASE("one text at two levels is two labels, each with its own extent", "[privacy][hierarchy]") {
  const auto made = Hierarchy::create("age", {{"1", "0-9", "0-9"}, {"2", "0-9", "0-9"}, {"3", "other", "0-9"}});
  REQUIRE(made);
  CHECK(made->extent(1, made->label(1, 0)) == 2);
  CHECK(made->extent(2, made->label(2, 0)) == 3);
  CHECK(made->text(1, 0) == made->text(2, 0));
}

TEST_CASE("the top level may have several labels, and a hierarchy may have one leaf", "[privacy][hierarchy]") {
  const auto several = Hierarchy::create("x", {{"1", "odd"}, {"2", "even"}});
  REQUIRE(several);
  CHECK(several->labels(1) == 2);
  const auto single = Hierarchy::create("x", {{"1", "*"}});
  REQUIRE(single);
  CHECK(single->loss(1, 0) == 0.0);
}

TEST_CASE("what is wrong with a hierarchy is said with its row and value", "[privacy][hierarchy]") {
  struct Case {
    Rows rows;
    Errc code;
    std::size_t row;
    std::string column, word;
  };
  const auto expected = GENERATE(values<Case>({
      {{}, Errc::bad_structure, 0, "age", "no rows"},
      {{{"1", "*"}, {"2", "*"}, {"1", "*"}}, Errc::bad_structure, 3, "age[1]", "stands twice"},
      {{{"1", "a", "*"}, {"2", "*"}}, Errc::bad_structure, 2, "age[2]", "not as many labels"},
      {{{"1", "a", "x"}, {"2", "b", "x"}, {"3", "a", "y"}}, Errc::bad_structure, 3, "age[a]", "must nest"},
      {{{"1", "a", "*"}, {" 2", "a", "*"}}, Errc::bad_value, 2, "age[ 2]", "blank"},
      {{{"1", "a ", "*"}}, Errc::bad_value, 1, "age[a ]", "blank"},
      {{{"1", "", "*"}}, Errc::bad_value, 1, "age", "empty"},
      {{{"*", "*"}}, Errc::bad_value, 1, "age[*]", "suppression"},
      {{{"1", std::string(1025, 'a')}}, Errc::limit_exceeded, 1, "age", "1,024 bytes"},
      {{std::vector<std::string>(33, "*")}, Errc::limit_exceeded, 1, "age", "32 levels"},
  }));
  const auto made = Hierarchy::create("age", expected.rows);
  REQUIRE_FALSE(made);
  CAPTURE(expected.word, format_error(made.error(), Language::en));
  CHECK(made.error().code() == expected.code);
  CHECK(made.error().where().row == expected.row);
  CHECK(made.error().where().column == expected.column);
  CHECK(made.error().message().find(expected.word) != std::string_view::npos);
}

TEST_CASE("a line of two quotes is the empty value, a blank line is nothing", "[privacy][hierarchy]") {
  const test::TemporaryDirectory directory;
  const auto read = privacy::read_hierarchy(directory.write("h.csv", "a\n\n\"\"\nb\n\n"), "x", ',');
  REQUIRE(read);
  CHECK(read->leaves() == 3);
  CHECK(read->leaf("") == 1U);
  const auto twice = privacy::read_hierarchy(directory.write("t.csv", "\"\"\n\n\"\"\n"), "x", ',');
  REQUIRE_FALSE(twice);
  CHECK(twice.error().where().row == 3);
}

TEST_CASE("a hierarchy file has no header, any line ends and may end in blank lines", "[privacy][hierarchy]") {
  const test::TemporaryDirectory directory;
  const auto path = directory.write("age.csv",
                                    "\xEF\xBB\xBF"
                                    "1;\"0;1\";*\r\n2;\"0;1\";*\r\n\r\n3;x;*\n\n");
  const auto read = privacy::read_hierarchy(path, "age", ';');
  REQUIRE(read);
  CHECK(read->leaves() == 3);
  CHECK(read->text(1, 0) == "0;1");
}

TEST_CASE("an error of a hierarchy file names file, line and value", "[privacy][hierarchy]") {
  const test::TemporaryDirectory directory;
  const auto path = directory.write("age.csv", "1,*\n\n2,*\n1,*\n");
  const auto read = privacy::read_hierarchy(path, "age", ',');
  REQUIRE_FALSE(read);
  CHECK(format_error(read.error(), Language::en) ==
        path + ":4: column \"age[1]\": this value stands twice in the hierarchy; remove one");
  CHECK(privacy::read_hierarchy(path + "x", "age", ',').error().code() == Errc::not_found);
  const auto open_quote = directory.write("open.csv", "1,*\n\"2,*\n");
  CHECK(privacy::read_hierarchy(open_quote, "age", ',').error().where().file == open_quote);
}
