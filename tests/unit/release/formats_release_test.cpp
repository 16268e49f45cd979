#include <algorithm>
#include <opendata/check.hpp>
#include <opendata/formats.hpp>
#include <opendata/release.hpp>

#include "release/quality.hpp"
#include "support/catch.hpp"
#include "support/small_source.hpp"

using namespace opendata;
using test::replaced;
using test::small_policy;
using test::small_source;

namespace {

/// The small source with coordinates, published in every format.
std::string mapped_source() {
  std::string out;
  std::size_t line = 0;
  for (std::size_t begin = 0; begin < small_source.size(); ++line) {
    // Only whole records end with CRLF; a line break inside a cell is LF.
    const auto end = small_source.find("\r\n", begin);
    out += small_source.substr(begin, end - begin) + (line == 0 ? ",x,y" : line == 2 ? ",," : ",178321.5,2503012") + "\r\n";
    begin = end + 2;
  }
  return out;
}

std::string mapped_policy() {
  auto policy = replaced(small_policy, R"("transform": "keep" }
  ],)", R"("transform": "keep" },
    { "source": "x", "name": "x", "type": "decimal", "role": "insensitive", "transform": { "name": "generalize_coordinate", "cell": 500 } },
    { "source": "y", "name": "y", "type": "decimal", "role": "insensitive", "transform": { "name": "generalize_coordinate", "cell": 500 } }
  ], "geometry": { "x": "x", "y": "y", "crs": "twd97-tm2-121" }, "gzip": true,)");
  return replaced(policy, R"(["csv", "json", "jsonl", "xml"])", R"(["csv", "json", "jsonl", "xml", "ods", "parquet", "geojson", "kml", "gpkg"])");
}

struct Published {
  test::TemporaryDirectory directory;
  Release release;
  Published() : release(open()) {}
  Release open() const {
    const auto publication = test::publish_small(directory, mapped_source(), mapped_policy());
    if (!publication) FAIL(format_error(publication.error(), Language::en));
    return open_release(directory.path() / "catalog", publication->dataset_id, publication->release_id).value();
  }
};

const ReleaseFile* file_of(const Release& release, const std::string& path) {
  const auto found = std::find_if(release.manifest.files.begin(), release.manifest.files.end(), [&](const auto& file) { return file.path == path; });
  return found == release.manifest.files.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("A release holds every format that its policy names, with media types and gzip siblings", "[release][formats]") {
  const Published published;
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    const auto path = "small-cases." + std::string(format.extension);
    const ReleaseFile* file = file_of(published.release, path);
    REQUIRE(file != nullptr);
    CHECK(file->media_type == format.media_type);
    CHECK(file->format == format.name);
    const bool has_sibling = file_of(published.release, path + ".gz") != nullptr;
    CHECK(has_sibling == (format.content == Format::Content::text));
  }
  REQUIRE(file_of(published.release, "small-cases.xsd") != nullptr);
  CHECK(published.release.schema.geometry == Geometry{"x", "y", Crs::twd97_tm2_121, "500"});
  CHECK(verify_release(published.release));
  const auto checked = check(published.directory.path() / "catalog").value();
  REQUIRE(checked.size() == 1);
  CHECK(checked[0].is_good());
}

TEST_CASE("Places of a release are the squares of the policy's grid and nothing finer", "[release][formats]") {
  const Published published;
  const auto text = test::read_text(published.release.directory / "small-cases.geojson");
  CHECK(text.find("\"x\":178250") != std::string::npos);
  CHECK(text.find("178321") == std::string::npos);
  CHECK(text.find("\"Point\"") == std::string::npos);
  CHECK(text.find("\"Polygon\"") != std::string::npos);
  CHECK(text.find("\"geometry\":null") != std::string::npos);
}

TEST_CASE("A file of any format that is cut fails the gate's comparison", "[release][formats][quality]") {
  const Published published;
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    const auto path = published.release.directory / ("small-cases." + std::string(format.extension));
    const auto whole = test::read_text(path);
    std::ofstream(path, std::ios::binary) << whole.substr(0, whole.size() / 2);
    const auto report = release::check_quality(published.release.directory, published.release.manifest, published.release.schema).value();
    CHECK_FALSE(report.problems.empty());
    std::ofstream(path, std::ios::binary) << whole;
  }
  CHECK(release::check_quality(published.release.directory, published.release.manifest, published.release.schema).value().problems.empty());
}

TEST_CASE("A gzip file that holds something else fails the gate", "[release][formats][quality]") {
  const Published published;
  const auto csv = published.release.directory / "small-cases.csv.gz";
  std::filesystem::copy_file(published.release.directory / "small-cases.json.gz", csv, std::filesystem::copy_options::overwrite_existing);
  const auto report = release::check_quality(published.release.directory, published.release.manifest, published.release.schema).value();
  REQUIRE(report.problems.size() == 1);
  CHECK(report.problems[0].where().file == csv.string());
}

TEST_CASE("Coordinates that cannot be of the declared system stop publication, with row and column and without a value", "[release][formats]") {
  const test::TemporaryDirectory directory;
  const auto outcome = test::publish_small(directory, replaced(mapped_source(), "178321.5,2503012", "2503012,178321.5"), mapped_policy());
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().code() == Errc::bad_value);
  CHECK(outcome.error().where().column == "x");
  CHECK(outcome.error().where().row > 0);
  CHECK(format_error(outcome.error(), Language::en).find("2503") == std::string::npos);
  CHECK(read_catalog(directory.path() / "catalog").value().empty());
}
