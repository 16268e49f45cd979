#include <chrono>
#include <map>
#include <opendata/files.hpp>
#include <opendata/release.hpp>
#include <set>
#include <thread>

#include "support/catch.hpp"
#include "unit/api/published_site.hpp"
#include "unit/api/site_fixture.hpp"

using test::at;
using test::published_site;

namespace {

/// A metadata file of the current release, with this server's addresses in the place of the policy's.
std::string written_record(const std::string& dataset, const std::string& file) {
  const auto catalog = published_site().directory() / "catalog";
  std::string text = opendata::read_file(catalog / "datasets" / dataset / published_site().current(dataset) / file, 1U << 20U).value();
  for (const std::string_view policy : {"https://data.example.gov.tw", "http://127.0.0.1:8080"})
    for (auto place = text.find(policy); place != std::string::npos; place = text.find(policy))
      text.replace(place, policy.size(), "https://data.example");
  return text;
}

opendata::json::Value answered(const std::string& target) {
  return std::move(*opendata::json::parse(published_site().page(target), opendata::json::Dialect::strict));
}

std::string extra(const opendata::json::Value& record, std::string_view key) {
  for (const auto& each : record.find("extras")->items())
    if (at(each, "key") == key) return at(each, "value");
  return "(none)";
}

}  // namespace

TEST_CASE("The national record of a dataset is what its release says, with the server's addresses", "[api][national]") {
  const auto [id, identifier] = GENERATE(table<std::string, std::string>(
      {{"small-cases", "397000000A-000009"}, {"service-items", "397000000A-000003"}, {"service-items", "service-items"}}));
  CAPTURE(id, identifier);
  CHECK(published_site().page("/api/v1/rest/dataset/" + identifier) ==
        "{\"success\":true,\"result\":" + written_record(id, "metadata/dgtw-v1.json") + "}");
}

TEST_CASE("The national record names each file's number once, one address, the frequency and the licence in full", "[api][national]") {
  const auto record = answered("/api/v1/rest/dataset/397000000A-000009");
  CHECK(at(record, "result.accrualPeriodicity") == "每月");
  CHECK(at(record, "result.licenseURL") == "https://data.gov.tw/license");
  std::set<std::string> numbers;
  for (const auto& file : record.find("result")->find("distribution")->items()) {
    CHECK(numbers.insert(at(file, "resourceID")).second);
    CHECK((file.find("downloadURL") == nullptr) != (file.find("accessURL") == nullptr));
    const auto rows = answered("/api/v1/rest/datastore/" + at(file, "resourceID") + "?limit=1");
    CHECK(at(rows, "result.resource_id") == at(file, "resourceID"));
    CHECK(at(rows, "result.total") == at(record, "result.numberOfData"));
  }
  CHECK(numbers.size() == 4);
}

TEST_CASE("A dataset without a national identifier is numbered by its name", "[api][national]") {
  const auto record = answered("/api/v1/rest/dataset/case-statistics");
  CHECK(at(record, "result.identifier") == "case-statistics");
  CHECK(at(record, "result.distribution.1.resourceID") == "case-statistics-002");
  CHECK(at(answered("/api/v1/rest/datastore/case-statistics-002?limit=1"), "success") == "true");
}

TEST_CASE("CKAN's record has the extras, names and descriptions that the release's own has", "[api][ckan]") {
  const auto written = *opendata::json::parse(written_record("small-cases", "metadata/ckan.json"), opendata::json::Dialect::strict);
  const auto answer = answered("/api/3/action/package_show?id=small-cases");
  const auto& served = *answer.find("result");
  CHECK(at(served, "url") == at(written, "url"));
  for (const auto& each : written.find("extras")->items()) CHECK(extra(served, at(each, "key")) == at(each, "value"));
  std::set<std::string> keys;
  for (const auto& each : served.find("extras")->items()) CHECK(keys.insert(at(each, "key")).second);
  std::map<std::string, std::string> descriptions;  // by name
  for (const auto& each : served.find("resources")->items()) descriptions[at(each, "name")] = at(each, "description");
  for (const auto& each : written.find("resources")->items()) CHECK(descriptions[at(each, "name")] == at(each, "description"));
}

TEST_CASE("When a dataset was issued is told as its policy says", "[api][ckan]") {
  CHECK(at(answered("/api/3/action/package_show?id=case-statistics"), "result.metadata_created") == "2019-12-31T00:00:00");
  CHECK(at(answered("/api/v1/rest/dataset/case-statistics"), "result.issued") == "2019-12-31 00:00:00");
  const auto list = answered("/data.json");
  bool found = false;
  for (const auto& each : list.find("dataset")->items()) found = found || at(each, "issued") == "2019-12-31";
  CHECK(found);
}

TEST_CASE("Of releases with one date the feed has the newest first", "[api][discovery]") {
  test::SiteFixture site;
  const auto newer = site.publish_release("旗津區");
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));  // the catalogue is looked at once a second
  const auto feed = site.get("/feeds/releases.atom").body;
  const auto first = feed.find("animal-cases:" + newer), second = feed.find("animal-cases:" + site.releases().back());
  CHECK(first < second);
  CHECK(second != std::string::npos);
}
