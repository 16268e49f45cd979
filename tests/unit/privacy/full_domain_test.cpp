#include <algorithm>
#include <array>
#include <limits>
#include <opendata/full_domain.hpp>
#include <opendata/table.hpp>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using namespace opendata::privacy;

namespace {

constexpr std::array adult_columns{
    "sex", "age", "race", "marital-status", "education", "native-country", "workclass", "occupation", "salary-class"};

CodedTable read_adult(const std::string& directory, bool sensitive) {
  std::vector<Hierarchy> hierarchies;
  for (const std::string column : adult_columns)
    if (!sensitive || column != "occupation")
      hierarchies.push_back(*read_hierarchy(directory + "adult_hierarchy_" + column + ".csv", column, ';'));
  InputOptions input;
  input.delimiter = ';';
  const auto reader = open_reader(directory + "adult.csv", input);
  const auto name = sensitive ? std::optional<std::string>("occupation") : std::nullopt;
  auto coder = TableCoder::create(hierarchies, name, (*reader)->columns());
  RawRecord record;
  while (*(*reader)->read(record)) REQUIRE(coder->add(record));
  return coder->take();
}

struct Golden {
  const char *diversity, *closeness;
  double limit;
  Objective objective;
  double score;
  std::vector<std::size_t> levels;
  std::uint64_t suppressed;
};

const std::vector<Golden> golden{
    {"", "", 0, Objective::loss, 0.6355438467, {0, 4, 1, 1, 3, 2, 2, 1, 0}, 0},
    {"", "", 0.02, Objective::loss, 0.3574824899, {0, 3, 0, 2, 2, 1, 1, 2, 0}, 506},
    {"", "", 0.05, Objective::loss, 0.2696346628, {0, 3, 0, 0, 2, 1, 1, 2, 0}, 1346},
    {"", "", 1, Objective::loss, 0.2277003233, {0, 3, 0, 0, 2, 1, 1, 1, 0}, 2553},
    {"", "", 0, Objective::entropy, 45254.39321, {1, 2, 1, 1, 3, 2, 2, 1, 1}, 0},
    {"", "", 0.05, Objective::entropy, 29371.32648, {0, 0, 1, 1, 2, 2, 2, 1, 1}, 1285},
    {"", "", 0, Objective::discernibility, 33627534, {1, 1, 1, 2, 3, 2, 2, 1, 1}, 0},
    {"", "", 0.05, Objective::discernibility, 7220555, {0, 0, 1, 2, 3, 2, 2, 1, 1}, 105},
    {"distinct:3", "", 0, Objective::loss, 0.625, {0, 4, 1, 2, 3, 2, 0, 0}, 0},
    {"recursive:4:3", "", 0, Objective::loss, 0.625, {0, 4, 1, 2, 3, 2, 0, 0}, 0},
    {"", "equal:0.2", 0, Objective::loss, 0.9291451164, {1, 4, 1, 1, 3, 2, 2, 1}, 0},
    {"distinct:3", "", 0.05, Objective::loss, 0.1798769040, {0, 3, 0, 0, 2, 1, 1, 0}, 1400},
    {"recursive:4:3", "", 0.05, Objective::loss, 0.2197726868, {0, 2, 0, 1, 2, 1, 1, 0}, 1408},
    {"", "equal:0.2", 0.05, Objective::loss, 0.8396944348, {1, 4, 1, 1, 3, 1, 2, 1}, 235},
};

PrivacyModel model_of(const Golden& row) {
  PrivacyModel model;
  model.k = 5;
  model.suppression_limit = row.limit;
  if (*row.diversity != '\0') model.diversity = *parse_diversity(row.diversity);
  if (*row.closeness != '\0') model.closeness = *parse_closeness(row.closeness);
  return model;
}

CodedTable four_rows() {
  CodedTable table;
  table.hierarchies = {*Hierarchy::create("q", {{"1", "a", "*"}, {"2", "a", "*"}, {"3", "b", "*"}, {"4", "b", "*"}})};
  table.columns = {{0, 1, 2, 3}};
  return table;
}

}  // namespace

TEST_CASE("every published optimum of the adult table is found", "[privacy][full_domain]") {
  const auto directory = test::shared_data() / "anonymity" / "adult";
  if (!std::filesystem::exists(directory)) {
    WARN("skipped: no adult table (OPENDATA_SHARED)");
    return;
  }
  const CodedTable plain = read_adult(directory.string() + "/", false),
                   sensitive = read_adult(directory.string() + "/", true);
  for (const Golden& row : golden) {
    const bool with_values = *row.diversity != '\0' || *row.closeness != '\0';
    const auto found = anonymize(with_values ? sensitive : plain, model_of(row), {row.objective, {}, std::nullopt});
    REQUIRE(found);
    CAPTURE(row.diversity, row.closeness, row.limit, row.score);
    CHECK(found->score == Approx(row.score).epsilon(1e-9));
    CHECK(found->levels == row.levels);
    CHECK(found->suppressed == row.suppressed);
    CHECK(found->optimal);
    CHECK(found->lower_bound == found->score);
    CHECK(static_cast<std::uint64_t>(std::count(found->suppressed_rows.begin(), found->suppressed_rows.end(), true)) ==
          row.suppressed);
  }
}

TEST_CASE("four rows in two pairs need one level for k 2 and two for k 3", "[privacy][full_domain]") {
  PrivacyModel model;
  model.k = 2;
  const auto pairs = anonymize(four_rows(), model);
  REQUIRE(pairs);
  CHECK(pairs->levels == std::vector<std::size_t>{1});
  CHECK(pairs->score == Approx(1.0 / 3));
  model.k = 3;
  CHECK(anonymize(four_rows(), model)->levels == std::vector<std::size_t>{2});
}

TEST_CASE("a model that nothing fulfils, or that leaves no row, is refused", "[privacy][full_domain]") {
  PrivacyModel model;
  model.k = 5;
  CHECK(anonymize(four_rows(), model).error().code() == Errc::refused);
  model.suppression_limit = 1;
  CHECK(anonymize(four_rows(), model).error().code() == Errc::refused);
}

TEST_CASE("without time the most general node is the answer, and the bound says how little is known",
          "[privacy][full_domain]") {
  PrivacyModel model;
  model.k = 2;
  const auto found = anonymize(four_rows(), model, {Objective::loss, {}, 0.0});
  REQUIRE(found);
  CHECK(found->levels == std::vector<std::size_t>{2});
  CHECK_FALSE(found->optimal);
  CHECK(found->lower_bound == 0);
  model.k = 5;
  const auto none = anonymize(four_rows(), model, {Objective::loss, {}, 0.0});
  REQUIRE_FALSE(none);
  CHECK(none.error().where().column == "max-seconds");
}

TEST_CASE("more time than anybody waits is no limit", "[privacy][full_domain]") {
  PrivacyModel model;
  model.k = 2;
  const double seconds = GENERATE(1e9, 1e10, 1e11, 1e300, std::numeric_limits<double>::infinity());
  CAPTURE(seconds);
  const auto found = anonymize(four_rows(), model, {Objective::loss, {}, seconds});
  REQUIRE(found);
  CHECK(found->optimal);
  CHECK(found->levels == anonymize(four_rows(), model)->levels);
}

TEST_CASE("a limit of steps ends a search as time does, and one that the proof does not reach changes nothing",
          "[privacy][full_domain]") {
  PrivacyModel model;
  model.k = 2;
  const auto at_once = anonymize(four_rows(), model, {.max_steps = 0});
  REQUIRE(at_once);
  CHECK(at_once->levels == std::vector<std::size_t>{2});
  CHECK_FALSE(at_once->optimal);
  const auto proved = anonymize(four_rows(), model, {.max_steps = 1000});
  REQUIRE(proved);
  CHECK(proved->levels == std::vector<std::size_t>{1});
  CHECK(proved->optimal);
}

TEST_CASE("weights must fit the objective and the quasi-identifiers", "[privacy][full_domain]") {
  CHECK_FALSE(anonymize(four_rows(), {}, {Objective::loss, {1, 2}, std::nullopt}));
  CHECK_FALSE(anonymize(four_rows(), {}, {Objective::loss, {-1}, std::nullopt}));
  CHECK_FALSE(anonymize(four_rows(), {}, {Objective::loss, {0}, std::nullopt}));
  CHECK_FALSE(anonymize(four_rows(), {}, {Objective::discernibility, {1}, std::nullopt}));
  CHECK(anonymize(four_rows(), {}, {Objective::entropy, {2}, std::nullopt}));
}

TEST_CASE("of equally good generalizations the finer one is taken", "[privacy][full_domain]") {
  // Level 2 of each says no less than level 1; either column alone makes pairs.
  CodedTable table;
  const std::vector<std::vector<std::string>> rows{{"1", "a", "a"}, {"2", "a", "a"}};
  table.hierarchies = {*Hierarchy::create("q", rows), *Hierarchy::create("r", rows)};
  table.columns = {{0, 1, 0, 1}, {0, 1, 1, 0}};
  PrivacyModel model;
  model.k = 2;
  const auto found = anonymize(table, model);
  REQUIRE(found);
  CHECK(found->levels == std::vector<std::size_t>{0, 1});
  SECTION("a column without weight is not generalized more than the model asks for") {
    const auto weighted = anonymize(table, model, {Objective::loss, {1, 0}, std::nullopt});
    REQUIRE(weighted);
    CHECK(weighted->levels == std::vector<std::size_t>{0, 1});
  }
}

TEST_CASE("a higher suppression limit never loses the answer of a lower one", "[privacy][full_domain]") {
  // Three rows that are alike only at the top: to suppress all of them would cost as much as to generalize all.
  CodedTable table;
  table.hierarchies = {*Hierarchy::create("a", {{"x", "*"}, {"y", "*"}}),
                       *Hierarchy::create("b", {{"1", "odd", "*"}, {"2", "even", "*"}, {"3", "odd", "*"}})};
  table.columns = {{0, 0, 1}, {0, 1, 2}};
  PrivacyModel model;
  model.k = 3;
  for (const auto objective : {Objective::loss, Objective::entropy, Objective::discernibility, Objective::aecs}) {
    for (const double limit : {0.0, 0.5, 1.0}) {
      model.suppression_limit = limit;
      CAPTURE(name(objective), limit);
      const auto found = anonymize(table, model, {objective, {}, std::nullopt});
      REQUIRE(found);
      CHECK(found->levels == std::vector<std::size_t>{1, 2});
      CHECK(found->suppressed == 0);
    }
  }
}

TEST_CASE("a suppressed row loses a column that has one value too", "[privacy][full_domain]") {
  // Keeping the pair and suppressing the third row costs 1/3 of both columns; generalizing costs all of one of them.
  CodedTable table;
  table.hierarchies = {*Hierarchy::create("county", {{"高雄市", "*"}}),
                       *Hierarchy::create("sex", {{"F", "*"}, {"M", "*"}})};
  table.columns = {{0, 0, 0}, {0, 0, 1}};
  PrivacyModel model;
  model.k = 2;
  model.suppression_limit = 0.4;
  const auto kept = anonymize(table, model);
  REQUIRE(kept);
  CHECK(kept->suppressed == 1);
  CHECK(kept->score == Approx(1.0 / 3));
  SECTION("so that with enough constant columns no row is suppressed") {
    for (int i = 0; i < 2; ++i) {
      table.hierarchies.insert(table.hierarchies.begin(), table.hierarchies.front());
      table.columns.insert(table.columns.begin(), table.columns.front());
    }
    const auto generalized = anonymize(table, model);
    REQUIRE(generalized);
    CHECK(generalized->suppressed == 0);
    CHECK(generalized->score == Approx(1.0 / 4));
  }
}
