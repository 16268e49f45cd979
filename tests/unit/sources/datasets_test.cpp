#include <opendata/search/sources.hpp>

#include "support/catch.hpp"
#include "support/collecting_sink.hpp"
#include "support/small_source.hpp"
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

TEST_CASE("A dataset is found by its English keywords and by the kind of disclosure that it is", "[sources][datasets]") {
  const test::TemporaryDirectory directory;
  const auto policy = test::replaced(test::small_policy, "\"keywords\": [\"案件\", \"測試\"]",
                                     R"("keywords": {"zh-TW": ["案件"], "en": ["complaints"]}, "disclosure": [5, 7])");
  REQUIRE(test::publish_small(directory, test::small_source, policy));
  test::CollectingSink sink;
  REQUIRE(read_catalog_datasets(directory.path() / "catalog", sink));
  REQUIRE(sink.documents.size() == 1);
  CHECK(sink.documents[0].facets.at("disclosure") == "5;7");
  CHECK(sink.documents[0].body.find("complaints") != std::string::npos);
}
