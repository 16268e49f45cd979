#include <opendata/coded_table.hpp>

#include "support/catch.hpp"

using namespace opendata;
using privacy::Hierarchy;
using privacy::TableCoder;

namespace {

std::vector<Hierarchy> hierarchies() {
  return {*Hierarchy::create("sex", {{"F", "*"}, {"M", "*"}}),
          *Hierarchy::create("age", {{"17", "*"}, {"18", "*"}, {"", "*"}})};
}

const std::vector<std::string> header{"age", "note", "sex", "illness"};

RawRecord record(std::uint64_t row, const char* age, const char* sex, const char* illness) {
  return {{age, "secret", sex, illness}, row};
}

}  // namespace

TEST_CASE("records become leaf codes and codes of the sensitive attribute, in input order", "[privacy][coded_table]") {
  auto coder = TableCoder::create(hierarchies(), "illness", header);
  REQUIRE(coder);
  REQUIRE(coder->add(record(2, "18", "M", "flu")));
  REQUIRE(coder->add(record(3, "17", "F", "asthma")));
  REQUIRE(coder->add({{std::nullopt, "secret", "F", "flu"}, 4}));
  const auto table = coder->take();
  CHECK(table.rows() == 3);
  CHECK(table.columns == std::vector<std::vector<std::uint32_t>>{{1, 0, 0}, {1, 0, 2}});
  CHECK(table.sensitive == std::vector<std::uint32_t>{0, 1, 0});
  CHECK(table.sensitive_values == std::vector<std::string>{"flu", "asthma"});
}

TEST_CASE("a value that the hierarchy lacks is an error that names row and column, never the value",
          "[privacy][coded_table]") {
  auto coder = TableCoder::create(hierarchies(), std::nullopt, header);
  REQUIRE(coder);
  const auto added = coder->add(record(7, "87", "F", "flu"));
  REQUIRE_FALSE(added);
  CHECK(added.error().where().row == 7);
  CHECK(added.error().where().column == "age");
  CHECK(format_error(added.error(), Language::en).find("87") == std::string::npos);
  CHECK(coder->table().rows() == 0);
}

TEST_CASE("rows that are already suppressed do not become a class", "[privacy][coded_table]") {
  auto coder = TableCoder::create(hierarchies(), std::nullopt, header);
  const auto added = coder->add(record(7, "*", "*", "flu"));
  REQUIRE_FALSE(added);
  CHECK(added.error().message().find("already suppressed") != std::string_view::npos);
}

TEST_CASE("hierarchies and the sensitive attribute must be different columns of the table", "[privacy][coded_table]") {
  struct Case {
    std::vector<Hierarchy> hierarchies;
    std::optional<std::string> sensitive;
    Errc code;
    std::string column;
  };
  const auto sex = hierarchies().front();
  const auto other = *Hierarchy::create("other", {{"1", "*"}});
  for (const Case& expected : {Case{{}, {}, Errc::invalid_argument, ""},
                               {{other}, {}, Errc::missing_column, "other"},
                               {{sex, sex}, {}, Errc::invalid_argument, "sex"},
                               {{sex}, "sex", Errc::invalid_argument, "sex"},
                               {{sex}, "disease", Errc::missing_column, "disease"}}) {
    const auto made = TableCoder::create(expected.hierarchies, expected.sensitive, header);
    REQUIRE_FALSE(made);
    CHECK(made.error().code() == expected.code);
    CHECK(made.error().where().column == expected.column);
  }
}
