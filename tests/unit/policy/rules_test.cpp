#include <opendata/policy.hpp>

#include "policy/rules.hpp"
#include "support/catch.hpp"
#include "unit/policy/example_policy.hpp"

using namespace opendata;

namespace {
struct Combination {
  std::string role, transform;
  bool allowed;
};

std::string with_field(const std::string& role, const std::string& transform) {
  return test::with(test::example_policy, R"("role": "insensitive", "transform": "keep")",
                    "\"role\": \"" + role + "\", \"transform\": \"" + transform + "\"");
}
}  // namespace

TEST_CASE("A combination of role and transform that would publish personal data is refused", "[policy]") {
  const auto row = GENERATE(values<Combination>({
      {"direct_identifier", "keep", false},
      {"direct_identifier", "scrub_text", false},
      {"direct_identifier", "suppress", true},
      {"direct_identifier", "pseudonymize", true},
      {"direct_identifier", "mask", true},
      {"direct_identifier", "generalize_address", true},
      {"free_text", "keep", false},
      {"free_text", "mask", false},
      {"free_text", "pseudonymize", false},
      {"free_text", "generalize_address", false},
      {"free_text", "scrub_text", true},
      {"free_text", "suppress", true},
      {"quasi_identifier", "keep", true},
      {"quasi_identifier", "generalize_date", true},
      {"quasi_identifier", "scrub_text", false},
      {"sensitive_attribute", "keep", true},
      {"sensitive_attribute", "scrub_text", true},
      {"insensitive", "keep", true},
  }));
  const auto policy = parse_policy(with_field(row.role, row.transform), "p.json");
  CAPTURE(row.role, row.transform);
  REQUIRE(policy.has_value() == row.allowed);
  if (row.allowed) return;
  CHECK(policy.error().code() == Errc::refused);
  CHECK(policy.error().where().row == 34);
  CHECK(policy.error().where().column == "fields[2].transform");
}

TEST_CASE("A quasi-identifier without a k is refused", "[policy]") {
  const auto policy = parse_policy(
      test::with(test::example_policy, R"("privacy": {"k": 5, "suppression_limit": 0.1, "person": "姓名"},)", ""), "p.json");
  REQUIRE_FALSE(policy);
  CHECK(policy.error().code() == Errc::refused);
  CHECK(policy.error().where().column == "fields[1].role");
}

TEST_CASE("A direct identifier that is only generalised needs a k, as a full address would pass without", "[policy]") {
  auto policy = parse_policy(with_field("direct_identifier", "generalize_address"), "p.json").value();
  REQUIRE(config::check_rules(policy));
  CHECK(config::is_counted_in_classes(policy.fields[2]));
  std::erase_if(policy.fields, [](const PolicyField& field) { return field.role == Role::quasi_identifier; });
  policy.privacy.k = 0;
  const auto refused = config::check_rules(policy);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == Errc::refused);
  CHECK(refused.error().where().column == "fields[1].role");
}

TEST_CASE("Two published fields cannot share a title, which the header of the CSV would hold twice", "[policy]") {
  auto policy = parse_policy(test::example_policy, "p.json").value();
  REQUIRE(policy.fields.size() > 2);
  policy.fields[2].field.title.zh_tw = policy.fields[1].field.title.zh_tw;
  const auto refused = config::check_rules(policy);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().where().column == "fields[2].title");
  policy.fields[1].transform = "suppress";
  CHECK(config::check_rules(policy));
}

TEST_CASE("A title heads a column: one line, no control characters, no blanks around it", "[policy]") {
  auto policy = parse_policy(test::example_policy, "p.json").value();
  const std::string title = GENERATE("欄位\n二", "欄\t位", "  前空", "後空 ", "全形　", "\u0007",
                                     "a\xC2\x85"
                                     "b",
                                     "a\xE2\x80\xA8"
                                     "b");
  CAPTURE(title);
  policy.fields[1].field.title.zh_tw = title;
  const auto refused = config::check_rules(policy);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == Errc::bad_value);
  CHECK(refused.error().where().column == "fields[1].title");
  policy.fields[1].transform = "suppress";
  CHECK(config::check_rules(policy));
  policy.fields[1].field.title.zh_tw = "內部 空白";
  policy.fields[1].transform = "keep";
  CHECK(config::check_rules(policy));
}

TEST_CASE("A field without a title has its source's name as one line", "[policy]") {
  const auto policy =
      parse_policy(test::with(test::example_policy, R"("source": "費用")", R"("source": " 費\n用 ")"), "p.json");
  REQUIRE(policy);
  CHECK(policy->fields[2].field.title.zh_tw == "費用");
}

TEST_CASE("A column has one role, a person is no harmless column, a field name stands once, a format is listed once", "[policy]") {
  auto [from, to, code, path] = GENERATE(table<std::string, std::string, Errc, std::string>({
      {"\"source\": \"費用\"", "\"source\": \"日期\"", Errc::refused, "fields[2].role"},
      {"\"person\": \"姓名\"", "\"person\": \"費用\"", Errc::refused, "fields[2].role"},
      {"\"name\": \"fee\"", "\"name\": \"adopted\"", Errc::bad_value, "fields[2].name"},
      {"[\"csv\", \"json\"]", "[\"csv\", \"csv\"]", Errc::bad_value, "outputs"},
  }));
  const auto policy = parse_policy(test::with(test::example_policy, from, to), "p.json");
  REQUIRE_FALSE(policy);
  CHECK(policy.error().code() == code);
  CHECK(policy.error().where().column == path);
}

TEST_CASE("One column may be published twice in the same role", "[policy]") {
  CHECK(parse_policy(test::with(test::example_policy, R"("source": "費用", "name": "fee", "type": "integer", "role": "insensitive", "transform": "keep")",
                                R"("source": "日期", "name": "year", "role": "quasi_identifier", "transform": {"name": "generalize_date", "to": "year"})"),
                     "p.json"));
}

TEST_CASE("Pseudonyms need a release domain", "[policy]") {
  const auto document = test::with(with_field("direct_identifier", "pseudonymize"), R"("release": {"domain": "2024"},)", "");
  const auto policy = parse_policy(document, "p.json");
  REQUIRE_FALSE(policy);
  CHECK(policy.error().code() == Errc::missing_column);
  CHECK(policy.error().where().column == "release.domain");
}
