// Local recoding beside the plain hierarchical Mondrian: loss and processor time, on adult and on a large made-up
// table.
#include <cstdio>
#include <opendata/local_recoding.hpp>

#include "support/adult.hpp"
#include "support/catch.hpp"
#include "support/census_table.hpp"
#include "support/plain_mondrian.hpp"
#include "support/processor.hpp"

using namespace opendata;
using namespace opendata::privacy;

namespace {

void run_peer(const CodedTable& table, std::size_t k) {
  const double begin = test::processor_seconds();
  test::PlainMondrian peer(table, k);
  const double loss = peer.loss();
  std::printf("  plain Mondrian            loss %.6f  %7zu classes of %zu and more  %6.3f s CPU\n", loss,
              peer.classes(), peer.smallest(), test::processor_seconds() - begin);
}

void run(const CodedTable& table, const PrivacyModel& model, const char* name, double effort) {
  const double begin = test::processor_seconds();
  const auto result = recode_locally(table, model, {.weights = {}, .seed = 0, .effort = effort});
  REQUIRE(result);
  std::printf("  %-18s %5.1f s  loss %.6f  %7zu classes of %u and more  %6.3f s CPU  peak %ld MB\n", name, effort,
              result->loss, result->sizes.size(), *std::min_element(result->sizes.begin(), result->sizes.end()),
              test::processor_seconds() - begin, test::peak_megabytes());
}

}  // namespace

TEST_CASE("local recoding of adult, k = 5, beside the plain Mondrian", "[bench]") {
  const auto table = test::adult();
  if (!table) {
    WARN("skipped: no adult.csv (OPENDATA_SHARED)");
    return;
  }
  std::printf("adult, 30,162 rows, 9 quasi-identifiers, k = 5\n");
  PrivacyModel model;
  model.k = 5;
  run_peer(*table, 5);
  for (const double effort : {0.0, 0.1, 0.5, 2.0, 10.0}) run(*table, model, "local, effort", effort);
}

TEST_CASE("local recoding of adult with l-diversity and t-closeness of occupation", "[bench]") {
  const auto table = test::adult("occupation");
  if (!table) {
    WARN("skipped: no adult.csv (OPENDATA_SHARED)");
    return;
  }
  std::printf("adult, occupation sensitive, k = 5\n");
  PrivacyModel distinct, recursive, close;
  distinct.k = recursive.k = close.k = 5;
  distinct.diversity = Diversity{Diversity::Kind::distinct, 3, 0};
  recursive.diversity = Diversity{Diversity::Kind::recursive, 3, 4};
  close.closeness = Closeness{Closeness::Distance::equal, 0.2};
  run(*table, distinct, "distinct l = 3", 2);
  run(*table, recursive, "recursive (4,3)", 2);
  run(*table, close, "t = 0.2 equal", 2);
}

TEST_CASE("local recoding of 1.2 million rows, beside the plain Mondrian", "[bench]") {
  const auto table = test::census_table(1'200'000, 1);
  const auto variety = test::variety(table);
  std::printf("1,200,000 made-up rows, 9 quasi-identifiers, k = 5: %zu different rows, entropy %.2f bits\n",
              variety.distinct, variety.entropy);
  PrivacyModel model;
  model.k = 5;
  for (const double effort : {0.0, 2.0}) run(table, model, "local, effort", effort);
  run_peer(table, 5);
}
