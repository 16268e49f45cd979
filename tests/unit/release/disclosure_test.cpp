#include <opendata/json.hpp>
#include <opendata/release.hpp>

#include "release/dataset_type.hpp"
#include "release/separation.hpp"
#include "support/catch.hpp"
#include "support/small_source.hpp"

using namespace opendata;
using test::replaced;
namespace fs = std::filesystem;

namespace {

/// A policy that withholds in every way: a column, records, passages of a text, detail, columns without a field.
const std::string withholding_policy = R"({
  "policy_version": 1, "dataset": { "id": "visits", "title": { "zh-TW": "訪視", "en": "Visits" } }, "modified": "2024-06-01T00:00:00Z",
  "fields": [
    { "source": "name", "name": "visitor", "role": "direct_identifier", "transform": "suppress" },
    { "source": "shop", "name": "shop", "role": "insensitive", "transform": "suppress", "ground": 7 },
    { "source": "old", "name": "old", "role": "insensitive", "transform": "suppress" },
    { "source": "day", "name": "quarter", "role": "quasi_identifier", "transform": { "name": "generalize_date", "to": "quarter", "calendar": "ad" } },
    { "source": "note", "name": "note", "role": "free_text", "transform": "scrub_text" }
  ],
  "privacy": { "k": 2, "suppression_limit": 0.5 }, "unlisted_columns_ground": 4, "outputs": ["csv"]
})";
const std::string visits =
    "name,shop,old,day,note,zz_unlisted\r\n"
    "王大明,甲店,x,2024-01-05,電話0912-345-678,a\r\n"
    "李小華,乙店,y,2024-02-05,無事,b\r\n"
    "陳美麗,丙店,,2024-09-05,無事,c\r\n";

json::Value published(const test::TemporaryDirectory& directory, const std::string& file) {
  const auto publication = test::publish_small(directory, visits, withholding_policy);
  if (!publication) FAIL(format_error(publication.error(), Language::en));
  const auto path = directory.path() / "catalog" / "datasets" / "visits" / publication->release_id / file;
  return json::parse(test::read_text(path), json::Dialect::strict).value();
}

std::string line_of(const json::Value& entry, std::string_view unit) {
  const json::Value* ground = entry.find("ground");
  return entry.text_of("name") + " " + entry.find(unit)->text() + " " + (ground->is(json::Kind::null) ? "-" : ground->text());
}

const char* const services_header =
    "code,name,window,law,procedure,documents,days,channel\r\n";
const std::string services_policy = [] {
  std::string fields;
  for (const auto& [source, name] : {std::pair{"code", "item_id"}, {"name", "item_name"}, {"window", "window"}, {"law", "law"},
                                     {"procedure", "procedure"}, {"documents", "documents"}, {"channel", "channel"}})
    fields += std::string("{ \"source\": \"") + source + "\", \"name\": \"" + name + R"(", "role": "insensitive", "transform": "keep" },)";
  return R"({ "policy_version": 1, "dataset": { "id": "services", "type": "service-items", "title": "服務" }, "modified": "2024-06-01T00:00:00Z", "fields": [)" +
         fields + R"({ "source": "days", "name": "days", "type": "integer", "role": "insensitive", "transform": "keep" }], "outputs": ["csv"] })";
}();

Result<Publication> publish_service(const std::string& row, const std::string& policy = services_policy) {
  const test::TemporaryDirectory directory;
  return test::publish_small(directory, services_header + row + "\r\n", policy);
}

}  // namespace

TEST_CASE("The separation report counts what is withheld under each ground, and holds no value", "[release][separation]") {
  const test::TemporaryDirectory directory;
  const auto report = published(directory, "separation.json");
  CHECK(report.find("records_in")->integer() == 3);
  CHECK(report.find("records_out")->integer() == 2);
  CHECK(line_of(*report.find("records_withheld"), "rows") == " 1 6");
  const auto& columns = report.find("columns_withheld")->items();
  REQUIRE(columns.size() == 3);
  CHECK(line_of(columns[0], "rows") == "visitor 2 6");
  CHECK(line_of(columns[1], "rows") == "shop 2 7");
  CHECK(line_of(columns[2], "rows") == "old 2 -");
  CHECK(line_of(report.find("text_withheld")->items().at(0), "passages") == "note 1 6");
  CHECK(line_of(report.find("reduced_detail")->items().at(0), "cells") == "quarter 2 6");
  CHECK(line_of(*report.find("unlisted_columns"), "columns") == " 1 4");
  CHECK(report.find("grounds")->items().size() == 9);
  const auto release = directory.path() / "catalog" / "datasets" / "visits";
  for (const auto& entry : fs::recursive_directory_iterator(release)) {
    if (!entry.path().filename().string().starts_with("separation")) continue;
    for (const char* value : {"王大明", "甲店", "0912", "zz_unlisted"}) CHECK(test::read_text(entry.path()).find(value) == std::string::npos);
  }
}

TEST_CASE("The page of what is withheld speaks both languages and names the grounds in the law's words", "[release][separation]") {
  const test::TemporaryDirectory directory;
  published(directory, "separation.json");
  const auto entries = read_catalog(directory.path() / "catalog").value();
  const auto page = test::read_text(directory.path() / "catalog" / "datasets" / "visits" / entries.at(0).current / "separation.html");
  CHECK(page.find("限制公開說明：訪視") != std::string::npos);
  CHECK(page.find("What is withheld: Visits") != std::string::npos);
  CHECK(page.find("個人隱私") != std::string::npos);
  CHECK(page.find("營業上秘密") != std::string::npos);
  CHECK(page.find("<script") == std::string::npos);
}

TEST_CASE("A release holds the quality checks that were made on it", "[release][quality]") {
  const test::TemporaryDirectory directory;
  const auto report = published(directory, "quality.json");
  const json::Value& dataset = report.find("datasets")->items().at(0);
  const json::Value& checks = *dataset.find("checks");
  CHECK(checks.text_of("structure") == "passed");
  CHECK(checks.text_of("linkable") == "not-checked");
  CHECK(checks.text_of("duplicates") == "not-applicable");
  CHECK(checks.text_of("odf") == "failed");  // the policy's outputs have no ODS
  CHECK(dataset.find("findings")->items().size() == 1);
}

TEST_CASE("Service items follow their type, and what does not is refused with row and field", "[release][type]") {
  const std::string good = "A1,登記,一號窗口,某法第1條,受理→核發,證件,3,臨櫃";
  CHECK(publish_service(good));
  struct Row {
    std::string row;
    const char* field;
  };
  for (const Row& row : {Row{"A1,登記,,某法第1條,受理,證件,3,臨櫃", "window"}, Row{"A1,登記,一號窗口,某法第1條,受理,證件,-1,臨櫃", "days"},
                         Row{"A1,登記,一號窗口,某法第1條,受理,證件,3,傳真", "channel"}}) {
    CAPTURE(row.row);
    const auto refused = publish_service(good + "\r\n" + row.row);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == Errc::refused);
    CHECK(refused.error().where().column == row.field);
  }
}

TEST_CASE("A policy of a type has the type's fields", "[release][type]") {
  const std::string row = "A1,登記,一號窗口,某法第1條,受理,證件,3,臨櫃";
  const auto other_type = publish_service(row, replaced(services_policy, "\"type\": \"integer\", ", ""));
  REQUIRE_FALSE(other_type);
  CHECK(other_type.error().code() == Errc::bad_value);
  CHECK(other_type.error().where().column == "days");
  const auto missing = publish_service(row, replaced(services_policy, "\"name\": \"law\"", "\"name\": \"legal\""));
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code() == Errc::missing_column);
  CHECK(missing.error().where().column == "law");
  const auto unknown = publish_service(row, replaced(services_policy, "service-items", "no-such-type"));
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().code() == Errc::not_found);
}
