#include <opendata/release_files.hpp>

#include "release/catalog_json.hpp"
#include "release/dataset_json.hpp"
#include "release/manifest.hpp"
#include "release/sha256.hpp"
#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;

namespace {

/// A catalogue with one release of one file, written by hand from the format's description.
struct SmallCatalog {
  test::TemporaryDirectory directory;
  std::string release;
  std::filesystem::path path;

  SmallCatalog() {
    DatasetMetadata metadata;
    metadata.id = "dogs";
    const std::string description =
        release::format_dataset(metadata, {{{"area", {"行政區", ""}, {}, FieldType::string}}});
    const std::string table = "行政區\r\n東區\r\n";
    const auto manifest = release::format_manifest({"dogs",
                                                    "2024-05-06T07:08:09Z",
                                                    1,
                                                    "opendata 0.1.0",
                                                    std::string(64, '0'),
                                                    {entry("dataset.json", description), entry("dogs.csv", table)}});
    release = release::release_id_of(manifest);
    path = directory.path() / "datasets" / "dogs" / release;
    std::filesystem::create_directories(path);
    write("dataset.json", description);
    write("dogs.csv", table);
    write("manifest.json", manifest);
    directory.write("catalog.json", release::format_catalog({{{"dogs", release, {release}}}}));
  }
  static ReleaseFile entry(const std::string& name, const std::string& content) {
    return {name, "text/plain", "", content.size(), release::sha256_of(content)};
  }
  void write(const std::string& name, const std::string& content) const {
    std::ofstream(path / name, std::ios::binary) << content;
  }
};

}  // namespace

TEST_CASE("A file that is not there is told from one that cannot be read", "[release]") {
  const SmallCatalog catalog;
  const auto release = open_release(catalog.directory.path(), "dogs", catalog.release).value();
  const auto code = [&] { return verify_file(release, release.manifest.files.back()).error().code(); };
  std::filesystem::remove(catalog.path / "dogs.csv");
  CHECK(code() == Errc::not_found);
  std::filesystem::create_symlink("dogs.csv", catalog.path / "dogs.csv");  // leads to itself
  CHECK(code() == Errc::io_failure);
}

TEST_CASE("A release opens with its manifest, metadata and schema", "[release]") {
  const SmallCatalog catalog;
  const auto entries = read_catalog(catalog.directory.path());
  REQUIRE(entries);
  const auto opened = open_release(catalog.directory.path(), "dogs", entries->at(0).current);
  REQUIRE(opened);
  CHECK(opened->manifest.rows == 1);
  CHECK(opened->schema.fields.at(0).title.zh_tw == "行政區");
  CHECK(verify_release(*opened));
}

TEST_CASE("A directory without catalog.json is an empty catalogue, a missing directory is an error", "[release]") {
  const test::TemporaryDirectory empty;
  CHECK(read_catalog(empty.path()).value().empty());
  CHECK(read_catalog(empty.path() / "nowhere").error().code() == Errc::not_found);
}

TEST_CASE("Names that no release has are not found and never reach the file system", "[release]") {
  const SmallCatalog catalog;
  const auto [dataset, release] = GENERATE(table<std::string, std::string>({{"cats", "0123456789abcdef"},
                                                                            {"dogs", "0123456789abcdef"},
                                                                            {"../dogs", "0123456789abcdef"},
                                                                            {"dogs", ".."},
                                                                            {"dogs", ""}}));
  CAPTURE(dataset, release);
  const auto opened = open_release(catalog.directory.path(), dataset, release);
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code() == Errc::not_found);
}

TEST_CASE("A changed byte of any file is found and the file is named", "[release]") {
  const SmallCatalog catalog;
  const auto open = [&] { return open_release(catalog.directory.path(), "dogs", catalog.release); };
  SECTION("same size: found by the hash") {
    catalog.write("dogs.csv", "行政區\r\n西區\r\n");
    const auto verified = verify_release(open().value());
    REQUIRE_FALSE(verified);
    CHECK(verified.error().code() == Errc::corrupt);
    CHECK(verified.error().where().file == (catalog.path / "dogs.csv").string());
  }
  SECTION("another size: found when it is opened") {
    catalog.write("dogs.csv", "行政區\r\n");
    CHECK(open().error().code() == Errc::corrupt);
  }
  SECTION("the description, with a word of the same length: found when it is opened") {
    auto description = test::read_text((catalog.path / "dataset.json").string());
    description.replace(description.find("行政區"), 9, "鄉鎮市");
    catalog.write("dataset.json", description);
    CHECK(open().error().code() == Errc::corrupt);
  }
  SECTION("a missing file") {
    std::filesystem::remove(catalog.path / "dogs.csv");
    CHECK(open().error().code() == Errc::corrupt);
  }
  SECTION("the manifest itself") {
    std::ofstream(catalog.path / "manifest.json", std::ios::app) << " ";
    CHECK(open().error().code() == Errc::corrupt);
  }
  SECTION("a release moved to another name") {
    std::filesystem::rename(catalog.path, catalog.path.parent_path() / "0123456789abcdef");
    CHECK(open_release(catalog.directory.path(), "dogs", "0123456789abcdef").error().code() == Errc::corrupt);
  }
  SECTION("a release moved to another dataset") {
    std::filesystem::rename(catalog.path.parent_path(), catalog.directory.path() / "datasets" / "cats");
    CHECK(open_release(catalog.directory.path(), "cats", catalog.release).error().code() == Errc::corrupt);
  }
}

TEST_CASE("A damaged release can still be described, and its files looked at one by one", "[release]") {
  const SmallCatalog catalog;
  const auto describe = [&] { return describe_release(catalog.directory.path(), "dogs", catalog.release); };
  const auto release = describe().value();
  const ReleaseFile& table = release.manifest.files.back();
  CHECK(files_of_wrong_size(release).empty());
  CHECK(verify_file(release, table));
  CHECK(verify_file(release, table, [] { return false; }).error().code() == Errc::io_failure);
  catalog.write("dogs.csv", "行政區\r\n西區\r\n");
  CHECK(files_of_wrong_size(release).empty());
  CHECK(verify_file(release, table).error().code() == Errc::corrupt);
  std::filesystem::remove(catalog.path / "dogs.csv");
  CHECK(describe());
  CHECK(files_of_wrong_size(release) == std::vector<std::string>{"dogs.csv"});
  CHECK(verify_file(release, table).error().code() == Errc::not_found);
  catalog.write("dataset.json", "{}");
  CHECK(describe().error().code() == Errc::corrupt);
  CHECK(describe_release(catalog.directory.path(), "..", catalog.release).error().code() == Errc::not_found);
}
