#include "release/manifest.hpp"

#include "release/catalog_json.hpp"
#include "release/dataset_json.hpp"
#include "release/sha256.hpp"
#include "support/catch.hpp"

using namespace opendata;
using namespace opendata::release;

TEST_CASE("SHA-256 agrees with the examples of FIPS 180-4", "[release]") {
  CHECK(sha256_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("Only names that a release can have are accepted", "[release]") {
  SECTION("paths") {
    const auto [path, accepted] = GENERATE(table<std::string, bool>({{"a.csv", true},
                                                                     {"metadata/dcat.jsonld", true},
                                                                     {"", false},
                                                                     {"/etc/passwd", false},
                                                                     {"../x", false},
                                                                     {"a/../b", false},
                                                                     {"a//b", false},
                                                                     {"a/", false},
                                                                     {".hidden", false},
                                                                     {"a\\b", false},
                                                                     {std::string("a\0b", 3), false}}));
    CAPTURE(path);
    CHECK(is_release_path(path) == accepted);
  }
  SECTION("dataset ids") {
    const auto [id, accepted] = GENERATE(table<std::string, bool>({{"a", true},
                                                                   {"shelter-animals-2", true},
                                                                   {"", false},
                                                                   {"-a", false},
                                                                   {"A", false},
                                                                   {"a.b", false},
                                                                   {"..", false},
                                                                   {std::string(63, 'a'), true},
                                                                   {std::string(64, 'a'), false}}));
    CAPTURE(id);
    CHECK(is_dataset_id(id) == accepted);
  }
  SECTION("release ids") {
    CHECK(is_release_id("0123456789abcdef"));
    CHECK_FALSE(is_release_id("0123456789ABCDEF"));
    CHECK_FALSE(is_release_id("0123456789abcde"));
    CHECK_FALSE(is_release_id("../../../../../.."));
  }
}

TEST_CASE("A manifest reads back as written, and the order of its files does not matter", "[release]") {
  const std::string hash(64, 'a');
  const Manifest manifest{
      "dogs", "2024-05-06T07:08:09Z",
      12,     "opendata 0.1.0",
      hash,   {{"dogs.csv", "text/csv", "csv", 5, hash}, {"dataset.json", "application/json", "", 7, hash}}};
  Manifest reversed = manifest;
  std::swap(reversed.files[0], reversed.files[1]);
  const auto bytes = format_manifest(manifest);
  CHECK(bytes == format_manifest(reversed));
  const auto read = parse_manifest(bytes, "manifest.json");
  REQUIRE(read);
  CHECK(read->files.at(0).path == "dataset.json");
  CHECK(read->files.at(1).format == "csv");
  CHECK(read->rows == 12);
  CHECK(format_manifest(*read) == bytes);
  CHECK(release_id_of(bytes) == sha256_of(bytes).substr(0, 16));
}

TEST_CASE("A broken manifest is corrupt, never half read", "[release]") {
  const std::string good = format_manifest(
      {"dogs", "2024-05-06T07:08:09Z", 1, "o", "", {{"a.csv", "text/csv", "csv", 5, std::string(64, 'a')}}});
  const auto [from, to] =
      GENERATE(table<std::string, std::string>({{"\"manifest_version\": 1", "\"manifest_version\": 2"},
                                                {"\"rows\": 1", "\"rows\": -1"},
                                                {"\"rows\": 1", "\"rows\": \"1\""},
                                                {"a.csv", "../a.csv"},
                                                {"\"bytes\": 5", "\"bytes\": 5.5"},
                                                {"aaaa", "AAAA"},
                                                {"dogs", "do/gs"},
                                                {"}", ""}}));
  CAPTURE(to);
  std::string bad = good;
  bad.replace(bad.find(from), from.size(), to);
  const auto read = parse_manifest(bad, "manifest.json");
  REQUIRE_FALSE(read);
  CHECK(read.error().code() == Errc::corrupt);
}

TEST_CASE("A dataset description reads back as written", "[release]") {
  DatasetMetadata metadata;
  metadata.id = "dogs";
  metadata.title = {"犬隻「名冊」", "Dogs"};
  metadata.keywords = {"犬", "收容"};
  metadata.update_unit = "月";
  metadata.update_every = 3;
  metadata.base_url = "https://data.example.gov.tw";
  const Schema schema{{{"area", {"行政區", "Area"}, {"說明\n二行", ""}, FieldType::string},
                       {"age", {"年齡", ""}, {}, FieldType::integer}}};
  const auto bytes = format_dataset(metadata, schema);
  const auto read = parse_dataset(bytes, "dataset.json");
  REQUIRE(read);
  CHECK(read->schema.fields == schema.fields);
  CHECK(read->schema.fields[0].description.zh_tw == "說明\n二行");
  CHECK(read->metadata.keywords == metadata.keywords);
  CHECK(read->metadata.update_every == 3);
  CHECK(format_dataset(read->metadata, read->schema) == bytes);
}

TEST_CASE("A stored schema cannot smuggle a name that SQL or XML would take as something else", "[release]") {
  const auto bad = GENERATE(values<std::string>({"a\\\" or 1=1", "A", "1a", "", "a-b", "_id"}));
  DatasetMetadata metadata;
  metadata.id = "dogs";
  std::string bytes = format_dataset(metadata, {{{"area", {"行政區", ""}, {}, FieldType::string}}});
  bytes.replace(bytes.find("area"), 4, bad);
  CAPTURE(bad);
  CHECK_FALSE(parse_dataset(bytes, "dataset.json"));
}

TEST_CASE("A new release stands first and an old one that is published again moves to the front", "[release]") {
  const std::string a(16, 'a'), b(16, 'b');
  auto entries = with_current({}, "dogs", a);
  entries = with_current(std::move(entries), "dogs", b);
  CHECK(entries[0].releases == std::vector<std::string>{b, a});
  entries = with_current(std::move(entries), "dogs", a);
  CHECK(entries[0].releases == std::vector<std::string>{a, b});
  CHECK(entries[0].current == a);
  entries = with_current(std::move(entries), "cats", b);
  const auto read = parse_catalog(format_catalog({entries}), "catalog.json");
  REQUIRE(read);
  CHECK(read->datasets.at(0).dataset_id == "cats");
  CHECK(read->datasets.at(1).releases.size() == 2);
}

TEST_CASE("A catalogue that contradicts itself is corrupt", "[release]") {
  const std::string a(16, 'a');
  const auto one = [&](const std::string& id, const std::string& current) {
    return R"({"id":")" + id + R"(","current":")" + current + R"(","releases":[")" + a + R"("]})";
  };
  const auto whole = [](const std::string& datasets) {
    return R"({"catalog_version":1,"datasets":[)" + datasets + "]}";
  };
  CHECK(parse_catalog(whole(one("dogs", a)), "c"));
  const auto bad = GENERATE_COPY(values<std::string>(
      {whole(one("dogs", std::string(16, 'b'))), whole(one("dogs", a) + "," + one("dogs", a)), whole(one("../x", a)),
       whole(R"({"id":"dogs","current":")" + a + R"(","releases":[")" + a + R"(",")" + a + R"("]})"),
       R"({"catalog_version":2,"datasets":[]})", "[]", ""}));
  CAPTURE(bad);
  const auto read = parse_catalog(bad, "c");
  REQUIRE_FALSE(read);
  CHECK(read.error().code() == Errc::corrupt);
}
