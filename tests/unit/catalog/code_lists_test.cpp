#include <opendata/code_lists.hpp>
#include <opendata/files.hpp>

#include "support/catch.hpp"
#include "support/small_source.hpp"

using namespace opendata;
using catalog::CodeLists;
using catalog::Defect;

namespace {

DatasetMetadata small_metadata() { return parse_policy(test::small_policy, "policy.json").value().dataset; }

std::string defect_key(const DatasetMetadata& metadata, Defect defect) {
  for (const auto& found : catalog::find_placeholders(CodeLists::load().value(), metadata))
    if (found.defect == defect) return found.key;
  return {};
}

}  // namespace

TEST_CASE("The code lists of the package are found from a program of the build and are whole", "[catalog][codes]") {
  const auto codes = CodeLists::load();
  REQUIRE(codes);
  CHECK(codes->disclosure_categories.size() == 10);
  CHECK(codes->restriction_grounds.size() == 9);
  CHECK(find_code(codes->disclosure_categories, "7")->label.zh_tw == "請願之處理結果及訴願之決定");
  CHECK(find_code(codes->disclosure_categories, "11") == nullptr);
  for (const char* profile : {"dgtw-v1", "dgtw-v2", "dcat-ap", "ckan", "datapackage", "csvw", "schema-org", "sitemap"})
    CHECK_FALSE(codes->profiles.at(profile).empty());
}

TEST_CASE("A frequency is found by unit and number", "[catalog][codes]") {
  const auto codes = CodeLists::load().value();
  struct Row {
    const char* unit;
    unsigned every;
    const char* eu;
  };
  for (const Row& row : {Row{"月", 1, "MONTHLY"}, Row{"月", 3, "QUARTERLY"}, Row{"月", 5, "OTHER"}, Row{"季", 1, "QUARTERLY"},
                         Row{"年", 1, "ANNUAL"}, Row{"不定期", 1, "IRREG"}, Row{"日", 1, "DAILY"}}) {
    CAPTURE(row.unit, row.every);
    DatasetMetadata metadata;
    metadata.update_unit = row.unit;
    metadata.update_every = row.every;
    REQUIRE(codes.frequency_of(metadata) != nullptr);
    CHECK(codes.frequency_of(metadata)->eu == row.eu);
  }
  CHECK(codes.frequency_of(DatasetMetadata{}) == nullptr);
}

TEST_CASE("OPENDATA_DATA names other lists, and a list that is broken says where", "[catalog][codes]") {
  const test::TemporaryDirectory directory;
  std::filesystem::copy(find_data("catalogs").value(), directory.path() / "catalogs");
  ::setenv("OPENDATA_DATA", directory.path().c_str(), 1);
  directory.write("catalogs/licenses.json", "[{\"spdx\": \"MIT\",\n \"zh-TW\": \"麻省\", \"en\": \"MIT\"}]");
  const auto broken = CodeLists::load();
  directory.write("catalogs/licenses.json", "[{\"spdx\": \"MIT\", \"zh-TW\": \"麻省\", \"en\": \"MIT\", \"iri\": \"https://e.tw/mit\"}]");
  const auto other = CodeLists::load();
  ::setenv("OPENDATA_DATA", (directory.path() / "nowhere").c_str(), 1);
  const auto nowhere = CodeLists::load();
  ::unsetenv("OPENDATA_DATA");
  REQUIRE_FALSE(broken);
  CHECK(broken.error().code() == Errc::missing_column);
  CHECK(broken.error().where().column == "[0].iri");
  REQUIRE(other);
  CHECK(other->licenses.size() == 1);
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().code() == Errc::not_found);
}

TEST_CASE("A placeholder is told from a text that says something", "[catalog][placeholder]") {
  CHECK(defect_key(small_metadata(), Defect::placeholder).empty());
  CHECK(defect_key(small_metadata(), Defect::trial) == "contact.phone");
  struct Row {
    const char* text;
    bool placeholder;
  };
  for (const Row& row : {Row{"organization", true}, Row{" Organization ", true}, Row{"TODO: 名稱", true}, Row{"測試", true},
                         Row{"待補", true}, Row{"joe@abc.com", true}, Row{"lorem ipsum dolor", true}, Row{"測試儀器校正紀錄", false},
                         Row{"動物保護處", false}, Row{"姓名以○○遮蔽", false}, Row{"年齡<18", false}}) {
    CAPTURE(row.text);
    DatasetMetadata metadata = small_metadata();
    metadata.publisher_name = row.text;
    CHECK((defect_key(metadata, Defect::placeholder) == "publisher.name") == row.placeholder);
  }
}

TEST_CASE("What a catalogue requires is on its list, and nothing for trials is sent elsewhere", "[catalog][placeholder]") {
  const auto codes = CodeLists::load().value();
  DatasetMetadata metadata = small_metadata();
  metadata.contact_phone = "07-3368333#2100";
  metadata.contact_email = "opendata@kcg.gov.tw";
  CHECK(ready_to_send(codes, "dgtw-v1", metadata).error().where().column == "base_url");  // data.example.gov.tw
  metadata.base_url = "https://data.kcg.gov.tw";
  CHECK(ready_to_send(codes, "dgtw-v1", metadata));
  metadata.publisher_org_code.clear();
  CHECK(ready_to_send(codes, "dgtw-v2", metadata));
  const auto incomplete = ready_to_send(codes, "dgtw-v1", metadata);
  REQUIRE_FALSE(incomplete);
  CHECK(incomplete.error().code() == Errc::refused);
  CHECK(incomplete.error().where().column == "publisher.org_code");
  metadata.update_unit.clear();
  CHECK(missing_keys(codes, "dgtw-v2", metadata).at(0).key == "update_frequency");
}
