#include <opendata/risk.hpp>
#include <opendata/table.hpp>

#include "support/catch.hpp"
#include "support/near.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using namespace opendata::privacy;
using test::near;

// Oracle: ARX 3.9.2 on UCI Adult (30,162 rows), agreement to 1e-6.

namespace {

constexpr double tolerance = 1e-6;

/// The first `columns` columns named, as tuples; nullopt without the data.
std::optional<TupleCounts> adult(const std::vector<std::string>& names) {
  const auto path = test::shared_data() / "anonymity" / "adult" / "adult.csv";
  if (!std::filesystem::exists(path)) {
    WARN("skipped: no adult.csv (OPENDATA_SHARED)");
    return std::nullopt;
  }
  InputOptions options;
  options.delimiter = ';';
  auto reader = open_reader(path.string(), options).value();
  const auto& columns = reader->columns();
  TupleCounts out(names.size());
  RawRecord record;
  while (reader->read(record).value()) {
    std::vector<Cell> cells;
    for (const auto& name : names) {
      const auto at = std::find(columns.begin(), columns.end(), name) - columns.begin();
      cells.push_back(record.cells[static_cast<std::size_t>(at)]);
    }
    out.add(cells);
  }
  return out;
}

const std::vector<std::string> three{"sex", "age", "race"};
const std::vector<std::string> nine{
    "sex", "age", "race", "marital-status", "education", "native-country", "workclass", "occupation", "salary-class"};

std::vector<std::uint64_t> first_ten(const ClassSizes& classes) {
  std::vector<std::uint64_t> out;
  for (std::uint64_t size = 1; size <= 10; ++size) out.push_back(classes.count(size));
  return out;
}

struct Estimate {
  double fraction, zayatz, pitman;
  PopulationUniques::Estimator chosen;
};

void check_estimates(const ClassSizes& classes, const std::vector<Estimate>& rows) {
  for (const Estimate& row : rows) {
    CAPTURE(row.fraction);
    const auto found = estimate_population_uniques(classes, row.fraction).value();
    CHECK(found.zayatz.value() == near(row.zayatz, tolerance));
    CHECK(found.pitman.value() == near(row.pitman, tolerance));
    CHECK(found.chosen() == row.chosen);
  }
}

constexpr auto pitman = PopulationUniques::Estimator::pitman;
constexpr auto zayatz = PopulationUniques::Estimator::zayatz;

}  // namespace

TEST_CASE("Class sizes and prosecutor risks of adult are the oracle's", "[risk][adult]") {
  if (const auto tuples = adult(three)) {
    const auto classes = tuples->classes();
    CHECK(classes.classes() == 528);
    CHECK(first_ten(classes) == std::vector<std::uint64_t>{62, 59, 35, 35, 22, 20, 19, 10, 13, 10});
    const auto risk = prosecutor_risk(classes, 0.2);
    CHECK(risk.highest == 1);
    CHECK(risk.mean == near(0.0175054704595, tolerance));
    CHECK(risk.lowest == near(0.00180505415, tolerance));
    CHECK(risk.at_risk == near(0.0140905775479, tolerance));
    CHECK(sample_uniques(classes) == near(0.0020555666070, tolerance));
  }
  if (const auto tuples = adult(nine)) {
    const auto classes = tuples->classes();
    CHECK(classes.classes() == 19502);
    CHECK(first_ten(classes) == std::vector<std::uint64_t>{15512, 2098, 754, 375, 189, 155, 97, 73, 39, 37});
    const auto risk = prosecutor_risk(classes, 0.2);
    CHECK(risk.mean == near(0.6465751607983, tolerance));
    CHECK(risk.lowest == near(0.02222222222, tolerance));
    CHECK(risk.at_risk == near(0.7781314236456, tolerance));
    CHECK(sample_uniques(classes) == near(0.5142895033486, tolerance));
  }
}

TEST_CASE("Population uniques of adult are the oracle's", "[risk][adult]") {
  if (const auto tuples = adult(three)) {
    check_estimates(tuples->classes(), {{0.01, 64.03916540, 93.59491221, pitman},
                                        {0.1, 38.41939802, 92.65921249, pitman},
                                        {0.5, 42.97254594, 92.01074642, zayatz}});
  }
  if (const auto tuples = adult(nine)) {
    check_estimates(tuples->classes(), {{0.0001, 7.979912e7, 1.19001220e7, pitman},
                                        {0.01, 819539.9059, 436167.7147, pitman},
                                        {0.1, 96741.67099, 83503.47855, pitman},
                                        {0.5, 26056.91851, 26295.40039, zayatz}});
  }
}

TEST_CASE("Distinction and separation of adult's columns are the oracle's", "[risk][adult]") {
  const auto tuples = adult(three);
  if (!tuples) return;
  struct Row {
    std::vector<std::size_t> columns;
    double distinction, separation;
  };
  const std::vector<Row> rows{{{0}, 6.630860e-5, 0.4382843481},       {{1}, 0.0023871096, 0.9781172561},
                              {{2}, 1.657715e-4, 0.2510168706},       {{0, 1}, 0.0047079106, 0.9875711178},
                              {{0, 2}, 3.315430e-4, 0.5689230170},    {{1, 2}, 0.0095484384, 0.9837666715},
                              {{0, 1, 2}, 0.0175054705, 0.9905147967}};
  const auto risks = combination_risks(*tuples);
  REQUIRE(risks.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK(risks[i].columns == rows[i].columns);
    CHECK(risks[i].distinction == near(rows[i].distinction, tolerance));
    CHECK(risks[i].separation == near(rows[i].separation, tolerance));
  }
}
