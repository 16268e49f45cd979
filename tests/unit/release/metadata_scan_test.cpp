#include "release/metadata_scan.hpp"

#include "support/catch.hpp"
#include "support/small_source.hpp"

using namespace opendata;
using test::replaced;
using test::small_policy;

namespace {

/// A change of the policy, and where the personal data then is; empty: nothing is refused.
struct Row {
  std::string from, to;
  const char* place = "";
  const char* type = "";
};

Result<void> scan(const Row& row) {
  return release::refuse_personal_metadata(
      parse_policy(replaced(small_policy, row.from, row.to), "policy.json").value());
}

}  // namespace

TEST_CASE("Personal data in what a policy says to people is refused with its key and type, and never repeated",
          "[release][gate]") {
  const auto row = GENERATE(values<Row>({
      {"\"小型案件\"", "\"王小明身分證A123456789案件\"", "dataset.title", "NATIONAL_ID"},
      {"\"Small cases\"", "\"Cases of A123456789\"", "dataset.title", "NATIONAL_ID"},
      {"\"測試用案件\"", "\"測試用案件，電話0912345678\"", "dataset.description", "PHONE"},
      {"\"測試用案件\"", "\"由wang.xm@example.com整理\"", "dataset.description", "EMAIL"},
      {"\"language\": \"zh\"", "\"language\": \"zh\", \"notes\": \"身分證字號A123456789\"", "dataset.notes",
       "NATIONAL_ID"},
      {"\"測試\"]", "\"A123456789\"]", "dataset.keywords", "NATIONAL_ID"},
      {"\"案件編號\"", "\"A123456789\"", "fields[0].title", "NATIONAL_ID"},
      {"\"案件編號\"", "\"王小明\"", "fields[0].title", "PERSON"},
      {"\"案件編號\"", "\"高雄市三民區建國路0號\"", "fields[0].title", "ADDRESS"},
      {"\"案件編號\"", "\"ABC-1234\"", "fields[0].title", "PLATE"},
      {"\"en\": \"District\"", "\"en\": \"0912345678\"", "fields[1].title", "PHONE"},
      {"\"受理地點\"", "\"例如高雄市三民區建國路100號\"", "fields[1].description", "ADDRESS"},
  }));
  CAPTURE(row.to);
  const auto refused = scan(row);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == Errc::refused);
  CHECK(refused.error().where().column == row.place);
  CHECK(refused.error().library_type() == std::string(row.type));
  for (const auto language : {Language::en, Language::zh_tw})
    for (const char* value : {"A123456789", "王小明", "0912345678", "wang.xm", "建國路", "1234"})
      CHECK(format_error(refused.error(), language).find(value) == std::string::npos);
}

TEST_CASE("Ordinary headings, places and an office's own contact are no personal data of anybody", "[release][gate]") {
  const auto row = GENERATE(values<Row>({
      {"\"小型案件\"", "\"案件標題\""},
      {"\"小型案件\"", "\"林安泰古厝參觀人數\""},
      {"\"測試用案件\"", "\"位於高雄市三民區建國路100號之收容所，電話07-3368333\""},
      {"\"測試用案件\"", "\"洽 opendata@example.gov.tw 或 (07)000-0000\""},
      {"\"07-0000000\"", "\"0912-345-678\""},
      {"\"案件編號\"", "\"申請人姓名\""},
      {"\"案件編號\"", "\"身分證字號\""},
      {"\"案件編號\"", "\"吳江村\""},
      {"\"案件編號\"", "\"2024-H1\""},
      {"\"案件編號\"", "\"April\""},
      {"\"案件編號\"", "\"113年5月6日\""},
      {"\"受理地點\"", "\"西元年與上下半年，例如 2024-H1\""},
  }));
  CAPTURE(row.to);
  const auto clean = scan(row);
  CHECK(clean.has_value());
}

TEST_CASE(
    "A contact's number may be repeated, a heading that a field allows may stay, and what is not published may say "
    "anything",
    "[release][gate]") {
  const std::string mobile = replaced(small_policy, "\"07-0000000\"", "\"0912-345-678\"");
  const auto scanned = [](const std::string& policy) {
    return release::refuse_personal_metadata(parse_policy(policy, "policy.json").value()).has_value();
  };
  CHECK(scanned(replaced(mobile, "\"測試用案件\"", "\"電話０９１２３４５６７８\"")));
  CHECK_FALSE(scanned(replaced(mobile, "\"測試用案件\"", "\"電話0922345678\"")));
  const std::string named = replaced(small_policy, "\"案件編號\"", "\"王小明\"");
  CHECK(scanned(replaced(named, "\"name\": \"case_id\"", "\"name\": \"case_id\", \"allow\": [\"PERSON\"]")));
  CHECK(scanned(replaced(named, "\"transform\": \"keep\"", "\"transform\": \"suppress\"")));
}

TEST_CASE("A release whose header would name somebody is refused before anything is written", "[release][gate]") {
  const test::TemporaryDirectory directory;
  const auto refused =
      test::publish_small(directory, test::small_source, replaced(small_policy, "\"案件編號\"", "\"王小明\""));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().where().column == "fields[0].title");
  CHECK(refused.error().where().file == "policy.json");
  CHECK_FALSE(std::filesystem::exists(directory.path() / "catalog"));
}
