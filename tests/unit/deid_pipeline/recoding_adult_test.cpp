#include <opendata/table.hpp>

#include "support/policies.hpp"

using namespace opendata;
using namespace opendata::deid;

namespace {

/// One row of the published optima of the adult table.
struct Golden {
  const char* model;      ///< the inside of the privacy block
  const char* sensitive;  ///< column that is no quasi-identifier; empty: all nine are
  double score;
  std::uint64_t suppressed, classes;
  std::vector<std::size_t> levels;
};

Policy adult_policy(const Golden& golden, const std::vector<std::string>& columns) {
  std::string fields;
  for (const std::string& column : columns) {
    std::string name = column;
    std::replace(name.begin(), name.end(), '-', '_');
    const bool sensitive = column == golden.sensitive;
    fields += fields.empty() ? "" : ",";
    fields +=
        R"({"source": ")" + column + R"(", "name": ")" + name + R"(", "role": ")" +
        (sensitive
             ? R"(sensitive_attribute", "transform": "keep"})"
             : R"(quasi_identifier", "transform": {"name": "generalize", "delimiter": ";", "hierarchy": "adult_hierarchy_)" +
                   column + R"(.csv"}})");
  }
  return test::policy_of(fields, std::string("{\"k\": 5, \"mode\": \"full-domain\", ") + golden.model + "}");
}

}  // namespace

TEST_CASE("A policy finds the published optima of the adult table", "[deid][recoding]") {
  const auto folder = test::shared_data() / "anonymity" / "adult";
  if (!std::filesystem::exists(folder / "adult.csv")) {
    WARN("skipped: no adult table (OPENDATA_SHARED)");
    return;
  }
  const auto golden = GENERATE(values<Golden>({
      {R"("suppression_limit": 0)", "", 0.6355438467, 0, 24, {0, 4, 1, 1, 3, 2, 2, 1, 0}},
      {R"("suppression_limit": 0.02)", "", 0.3574824899, 506, 222, {0, 3, 0, 2, 2, 1, 1, 2, 0}},
      {R"("suppression_limit": 0.05, "objective": "discernibility")",
       "",
       7220555,
       105,
       356,
       {0, 0, 1, 2, 3, 2, 2, 1, 1}},
      {R"("suppression_limit": 0.05, "sensitive": "occupation", "l": "distinct:3")",
       "occupation",
       0.1798769040,
       1400,
       387,
       {0, 3, 0, 0, 2, 1, 1, 0}},
      {R"("suppression_limit": 0.05, "sensitive": "occupation", "l": "recursive:4:3")",
       "occupation",
       0.2197726868,
       1408,
       378,
       {0, 2, 0, 1, 2, 1, 1, 0}},
      {R"("suppression_limit": 0, "sensitive": "occupation", "t": "equal:0.2")",
       "occupation",
       0.9291451164,
       0,
       2,
       {1, 4, 1, 1, 3, 2, 2, 1}},
  }));
  CAPTURE(golden.model);
  InputOptions options;
  options.delimiter = ';';
  auto reader = open_reader((folder / "adult.csv").string(), options).value();
  auto policy = adult_policy(golden, reader->columns());
  policy.file = (folder / "p.json").string();
  std::vector<RawRecord> records;
  for (RawRecord record; reader->read(record).value();) records.push_back(record);
  const auto out = test::run(policy, reader->columns(), records);
  if (out.error) FAIL(format_error(*out.error, Language::en));
  CHECK(std::abs(out.report.search->score - golden.score) <= 1e-9 * std::max(1.0, golden.score));
  CHECK(out.report.records_suppressed == golden.suppressed);
  CHECK(out.report.classes == golden.classes);
  CHECK(out.rows.size() + golden.suppressed == 30162);
  std::vector<std::size_t> levels;
  for (const auto& field : out.report.fields) {
    if (field.level) levels.push_back(*field.level);
  }
  CHECK(levels == golden.levels);
}
