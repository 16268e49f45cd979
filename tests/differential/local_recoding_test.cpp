#include <map>
#include <opendata/full_domain.hpp>
#include <opendata/local_recoding.hpp>

#include "support/catch.hpp"
#include "support/random_tables.hpp"

using namespace opendata;
using namespace opendata::privacy;
using namespace opendata::test;

namespace {

/// What the model says of each class of a result, counted row by row.
bool all_hold(const CodedTable& table, const PrivacyModel& model, const LocalResult& result) {
  std::map<std::uint32_t, std::map<std::uint32_t, std::uint32_t>> classes;
  for (std::size_t row = 0; row < table.rows(); ++row)
    if (result.class_of[row] != LocalResult::no_class) ++classes[result.class_of[row]][table.sensitive[row]];
  const auto rule = ClassRule::create(model, table);
  for (const auto& [number, counts] : classes) {
    std::uint64_t rows = 0;
    std::vector<ValueCount> values;
    for (const auto& [value, count] : counts) {
      values.push_back({value, count});
      rows += count;
    }
    if (!rule->judge(rows, values).holds || rows != result.sizes[number]) return false;
  }
  return classes.size() == result.sizes.size();
}

}  // namespace

TEST_CASE("wherever one level a column has an answer, local recoding has one that suppresses no more rows",
          "[differential][local_recoding]") {
  Random random(31415);
  std::size_t found_some = 0, suppressing = 0;
  for (int round = 0; round < 1500; ++round) {
    const CodedTable table = round % 2 == 0 ? random_table(random) : table_full_of_ties(random);
    const PrivacyModel model = random_model(random);
    CAPTURE(round, model.k, model.suppression_limit, table.rows());
    const auto levels = anonymize(table, model);
    const auto local = recode_locally(table, model, {.weights = {}, .seed = 0, .effort = 0.001});
    if (levels) REQUIRE(local);
    if (!local) continue;
    ++found_some;
    suppressing += local->suppressed > 0 ? 1 : 0;
    CHECK(local->suppressed <= suppressible_rows(model.suppression_limit, table.rows()));
    if (levels) CHECK(local->suppressed <= levels->suppressed);
    CHECK(all_hold(table, model, *local));
  }
  CHECK(found_some > 500);
  CHECK(suppressing > 100);
}
