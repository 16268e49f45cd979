#include <chrono>
#include <cstdlib>
#include <opendata/aggregate.hpp>
#include <opendata/release.hpp>
#include <thread>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using namespace opendata::privacy;

namespace {

const auto data = test::source_directory() / "data";

AggregateSpec sample_spec() { return read_aggregate_spec((data / "aggregates" / "animal_cases.json").string()).value(); }
Aggregate sample(const AggregateSpec& spec) { return aggregate(spec, (data / "samples" / "animal_cases.csv").string()).value(); }

/// Where programs may put temporary files, until the end of the scope.
class TemporaryFilesIn {
 public:
  explicit TemporaryFilesIn(const std::filesystem::path& directory) {
    if (const char* before = std::getenv("TMPDIR")) before_ = before;
    ::setenv("TMPDIR", directory.c_str(), 1);
  }
  TemporaryFilesIn(const TemporaryFilesIn&) = delete;
  TemporaryFilesIn& operator=(const TemporaryFilesIn&) = delete;
  ~TemporaryFilesIn() { before_ ? ::setenv("TMPDIR", before_->c_str(), 1) : ::unsetenv("TMPDIR"); }

 private:
  std::optional<std::string> before_;
};

}  // namespace

TEST_CASE("A table of counts is published as an ordinary dataset with all its formats", "[aggregate]") {
  const test::TemporaryDirectory dir;
  const auto spec = sample_spec();
  const auto table = sample(spec);
  const auto published = publish_aggregate(table, spec, dir.path() / "catalog");
  REQUIRE(published);
  CHECK(published->dataset_id == "animal-cases-statistics");
  const auto release = open_release(dir.path() / "catalog", "animal-cases-statistics", published->release_id);
  REQUIRE(release);
  REQUIRE(verify_release(*release));
  CHECK(release->manifest.rows == table.rows.size());
  std::string files;
  for (const ReleaseFile& file : release->manifest.files) files += file.path + " ";
  for (const char* expected : {"rows.sqlite", ".csv", ".json", ".jsonl", ".xml", ".ods"}) CHECK(files.find(expected) != std::string::npos);
}

TEST_CASE("The release says the same as the table that is written, withheld counts are missing", "[aggregate]") {
  const test::TemporaryDirectory dir;
  const auto spec = sample_spec();
  const auto table = sample(spec);
  const auto published = publish_aggregate(table, spec, dir.path() / "catalog").value();
  const auto release = open_release(dir.path() / "catalog", "animal-cases-statistics", published.release_id).value();
  REQUIRE(write_aggregate(table, spec, dir.path() / "table.csv"));
  const std::string written = test::read_text(dir.path() / "table.csv");
  CHECK(test::read_text(release.directory / "animal-cases-statistics.csv") == written);
  CHECK(written.find(",,,,,,抑制\r\n") != std::string::npos);
}

TEST_CASE("The same table is the same release", "[aggregate]") {
  const test::TemporaryDirectory dir;
  const auto spec = sample_spec();
  const auto first = publish_aggregate(sample(spec), spec, dir.path() / "catalog").value();
  const auto again = publish_aggregate(sample(spec), spec, dir.path() / "catalog").value();
  CHECK(again.unchanged);
  CHECK(again.release_id == first.release_id);
}

TEST_CASE("The same table from the same source is the same release in another catalogue, at another time", "[aggregate]") {
  const test::TemporaryDirectory dir;
  const auto spec = sample_spec();
  const auto first = publish_aggregate(sample(spec), spec, dir.path() / "one").value();
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));  // times are whole seconds
  CHECK(publish_aggregate(sample(spec), spec, dir.path() / "two").value().release_id == first.release_id);
}

TEST_CASE("Figures reach no file outside the catalogue, and messages name the specification", "[aggregate]") {
  const test::TemporaryDirectory dir;
  const TemporaryFilesIn nowhere(dir.path() / "there-is-no-such-place");
  const auto spec = sample_spec();
  CHECK(publish_aggregate(sample(spec), spec, dir.path() / "catalog"));
  auto empty = sample(spec);
  empty.rows.clear();
  const auto refused = publish_aggregate(empty, spec, dir.path() / "catalog");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().where().file == spec.file);
}

TEST_CASE("A specification that says nothing for a catalogue is not published; a label that is personal data is refused", "[aggregate]") {
  const test::TemporaryDirectory dir;
  auto spec = sample_spec();
  auto table = sample(spec);
  // What the counting itself refuses would also not pass the gate.
  table.rows[0].labels[0] = "A123456789";
  CHECK(publish_aggregate(table, spec, dir.path() / "catalog").error().code() == Errc::refused);
  spec.publication.reset();
  const auto nowhere = publish_aggregate(sample(spec), spec, dir.path() / "catalog");
  CHECK(nowhere.error().code() == Errc::missing_column);
  CHECK(nowhere.error().where().column == "publication");
}
