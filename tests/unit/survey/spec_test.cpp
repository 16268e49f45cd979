#include <opendata/survey.hpp>

#include "support/catch.hpp"

using namespace opendata;
using namespace opendata::survey;

namespace {

std::string spec_with(const std::string& what, const std::string& instead) {
  std::string text = R"({
  "survey_version": 1,
  "sampling": "全體",
  "scale": { "least": 1, "most": 7 },
  "questions": [
    { "source": "a", "name": "a" },
    { "source": "b", "name": "b", "group": "g" },
  ],
})";
  const auto at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), instead);
}

}  // namespace

TEST_CASE("A survey's specification has safe defaults", "[survey]") {
  const auto spec = parse_spec(spec_with("全體", "全體"), "spec.json").value();
  CHECK(spec.least_answers == 30);
  CHECK(spec.most == 7);
  CHECK(spec.questions[0].text == "a");
  CHECK_FALSE(spec.publication);
}

TEST_CASE("What is wrong with a survey's specification is said with line and key", "[survey]") {
  struct Case {
    const char *what, *instead;
    Errc code;
    std::size_t line;
  };
  const auto expected = GENERATE(values<Case>({
      {"\"survey_version\": 1", "\"survey_version\": 2", Errc::not_supported, 2},
      {"全體", "", Errc::bad_value, 3},
      {"\"most\": 7", "\"most\": 1", Errc::bad_value, 4},
      {"\"name\": \"b\"", "\"name\": \"a\"", Errc::bad_value, 7},
      {"\"name\": \"b\"", "\"name\": \"B\"", Errc::bad_value, 7},
      {"\"source\": \"b\"", "\"source\": \"a\"", Errc::bad_value, 7},
      {"\"group\"", "\"gruop\"", Errc::unknown_key, 7},
      {"\"sampling\": \"全體\"", "\"sampling\": \"全體\", \"least_answers\": 5", Errc::bad_value, 3},
      {"{ \"source\": \"a\", \"name\": \"a\" },", "{ \"source\": \"a\" },", Errc::missing_column, 6},
  }));
  CAPTURE(expected.instead);
  const auto refused = parse_spec(spec_with(expected.what, expected.instead), "spec.json");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == expected.code);
  CHECK(refused.error().where().row == expected.line);
}
