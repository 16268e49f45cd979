#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <limits>
#include <map>
#include <opendata/check.hpp>
#include <opendata/files.hpp>
#include <opendata/json.hpp>
#include <opendata/publish.hpp>
#include <opendata/release.hpp>

#include "release/gate.hpp"
#include "support/catch.hpp"
#include "support/small_source.hpp"

using namespace opendata;
using test::replaced;
using test::small_policy;
using test::small_source;

namespace {

Release current(const test::TemporaryDirectory& directory) {
  const auto catalog = directory.path() / "catalog";
  const auto entries = read_catalog(catalog).value();
  return open_release(catalog, entries.at(0).dataset_id, entries.at(0).current).value();
}

json::Value read_json(const std::filesystem::path& path) {
  return json::parse(test::read_text(path), json::Dialect::strict).value();
}

bool has_leftovers(const test::TemporaryDirectory& directory) {
  for (const auto& entry :
       std::filesystem::directory_iterator(directory.path() / "catalog" / "datasets" / "small-cases")) {
    if (entry.path().filename().string().starts_with(".")) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("A source becomes a release that checks", "[release][publish]") {
  const test::TemporaryDirectory directory;
  const auto publication = test::publish_small(directory);
  REQUIRE(publication);
  CHECK_FALSE(publication->unchanged);
  CHECK(publication->pipeline.records_out == 4);
  const Release release = current(directory);
  CHECK(release.id == publication->release_id);
  CHECK(release.manifest.modified == "2024-06-01T00:00:00Z");
  CHECK(release.manifest.rows == 4);
  CHECK(release.schema.fields.size() == 7);
  CHECK(release.metadata.title.en == "Small cases");
  const auto checked = check(directory.path() / "catalog");
  REQUIRE(checked);
  REQUIRE(checked->size() == 1);
  CHECK(checked->at(0).is_good());
  CHECK(check(release.directory).value().at(0).is_good());
  CHECK_FALSE(has_leftovers(directory));
}

TEST_CASE("The same source gives the same bytes wherever and whenever it is published", "[release][publish]") {
  const test::TemporaryDirectory a, b;
  REQUIRE(test::publish_small(a));
  REQUIRE(test::publish_small(b));
  const Release first = current(a), second = current(b);
  CHECK(first.id == second.id);
  for (const ReleaseFile& file : first.manifest.files) {
    CAPTURE(file.path);
    CHECK(test::read_text(first.directory / file.path) == test::read_text(second.directory / file.path));
  }
}

TEST_CASE("Publishing the same source again changes nothing", "[release][publish]") {
  const test::TemporaryDirectory directory;
  REQUIRE(test::publish_small(directory));
  const auto before = test::read_text(directory.path() / "catalog" / "catalog.json");
  const auto again = test::publish_small(directory);
  REQUIRE(again);
  CHECK(again->unchanged);
  CHECK(test::read_text(directory.path() / "catalog" / "catalog.json") == before);
  CHECK_FALSE(has_leftovers(directory));
}

TEST_CASE("A release says which fields the one before had and it has not, and which are new", "[release][publish]") {
  const test::TemporaryDirectory directory;
  const auto first = test::publish_small(directory);
  REQUIRE(first);
  CHECK((first->fields_gone.empty() && first->fields_new.empty()));
  const auto other = test::publish_small(directory, small_source,
                                         replaced(small_policy, "\"name\": \"hours\"", "\"name\": \"duration\""));
  REQUIRE(other);
  CHECK(other->fields_gone == std::vector<std::string>{"hours"});
  CHECK(other->fields_new == std::vector<std::string>{"duration"});
}

TEST_CASE("Old releases are kept, newest first, and an old one can become current again", "[release][publish]") {
  const test::TemporaryDirectory directory;
  const auto first = test::publish_small(directory);
  const auto second = test::publish_small(directory, replaced(small_source, "小黑", "小白"));
  REQUIRE(second);
  const auto entries = read_catalog(directory.path() / "catalog").value();
  CHECK(entries.at(0).releases == std::vector<std::string>{second->release_id, first->release_id});
  CHECK(check(directory.path() / "catalog").value().size() == 2);
  const auto third = test::publish_small(directory);
  REQUIRE(third);
  CHECK_FALSE(third->unchanged);
  CHECK(read_catalog(directory.path() / "catalog").value().at(0).current == first->release_id);
}

TEST_CASE("The modification time comes from the source file when the policy states none", "[release][publish]") {
  const test::TemporaryDirectory directory;
  const auto source = directory.write("source.csv", small_source);
  const timespec times[2] = {{1'700'000'000, 0}, {1'700'000'000, 0}};
  REQUIRE(::utimensat(AT_FDCWD, source.c_str(), times, 0) == 0);
  const auto policy =
      parse_policy(replaced(small_policy, "\"modified\": \"2024-06-01T00:00:00Z\",", ""), "policy.json").value();
  REQUIRE(publish(policy, source, directory.path() / "catalog", std::nullopt));
  CHECK(current(directory).manifest.modified == "2023-11-14T22:13:20Z");
}

TEST_CASE("Metadata for data.gov.tw names the fields as each file calls them, in their order", "[release][catalog]") {
  const test::TemporaryDirectory directory;
  REQUIRE(test::publish_small(directory));
  const Release release = current(directory);
  const auto metadata = read_json(release.directory / "metadata" / "dgtw-v2.json");
  CHECK(metadata.text_of("license") == "1");
  CHECK(metadata.text_of("publisherOID") == "2.16.886.101.90029.20002|示範市政府");
  CHECK(metadata.text_of("modifiedDate") == "2024-06-01 08:00:00");
  const json::Value& csv = metadata.find("distribution")->items().at(0);
  CHECK(csv.text_of("resourceDownloadUrl") ==
        "https://data.example.gov.tw/datasets/small-cases/current/small-cases.csv");
  CHECK(csv.text_of("resourceAmount") == "4");
  const auto field_names = [&](std::size_t distribution) {
    std::string names;
    for (const json::Value& field :
         metadata.find("distribution")->items().at(distribution).find("resourceField")->items()) {
      names += (names.empty() ? "" : ",") + field.text_of("name");
    }
    return names;
  };
  CHECK(test::read_text(release.directory / "small-cases.csv").starts_with(field_names(0) + "\r\n"));
  CHECK(field_names(1) == "case_id,area,day,hours,score,urgent,note");
}

TEST_CASE("DCAT gives every distribution an address, a licence node, a size and a checksum", "[release][catalog]") {
  const test::TemporaryDirectory directory;
  REQUIRE(test::publish_small(directory));
  const Release release = current(directory);
  const auto dcat = read_json(release.directory / "metadata" / "dcat.jsonld");
  std::map<std::string, const json::Value*> nodes;
  for (const json::Value& node : dcat.find("@graph")->items()) nodes[node.text_of("@id")] = &node;
  const json::Value& dataset = *nodes.at("https://data.example.gov.tw/datasets/small-cases");
  const json::Value& publisher = *nodes.at(dataset.find("dct:publisher")->text_of("@id"));
  CHECK(publisher.find("foaf:name")->text_of("@value") == "示範市政府");
  CHECK(dataset.find("dct:accrualPeriodicity")->text_of("@id") ==
        "http://publications.europa.eu/resource/authority/frequency/MONTHLY");
  REQUIRE(dataset.find("dcat:distribution")->items().size() == 4);
  for (const json::Value& reference : dataset.find("dcat:distribution")->items()) {
    const json::Value& distribution = *nodes.at(reference.text_of("@id"));
    const std::string address = distribution.find("dcat:downloadURL")->text_of("@id");
    CAPTURE(address);
    CHECK(nodes.at(distribution.find("dct:license")->text_of("@id"))->text_of("@type") == "dct:LicenseDocument");
    const auto path = address.substr(address.rfind('/') + 1);
    const auto file = std::find_if(release.manifest.files.begin(), release.manifest.files.end(),
                                   [&](const ReleaseFile& f) { return f.path == path; });
    REQUIRE(file != release.manifest.files.end());
    const json::Value& checksum = *nodes.at(distribution.find("spdx:checksum")->text_of("@id"));
    CHECK(checksum.find("spdx:checksumValue")->text_of("@value") == file->sha256);
    CHECK(distribution.find("dcat:byteSize")->text_of("@value") == std::to_string(file->bytes));
  }
}

TEST_CASE("Personal data that a policy keeps is stopped by the gate; the old release stays and the report counts",
          "[release][gate]") {
  const test::TemporaryDirectory directory;
  const auto old = test::publish_small(directory);
  REQUIRE(old);
  const auto refused = test::publish_small(directory, replaced(small_source, "=1+1", "電話0912-345-678"));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == Errc::refused);
  CHECK(refused.error().where().column == "note");
  CHECK(std::string_view(refused.error().library_type()) == "PHONE");
  const auto report = directory.path() / "catalog" / "refused" / "small-cases.json";
  CHECK(refused.error().where().file == report.string());
  const auto json = read_json(report);
  const json::Value& residual = json.find("gate")->find("residual")->items().at(0);
  CHECK(residual.text_of("type") == "PHONE");
  CHECK(residual.find("records")->integer() == 1);
  CHECK(test::read_text(report).find("0912") == std::string::npos);
  CHECK(format_error(refused.error(), Language::en).find("0912") == std::string::npos);
  CHECK(current(directory).id == old->release_id);
  CHECK(check(directory.path() / "catalog").value().size() == 1);
  CHECK_FALSE(has_leftovers(directory));
  SECTION("a later release removes the report") {
    REQUIRE(test::publish_small(directory));
    CHECK_FALSE(std::filesystem::exists(report));
  }
}

TEST_CASE("A written file that fails a check is named with the check and its field, and refuses", "[release][gate]") {
  release::GateReport report{{}, 0, 0, {}, release::WrittenProfile({}, {})};
  report.quality.csv = Outcome::failed;
  report.quality.problems.push_back({Errc::corrupt,
                                     {"differs from the row store", "與資料列檔的內容不同"},
                                     {"catalog/datasets/x/.building-7/x.csv", 3, "note"}});
  const auto refused = release::refusal(report, Policy{});
  REQUIRE(refused);
  CHECK(refused->code() == Errc::refused);
  CHECK(refused->library_type() == std::string("csv"));
  CHECK(refused->where().file.empty());
  CHECK(refused->where().row == 3);
  CHECK(refused->where().column == "x.csv: note");
}

TEST_CASE("An office's own number passes only in the field that allows it", "[release][gate]") {
  const auto source = replaced(small_source, "=1+1", "電話0912-345-678");
  const auto allowing = [](const std::string& name, const std::string& type) {
    return replaced(small_policy, "\"name\": \"" + name + "\"",
                    "\"name\": \"" + name + "\", \"allow\": [\"" + type + "\"]");
  };
  const test::TemporaryDirectory directory;
  CHECK(test::publish_small(directory, source, allowing("note", "PHONE")));
  CHECK_FALSE(test::publish_small(directory, source, allowing("note", "EMAIL")));
  CHECK_FALSE(test::publish_small(directory, source, allowing("case_id", "PHONE")));
}

TEST_CASE("A phone number in a column of whole numbers or codes is found as well", "[release][gate]") {
  const test::TemporaryDirectory directory;
  const auto refused = test::publish_small(directory, replaced(small_source, "010,", "0912-345-678,"));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().where().column == "case_id");
}

TEST_CASE("An output format that is unknown is refused before anything is published", "[release][publish]") {
  const auto outputs = GENERATE(values<std::string>({"\"pdf\"", "\"CSV\""}));
  CAPTURE(outputs);
  const test::TemporaryDirectory directory;
  const auto outcome = test::publish_small(directory, small_source,
                                           replaced(small_policy, "\"csv\", \"json\", \"jsonl\", \"xml\"", outputs));
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().where().column == "outputs");
  CHECK(read_catalog(directory.path() / "catalog").value().empty());
}

TEST_CASE("Nothing left to publish is refused", "[release][publish]") {
  const test::TemporaryDirectory directory;
  const auto header_only = small_source.substr(0, small_source.find('\n') + 1);
  const auto refused = test::publish_small(directory, header_only);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == Errc::refused);
  CHECK(read_catalog(directory.path() / "catalog").value().empty());
}

TEST_CASE("A second publisher of the same dataset is told to wait, one of another dataset goes ahead", "[release][publish]") {
  const test::TemporaryDirectory directory;
  std::filesystem::create_directories(directory.path() / "catalog" / ".locks");
  const auto lock = FileLock::acquire(directory.path() / "catalog" / ".locks" / "small-cases");
  REQUIRE(lock);
  const auto second = test::publish_small(directory);
  REQUIRE_FALSE(second);
  CHECK(second.error().code() == Errc::conflict);
  CHECK(test::publish_small(directory, small_source, replaced(small_policy, "small-cases", "other-cases")));
}

TEST_CASE("A source that was only written again keeps its time; one with other content gets a new one",
          "[release][publish]") {
  const test::TemporaryDirectory directory;
  const auto policy =
      parse_policy(replaced(small_policy, "\"modified\": \"2024-06-01T00:00:00Z\",", ""), "policy.json").value();
  const auto publish_at = [&](std::time_t seconds, const std::string& content) {
    const auto source = directory.write("source.csv", content);
    const timespec times[2] = {{seconds, 0}, {seconds, 0}};
    REQUIRE(::utimensat(AT_FDCWD, source.c_str(), times, 0) == 0);
    return publish(policy, source, directory.path() / "catalog", std::nullopt).value();
  };
  const auto first = publish_at(1'700'000'000, small_source);
  const auto again = publish_at(1'700'086'400, small_source);
  CHECK(again.unchanged);
  CHECK(again.release_id == first.release_id);
  CHECK_FALSE(publish_at(1'700'086'400, replaced(small_source, "小黑", "小白")).unchanged);
  CHECK(current(directory).manifest.modified == "2023-11-15T22:13:20Z");
}

TEST_CASE("A release in the making is readable by its owner only; what a crash left is removed by the next run",
          "[release][failure]") {
  const test::TemporaryDirectory directory;
  const auto leftover = directory.path() / "catalog" / "datasets" / "small-cases" / ".building-1";
  std::filesystem::create_directories(leftover / "metadata");
  std::ofstream(leftover / "half.csv") << "half";
  REQUIRE(test::publish_small(directory));
  CHECK_FALSE(has_leftovers(directory));
  const auto permissions = std::filesystem::status(current(directory).directory).permissions();
  CHECK((permissions & std::filesystem::perms::others_read) != std::filesystem::perms::none);
}

TEST_CASE("A damaged copy of the very release is not taken for it", "[release][failure]") {
  const test::TemporaryDirectory directory;
  REQUIRE(test::publish_small(directory));
  const Release release = current(directory);
  std::ofstream(release.directory / "small-cases.csv", std::ios::in | std::ios::out) << "X";
  const auto again = test::publish_small(directory);
  REQUIRE_FALSE(again);
  CHECK(again.error().code() == Errc::corrupt);
}

TEST_CASE("A place that cannot be written is an error and publishes nothing", "[release][failure]") {
  const test::TemporaryDirectory directory;
  const auto policy = parse_policy(small_policy, "policy.json").value();
  const auto source = directory.write("source.csv", small_source);
  SECTION("the catalogue is a file") {
    const auto file = directory.write("catalog", "x");
    CHECK_FALSE(publish(policy, source, file, std::nullopt));
  }
  SECTION("the dataset's directory is a file") {
    std::filesystem::create_directories(directory.path() / "catalog" / "datasets");
    std::ofstream(directory.path() / "catalog" / "datasets" / "small-cases") << "x";
    CHECK_FALSE(publish(policy, source, directory.path() / "catalog", std::nullopt));
  }
  SECTION("catalog.json cannot be replaced") {
    std::filesystem::create_directories(directory.path() / "catalog" / "catalog.json.tmp");
    const auto outcome = publish(policy, source, directory.path() / "catalog", std::nullopt);
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code() == Errc::io_failure);
    CHECK(read_catalog(directory.path() / "catalog").value().empty());
  }
  SECTION("no source") {
    CHECK_FALSE(publish(policy, (directory.path() / "none.csv").string(), directory.path() / "catalog", std::nullopt));
  }
}

TEST_CASE("A card number is found in a decimal's whole part", "[release][publish]") {
  const test::TemporaryDirectory directory;
  const auto refused = test::publish_small(directory, replaced(small_source, "120.4460", "4111111111111111.0"));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == Errc::refused);
  CHECK(refused.error().where().column == "score");
}

TEST_CASE("A refusal by the privacy model leaves its counts, and the next run removes them", "[release][publish]") {
  const test::TemporaryDirectory directory;
  const auto strict = replaced(small_policy, "\"suppression_limit\": 0.5", "\"suppression_limit\": 0.1");
  const auto refused = test::publish_small(directory, replaced(small_source, "009,西區", "009,北區"), strict);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().where().file == "policy.json");
  const auto path = directory.path() / "catalog" / "refused" / "small-cases.json";
  const json::Value report = read_json(path);
  CHECK(report.find("deidentification")->find("records_in")->integer() == 4);
  CHECK(report.find("deidentification")->find("records_suppressed")->integer() == 2);
  CHECK(report.find("gate") == nullptr);
  REQUIRE(test::publish_small(directory));
  CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("A policy built in code cannot name a path, a field or a limit that a file could not", "[release][publish]") {
  const test::TemporaryDirectory directory;
  const auto input = directory.write("source.csv", small_source);
  const auto good = parse_policy(small_policy, "policy.json").value();
  auto path = good, field = good, limit = good;
  path.dataset.id = "../outside";
  field.fields[0].field.name = "case id";
  limit.privacy.suppression_limit = std::numeric_limits<double>::quiet_NaN();
  for (const Policy& policy : {path, field, limit}) {
    const auto refused = publish(policy, input, directory.path() / "catalog", std::nullopt);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == Errc::bad_value);
  }
  CHECK_FALSE(std::filesystem::exists(directory.path() / "catalog" / "outside"));
}
