#include <algorithm>
#include <opendata/catalog.hpp>

#include "support/catch.hpp"
#include "support/small_source.hpp"
#include "unit/catalog/triples.hpp"

using namespace opendata;

namespace {

/// The policy of the small source with everything that vocabularies have a place for.
const std::string full_policy = [] {
  std::string text = test::replaced(test::small_policy, "\"keywords\": [\"案件\", \"測試\"]",
                                    R"("keywords": {"zh-TW": ["案件", "測試/一"], "en": ["cases"]}, "disclosure": [5, 7], "issued": "2024-05-31",
                                       "landing_page": "https://www.example.gov.tw/cases", "notes": "備註")");
  return test::replaced(text, "\"name\": \"示範市政府\"", R"("name": {"zh-TW": "示範市政府", "en": "City of Example"})");
}();

struct Published {
  test::TemporaryDirectory directory;
  Release release;
  explicit Published(const std::string& policy = full_policy) {
    const auto publication = test::publish_small(directory, test::small_source, policy);
    if (!publication) FAIL(format_error(publication.error(), Language::en));
    release = open_release(directory.path() / "catalog", "small-cases", publication->release_id).value();
  }
  [[nodiscard]] std::string text(const std::string& path) const { return test::read_text(release.directory / path); }
  [[nodiscard]] json::Value json(const std::string& path) const {
    return json::parse(text(path), json::Dialect::strict).value();
  }
};

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const auto& text : texts) out += (out.empty() ? "" : " ") + text;
  return out;
}

std::string extra(const json::Value& package, std::string_view key) {
  for (const json::Value& entry : package.find("extras")->items())
    if (entry.text_of("key") == key) return entry.text_of("value");
  return {};
}

}  // namespace

TEST_CASE("Version 1 for data.gov.tw has every field of the exchange standard by its exact name", "[catalog][dgtw]") {
  const Published published;
  const auto record = published.json("metadata/dgtw-v1.json");
  CHECK(joined(record.keys()) ==
        "categoryCode identifier title description fieldDescription type license licenseURL cost costURL costLaw "
        "organization organizationContactName organizationContactPhone organizationContactEmail publisher "
        "publisherContactName publisherContactPhone publisherContactEmail publisherOID publisherOrgCode accrualPeriodicity "
        "temporalCoverageFrom temporalCoverageTo issued modified spatial language landingPage keyword numberOfData notes "
        "distribution");
  CHECK(record.text_of("license") == "政府資料開放授權條款－第1版");
  CHECK(record.text_of("accrualPeriodicity") == "每月");
  CHECK(record.text_of("issued") == "2024-05-31 00:00:00");
  CHECK(record.text_of("modified") == "2024-06-01 08:00:00");
  CHECK(record.text_of("fieldDescription") == "案件編號、行政區、日期、時數、分數、急件、備註");
  CHECK(record.find("numberOfData")->integer() == 4);
  CHECK(record.text_of("notes") == "備註\n依政府資訊公開法第7條第1項第5款、第7款主動公開。");
  const auto& csv = record.find("distribution")->items().at(0);
  CHECK(joined(csv.keys()) ==
        "resourceID resourceDescription format resourceModified downloadURL metadataSourceOfData characterSetCode");
  CHECK(csv.text_of("resourceID") == "397000000A-000009-001");
}

TEST_CASE("A frequency that is not stated makes no record for data.gov.tw rather than a guess", "[catalog][dgtw]") {
  const test::TemporaryDirectory directory;
  const auto publication = test::publish_small(
      directory, test::small_source,
      test::replaced(test::small_policy, "\"update_frequency\": { \"every\": 1, \"unit\": \"月\" },", ""));
  REQUIRE(publication);
  REQUIRE(publication->left_out.size() == 2);
  CHECK(publication->left_out[0].format == "dgtw-v1");
  CHECK(publication->left_out[0].key == "update_frequency");
  const auto release = directory.path() / "catalog" / "datasets" / "small-cases" / publication->release_id;
  CHECK_FALSE(std::filesystem::exists(release / "metadata" / "dgtw-v1.json"));
  CHECK(std::filesystem::exists(release / "metadata" / "dcat.ttl"));
}

TEST_CASE("A record with a placeholder is not published", "[catalog][placeholder]") {
  const test::TemporaryDirectory directory;
  const auto refused = test::publish_small(
      directory, test::small_source, test::replaced(test::small_policy, "資料開放窗口", "聯絡人"));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == Errc::refused);
  CHECK(refused.error().where().column == "dataset.contact.name");
  CHECK_FALSE(std::filesystem::exists(directory.path() / "catalog" / "catalog.json"));
}

TEST_CASE("DCAT holds the same triples in both forms, in Chinese and English", "[catalog][dcat]") {
  const Published published;
  const auto turtle = test::triples_of_turtle(published.text("metadata/dcat.ttl"));
  CHECK(turtle == test::triples_of_json_ld(published.text("metadata/dcat.jsonld")));
  const std::string dataset = "https://data.example.gov.tw/datasets/small-cases ";
  for (const char* triple : {"http://purl.org/dc/terms/title \"小型案件\"@zh-Hant", "http://purl.org/dc/terms/title \"Small cases\"@en",
                             "http://www.w3.org/ns/dcat#keyword \"cases\"@en",
                             "http://www.w3.org/ns/dcat#theme <https://data.example.gov.tw/catalog#disclosure-7>",
                             "http://www.w3.org/ns/dcat#theme <https://data.example.gov.tw/catalog#service-I00>",
                             "http://purl.org/dc/terms/modified \"2024-06-01T00:00:00Z\"^^http://www.w3.org/2001/XMLSchema#dateTime",
                             "http://purl.org/dc/terms/issued \"2024-05-31\"^^http://www.w3.org/2001/XMLSchema#date"}) {
    CAPTURE(triple);
    CHECK(turtle.contains(dataset + triple));
  }
  CHECK(turtle.contains("urn:oid:2.16.886.101.90029.20002 http://xmlns.com/foaf/0.1/name \"City of Example\"@en"));
}

TEST_CASE("A CKAN package has tags that CKAN takes and an address for each table", "[catalog][ckan]") {
  const Published published;
  const auto package = published.json("metadata/ckan.json");
  CHECK(package.text_of("name") == "small-cases");
  CHECK(package.text_of("owner_org") == "397000000a");
  CHECK(package.find("tags")->items().at(1).text_of("name") == "測試-一");
  CHECK(extra(package, "更新頻率") == "每月");
  CHECK(extra(package, "disclosure") == "5,7");
  CHECK(extra(package, "title_en") == "Small cases");
  const auto& resources = package.find("resources")->items();
  REQUIRE(resources.size() == 4);
  CHECK(resources[0].text_of("mimetype") == "text/csv");
  CHECK(resources[0].text_of("hash").starts_with("sha256:"));
}

TEST_CASE("A data package names fields as each file does and files by their place in the release", "[catalog][frictionless]") {
  const Published published;
  const auto package = published.json("datapackage.json");
  const auto& csv = package.find("resources")->items().at(0);
  CHECK(csv.text_of("path") == "small-cases.csv");
  CHECK(std::filesystem::file_size(published.release.directory / csv.text_of("path")) ==
        static_cast<std::uintmax_t>(*csv.find("bytes")->integer()));
  const auto& fields = csv.find("schema")->find("fields")->items();
  CHECK(fields.at(0).text_of("name") == "案件編號");
  CHECK(fields.at(0).text_of("type") == "string");
  CHECK(fields.at(4).text_of("type") == "number");
  CHECK(package.find("resources")->items().at(1).find("schema")->find("fields")->items().at(0).text_of("name") == "case_id");
}

TEST_CASE("CSVW stands beside the CSV file and its titles are the header", "[catalog][csvw]") {
  const Published published;
  const auto table = published.json("small-cases.csv-metadata.json");
  CHECK(table.text_of("url") == "small-cases.csv");
  std::string header;
  for (const auto& column : table.find("tableSchema")->find("columns")->items())
    header += (header.empty() ? "" : ",") + column.text_of("titles");
  CHECK(published.text("small-cases.csv").starts_with(header + "\r\n"));
  CHECK(table.find("tableSchema")->find("columns")->items().at(2).find("datatype")->text_of("format") == "yyyy-MM-dd");
}

TEST_CASE("schema.org has what search engines ask of a data set", "[catalog][schema-org]") {
  const Published published;
  const auto dataset = published.json("metadata/schema-org.jsonld");
  for (const char* key : {"name", "description", "license", "creator", "distribution", "isAccessibleForFree", "dateModified"})
    CHECK(dataset.find(key) != nullptr);
  CHECK(dataset.text_of("temporalCoverage") == "2024-05-01/2024-05-31");
  CHECK(dataset.find("creator")->text_of("alternateName") == "City of Example");
}

TEST_CASE("What a policy's new keys say is read back from the release", "[catalog][policy]") {
  const Published published;
  const DatasetMetadata& metadata = published.release.metadata;
  CHECK(metadata.publisher_name == "示範市政府");
  CHECK(metadata.publisher_name_en == "City of Example");
  CHECK(metadata.keywords_en == std::vector<std::string>{"cases"});
  CHECK(metadata.disclosure == std::vector<std::string>{"5", "7"});
  CHECK(metadata.issued == "2024-05-31");
  for (const char* wrong : {"[0]", "[11]", "\"5\"", "5.5"}) {
    CAPTURE(wrong);
    const auto policy = parse_policy(test::replaced(full_policy, "[5, 7]", wrong), "policy.json");
    REQUIRE_FALSE(policy);
    CHECK(policy.error().code() == Errc::bad_value);
  }
}
