#include <opendata/release.hpp>

#include "support/catch.hpp"
#include "support/small_source.hpp"
#include "support/source_directory.hpp"

using namespace opendata;

// Expected files stand in tests/golden/release/expected. To renew them after a deliberate change of the format, publish
// small_source with small_policy (tests/support/small_source.hpp), read every difference, copy the files, and describe
// the change in docs/formats.md.

namespace {

const std::filesystem::path expected =
    test::source_directory() / "tests" / "golden" / "release" / "expected";

}  // namespace

TEST_CASE("Every file of a release has exactly the bytes that docs/formats.md promises", "[golden]") {
  const test::TemporaryDirectory directory;
  const auto publication = test::publish_small(directory);
  REQUIRE(publication);
  const auto release =
      open_release(directory.path() / "catalog", publication->dataset_id, publication->release_id).value();
  std::size_t compared = 0;
  for (const ReleaseFile& file : release.manifest.files) {
    if (file.path == "rows.sqlite") continue;  // its header holds the version of SQLite
    CAPTURE(file.path);
    CHECK(test::read_text(release.directory / file.path) == test::read_text(expected / file.path));
    ++compared;
  }
  CHECK(compared == 21);
}
