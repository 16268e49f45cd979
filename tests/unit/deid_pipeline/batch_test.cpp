#include "support/policies.hpp"

using namespace opendata;
using namespace opendata::deid;

namespace {

Policy example() {
  return test::policy_of(R"(
    {"source": "身分證", "name": "person", "role": "direct_identifier", "transform": {"name": "pseudonymize", "kind": "person"}},
    {"source": "年齡", "name": "age", "role": "quasi_identifier", "transform": {"name": "generalize_number", "width": 10}},
    {"source": "內容", "name": "story", "role": "free_text", "transform": "scrub_text"})",
                         R"({"k": 3, "suppression_limit": 1})");
}

/// Records of which some are in classes that are too small, some have missing cells, and some hold a telephone number.
std::vector<RawRecord> records(std::size_t n) {
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < n; ++i) {
    const std::string age = i % 97 == 0 ? std::to_string(200 + i) : std::to_string(i * 7 % 60);
    rows.push_back({"A" + std::to_string(100000000 + i), i % 11 == 0 ? "∅" : age,
                    i % 3 == 0 ? "電話0912345678請回電" : "編號A" + std::to_string(100000000 + i) + "的案件"});
  }
  return test::records_of(rows);
}

const std::vector<std::string> columns{"身分證", "年齡", "內容"};

Pipeline settled(const std::vector<RawRecord>& all) {
  auto pipeline = std::move(Pipeline::create(example(), columns, test::key()).value());
  REQUIRE(pipeline.learn(all));
  REQUIRE(pipeline.settle());
  return pipeline;
}

}  // namespace

TEST_CASE("Records that threads share come out as one by one, in their order, with the same counts", "[deid][pipeline]") {
  const auto all = records(GENERATE(63U, 64U, 129U, 1000U));
  const auto expected = test::run(example(), columns, all);
  auto pipeline = settled(all);
  const auto safe = pipeline.apply(all);
  REQUIRE(safe);
  REQUIRE(pipeline.finish());
  std::vector<std::vector<Cell>> rows;
  for (const auto& record : *safe)
    if (record) rows.push_back(record->cells());
  CHECK(rows == expected.rows);
  const auto& report = pipeline.report();
  CHECK(report.records_out == expected.report.records_out);
  CHECK(report.records_suppressed == expected.report.records_suppressed);
  for (std::size_t i = 0; i < report.fields.size(); ++i) {
    CAPTURE(report.fields[i].name);
    CHECK(report.fields[i].changed == expected.report.fields[i].changed);
    CHECK(report.fields[i].missing == expected.report.fields[i].missing);
    CHECK(report.fields[i].suppressed == expected.report.fields[i].suppressed);
    CHECK(report.fields[i].findings == expected.report.fields[i].findings);
  }
}

TEST_CASE("A record of the second pass that the first did not see is a conflict in a batch too", "[deid][pipeline]") {
  const auto all = records(500);
  auto pipeline = settled(all);
  auto changed = all;
  changed[400].cells[1] = "999";
  const auto safe = pipeline.apply(changed);
  REQUIRE_FALSE(safe);
  CHECK(safe.error().code() == Errc::conflict);
}

TEST_CASE("A cell that does not fit is an error with row and column in a batch too", "[deid][pipeline]") {
  auto all = records(500);
  all[300].cells[1] = "不是數字";
  auto pipeline = std::move(Pipeline::create(example(), columns, test::key()).value());
  const auto learnt = pipeline.learn(all);
  REQUIRE_FALSE(learnt);
  CHECK(learnt.error().code() == Errc::bad_value);
  CHECK(learnt.error().where().row == 302);
  CHECK(learnt.error().where().column == "年齡");
}
