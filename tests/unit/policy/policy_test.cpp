#include <opendata/policy.hpp>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"
#include "unit/policy/example_policy.hpp"
#include "support/source_directory.hpp"

using namespace opendata;

TEST_CASE("Every key of a policy arrives where it belongs", "[policy]") {
  const auto policy = parse_policy(test::example_policy, "p.json");
  REQUIRE(policy);
  CHECK(policy->file == "p.json");
  CHECK(policy->sha256.size() == 64);
  SECTION("dataset") {
    const auto& dataset = policy->dataset;
    CHECK(dataset.id == "adoptions");
    CHECK(dataset.identifier == "397000000A-000002");
    CHECK(dataset.title.zh_tw == "認養明細");
    CHECK(dataset.title.en == "Adoptions");
    CHECK(dataset.description.zh_tw == "去識別化");
    CHECK(dataset.publisher_name == "動物保護處");
    CHECK(dataset.publisher_oid == "2.16.886.101");
    CHECK(dataset.publisher_org_code == "397000000A");
    CHECK(dataset.contact_name == "窗口");
    CHECK(dataset.contact_phone == "07-0000000");
    CHECK(dataset.contact_email == "opendata@example.gov.tw");
    CHECK(dataset.license == "OGDL-Taiwan-1.0");
    CHECK(dataset.update_every == 3);
    CHECK(dataset.update_unit == "月");
    CHECK(dataset.category_service == "I00");
    CHECK(dataset.category_dataset == "A");
    CHECK(dataset.keywords == std::vector<std::string>{"認養", "收容"});
    CHECK(dataset.spatial == "高雄市");
    CHECK(dataset.language == "zh");
    CHECK(dataset.temporal_from == "2024-01-01");
    CHECK(dataset.temporal_to == "2024-12-31");
    CHECK(dataset.landing_page == "https://example.gov.tw/adoptions");
    CHECK(dataset.notes == "虛構");
    CHECK(dataset.base_url == "https://data.example.gov.tw");
  }
  SECTION("input") {
    CHECK(policy->input.format == InputFormat::csv);
    CHECK(policy->input.encoding == text::Encoding::utf8);
    CHECK(policy->input.delimiter == ';');
    CHECK(policy->input.title_rows == 1);
    CHECK(policy->input.header_rows == 2);
    CHECK(policy->input.missing_values == std::vector<std::string>{"-", "NULL"});
    CHECK(policy->input.trim);
    CHECK_FALSE(policy->input.skip_blank_rows);
  }
  SECTION("fields") {
    REQUIRE(policy->fields.size() == 4);
    CHECK(policy->fields[1].source == "日期");
    CHECK(policy->fields[1].field.name == "adopted");
    CHECK(policy->fields[1].field.title.en == "Month");
    CHECK(policy->fields[1].role == Role::quasi_identifier);
    CHECK(policy->fields[1].transform == "generalize_date");
    CHECK(policy->fields[1].parameters.text_of("to") == "month");
    CHECK(policy->fields[1].line == 33);
    CHECK(policy->fields[2].field.type == FieldType::integer);
    CHECK(policy->fields[3].allow == std::vector<std::string>{"PHONE"});
  }
  SECTION("the rest") {
    CHECK(policy->privacy.k == 5);
    CHECK(policy->privacy.suppression_limit == 0.1);
    CHECK(policy->privacy.person == "姓名");
    CHECK(policy->release_domain == "2024");
    CHECK(policy->modified == "2024-05-06T07:08:09Z");
    CHECK(policy->outputs == std::vector<std::string>{"csv", "json"});
  }
}

TEST_CASE("What is not stated is strict, a string, and published in the formats of the documents", "[policy]") {
  const auto policy = parse_policy(R"({"policy_version": 1, "dataset": {"id": "a", "title": "甲"},
    "fields": [{"source": "種類", "name": "kind", "role": "insensitive", "transform": "keep"}]})", "p.json");
  REQUIRE(policy);
  CHECK(policy->fields[0].field.type == FieldType::string);
  CHECK(policy->fields[0].field.title.zh_tw == "種類");
  CHECK(policy->input.delimiter == ',');
  CHECK_FALSE(policy->input.encoding);
  CHECK(policy->privacy.k == 0);
  CHECK(policy->outputs == std::vector<std::string>{"csv", "json", "jsonl", "xml", "ods"});
  CHECK_FALSE(policy->geometry);
  CHECK_FALSE(policy->gzip);
  CHECK(policy->csv == CsvDialect{});
}

TEST_CASE("Comments and trailing commas are welcome", "[policy]") {
  CHECK(parse_policy("// why\n" + test::with(test::example_policy, "\"outputs\": [\"csv\", \"json\"]", "\"outputs\": [\"csv\",], /* all */"), "p"));
}

TEST_CASE("The hash of a policy is of the file's bytes", "[policy]") {
  test::TemporaryDirectory dir;
  const auto a = read_policy(dir.write("a.json", test::example_policy));
  const auto b = read_policy(dir.write("b.json", test::example_policy + " "));
  REQUIRE(a);
  REQUIRE(b);
  CHECK(a->sha256 != b->sha256);
  CHECK(a->file.ends_with("a.json"));
}

TEST_CASE("The policies that come with the project are right", "[policy]") {
  const std::filesystem::path source = test::source_directory();
  std::size_t read = 0;
  for (const auto& directory : {source / "data" / "policies", source / "tests" / "golden" / "policies"}) {
    for (const auto& entry : std::filesystem::directory_iterator(directory)) {
      if (entry.path().extension() != ".json") continue;
      const auto policy = read_policy(entry.path().string());
      CAPTURE(entry.path().filename().string());
      if (!policy) FAIL(format_error(policy.error(), Language::en));
      ++read;
    }
  }
  CHECK(read >= 4);
}

TEST_CASE("A sheet is named of spreadsheets only, which have columns by position like CSV", "[policy]") {
  const auto with_input = [](const std::string& input) {
    return parse_policy(R"({"policy_version": 1, "dataset": {"id": "d", "title": "題"}, "input": )" + input +
                            R"(, "fields": [{"source": "a", "name": "a", "role": "insensitive", "transform": "keep"}]})",
                        "p.json");
  };
  const auto named = with_input(R"({"format": "ods", "sheet": "一月", "header_rows": 0, "columns": ["a"]})");
  REQUIRE(named);
  CHECK(named->input.format == InputFormat::ods);
  CHECK(named->input.sheet == "一月");
  const auto refused = with_input(R"({"sheet": "一月"})");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == Errc::bad_value);
  CHECK_FALSE(with_input(R"({"format": "json", "columns": ["a"]})"));
  CHECK(with_input(R"({"format": "json", "skip_late_keys": true})")->input.skip_late_keys);
}
