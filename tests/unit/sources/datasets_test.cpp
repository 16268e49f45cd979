#include <opendata/search/sources.hpp>

#include "support/catch.hpp"
#include "support/collecting_sink.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using namespace opendata::search;

TEST_CASE("A directory without a catalogue gives no datasets", "[sources][datasets]") {
  test::TemporaryDirectory dir;
  test::CollectingSink sink;
  const auto counts = read_catalog_datasets(dir.path(), sink);
  REQUIRE(counts);
  CHECK(counts->documents == 0);
}

TEST_CASE("A catalogue that names a release that is not there is refused", "[sources][datasets]") {
  test::TemporaryDirectory dir;
  test::CollectingSink sink;
  dir.write("catalog.json",
            R"({"datasets":[{"id":"cases","current":"0123456789abcdef","releases":["0123456789abcdef"]}]})");
  CHECK_FALSE(read_catalog_datasets(dir.path(), sink));
  CHECK(sink.documents.empty());
}
