#include <opendata/policy.hpp>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"
#include "unit/policy/example_policy.hpp"

using namespace opendata;

namespace {
/// One fault in the example, and the error that must follow.
struct Fault {
  std::string from, to;
  Errc code;
  std::size_t line;
  std::string path;
};
}  // namespace

TEST_CASE("Each fault of a policy is named with file, line and key path", "[policy]") {
  const auto fault = GENERATE(values<Fault>({
      // Keys that are missing or unknown.
      {"\"policy_version\": 1,", "", Errc::missing_column, 1, "policy_version"},
      {"\"id\": \"adoptions\",", "", Errc::missing_column, 3, "dataset.id"},
      {"\"title\": {\"zh-TW\": \"認養明細\", \"en\": \"Adoptions\"},", "", Errc::missing_column, 3, "dataset.title"},
      {"\"role\": \"direct_identifier\", ", "", Errc::missing_column, 32, "fields[0].role"},
      {", \"transform\": \"suppress\"", "", Errc::missing_column, 32, "fields[0].transform"},
      {"{\"name\": \"generalize_date\", \"to\": \"month\"}", "{\"to\": \"month\"}", Errc::missing_column, 33, "fields[1].transform.name"},
      {"\"k\": 5, ", "", Errc::missing_column, 37, "privacy.k"},
      {"\"domain\"", "\"domane\"", Errc::unknown_key, 38, "release.domane"},
      {"\"keywords\"", "\"tags\"", Errc::unknown_key, 14, "dataset.tags"},
      {"\"trim\"", "\"quiet\"", Errc::unknown_key, 29, "input.quiet"},
      // Values of the wrong kind, form or range.
      {"\"policy_version\": 1", "\"policy_version\": 2", Errc::not_supported, 2, "policy_version"},
      {"\"id\": \"adoptions\"", "\"id\": \"Adoptions\"", Errc::bad_value, 4, "dataset.id"},
      {"\"id\": \"adoptions\"", "\"id\": \"../x\"", Errc::bad_value, 4, "dataset.id"},
      {"397000000A-000002", "397000000A-2", Errc::bad_value, 5, "dataset.identifier"},
      {"\"en\": \"Adoptions\"", "\"en\": 5", Errc::bad_value, 6, "dataset.title.en"},
      {"2.16.886.101", "1.2.x", Errc::bad_value, 8, "dataset.publisher.oid"},
      {"opendata@example.gov.tw", "nobody", Errc::bad_value, 9, "dataset.contact.email"},
      {"\"every\": 3", "\"every\": 0", Errc::bad_value, 11, "dataset.update_frequency.every"},
      {"\"unit\": \"月\"", "\"unit\": \"month\"", Errc::bad_value, 11, "dataset.update_frequency.unit"},
      {"[\"認養\", \"收容\"]", "\"認養\"", Errc::bad_value, 14, "dataset.keywords"},
      {"\"收容\"]", "7]", Errc::bad_value, 14, "dataset.keywords[1]"},
      {"2024-01-01", "2024-02-30", Errc::bad_value, 17, "dataset.temporal.from"},
      {"2024-12-31", "2023-12-31", Errc::bad_value, 17, "dataset.temporal"},
      {"https://data.example.gov.tw", "https://data.example.gov.tw/", Errc::bad_value, 20, "dataset.base_url"},
      {"https://data.example.gov.tw", "javascript:alert(1)", Errc::bad_value, 20, "dataset.base_url"},
      {"\"format\": \"csv\"", "\"format\": \"xlsx\"", Errc::bad_value, 23, "input.format"},
      {"\"utf-8\"", "\"utf8mb4\"", Errc::bad_value, 24, "input.encoding"},
      {"\"delimiter\": \";\"", "\"delimiter\": \"|\"", Errc::bad_value, 25, "input.delimiter"},
      {"\"title_rows\": 1", "\"title_rows\": -1", Errc::bad_value, 26, "input.title_rows"},
      {"\"header_rows\": 2", "\"header_rows\": 3", Errc::bad_value, 27, "input.header_rows"},
      {"\"trim\": true", "\"trim\": \"yes\"", Errc::bad_value, 29, "input.trim"},
      {"\"source\": \"姓名\"", "\"source\": \"\"", Errc::bad_value, 32, "fields[0].source"},
      {"\"name\": \"adopter\"", "\"name\": \"_id\"", Errc::bad_value, 32, "fields[0].name"},
      {"\"name\": \"adopter\"", "\"name\": \"Adopter\"", Errc::bad_value, 32, "fields[0].name"},
      {"\"type\": \"integer\"", "\"type\": \"int\"", Errc::bad_value, 34, "fields[2].type"},
      {"\"role\": \"insensitive\"", "\"role\": \"harmless\"", Errc::bad_value, 34, "fields[2].role"},
      {"\"transform\": \"keep\"", "\"transform\": 1", Errc::bad_value, 34, "fields[2].transform"},
      {"\"k\": 5", "\"k\": 1", Errc::bad_value, 37, "privacy.k"},
      {"\"k\": 5", "\"k\": 2.5", Errc::bad_value, 37, "privacy.k"},
      {"\"suppression_limit\": 0.1", "\"suppression_limit\": 5", Errc::bad_value, 37, "privacy.suppression_limit"},
      {"\"domain\": \"2024\"", "\"domain\": \"\"", Errc::bad_value, 38, "release.domain"},
      {"2024-05-06T07:08:09Z", "2024-05-06", Errc::bad_value, 39, "modified"},
      {"[\"csv\", \"json\"]", "[]", Errc::bad_value, 40, "outputs"},
      // Not a document at all.
      {"\"outputs\": [\"csv\", \"json\"]", "\"modified\": \"\"", Errc::bad_structure, 41, ""},
  }));
  const auto document = test::with(test::example_policy, fault.from, fault.to);
  CAPTURE(fault.from, fault.to);
  REQUIRE_FALSE(document.empty());
  const auto policy = parse_policy(document, "p.json");
  REQUIRE_FALSE(policy);
  CHECK(name(policy.error().code()) == name(fault.code));
  CHECK(policy.error().where().file == "p.json");
  CHECK(policy.error().where().column == fault.path);
  CHECK(policy.error().where().row == fault.line);
}

TEST_CASE("A misspelt key is told from one that nothing resembles", "[policy]") {
  const auto misspelt = parse_policy(test::with(test::example_policy, "\"keywords\"", "\"keyword\""), "p");
  const auto foreign = parse_policy(test::with(test::example_policy, "\"keywords\"", "\"colours\""), "p");
  REQUIRE_FALSE(misspelt);
  REQUIRE_FALSE(foreign);
  CHECK(misspelt.error().message().find("nearly this spelling") != std::string_view::npos);
  CHECK(foreign.error().message().find("nearly this spelling") == std::string_view::npos);
}

TEST_CASE("A policy that is not there, too large or not text is refused", "[policy]") {
  test::TemporaryDirectory dir;
  CHECK(read_policy((dir.path() / "none.json").string()).error().code() == Errc::not_found);
  CHECK(read_policy(dir.write("large.json", std::string(5U << 20U, ' '))).error().code() == Errc::limit_exceeded);
  CHECK(parse_policy("{\"policy_version\": \"\xff\"}", "p").error().code() == Errc::bad_encoding);
  CHECK(parse_policy("[]", "p").error().code() == Errc::bad_value);
}
