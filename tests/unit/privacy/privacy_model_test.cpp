#include <opendata/privacy_model.hpp>

#include "support/catch.hpp"

using namespace opendata;
using namespace opendata::privacy;

namespace {

/// Ten rows whose sensitive values a, b, c stand 5, 3 and 2 times: the distribution of the check vector.
CodedTable table() {
  CodedTable out;
  out.hierarchies.push_back(*Hierarchy::create("q", {{"1", "*"}}));
  out.columns.push_back(std::vector<std::uint32_t>(10, 0));
  out.sensitive = {0, 0, 0, 0, 0, 1, 1, 1, 2, 2};
  out.sensitive_values = {"1", "2", "3"};
  return out;
}

bool holds(const PrivacyModel& model, const std::vector<ValueCount>& values, std::uint64_t size) {
  return ClassRule::create(model, table())->judge(size, values).holds;
}

PrivacyModel with(const char* diversity, const char* closeness) {
  PrivacyModel model;
  model.k = 1;
  if (diversity != nullptr) model.diversity = *parse_diversity(diversity);
  if (closeness != nullptr) model.closeness = *parse_closeness(closeness);
  return model;
}

}  // namespace

TEST_CASE("a class of three a, two b and one c: where each model begins to fail", "[privacy][privacy_model]") {
  struct Case {
    const char *diversity, *closeness;
    bool holds;
  };
  const auto expected = GENERATE(values<Case>({{"distinct:3", nullptr, true},
                                               {"distinct:4", nullptr, false},
                                               {"entropy:2.7", nullptr, true},
                                               {"entropy:2.8", nullptr, false},
                                               {"recursive:4:3", nullptr, true},
                                               {"recursive:3:3", nullptr, false},
                                               {nullptr, "equal:0.0334", true},
                                               {nullptr, "equal:0.0333", false},
                                               {nullptr, "ordered:0.0167", true},
                                               {nullptr, "ordered:0.0166", false}}));
  CHECK(holds(with(expected.diversity, expected.closeness), {{0, 3}, {1, 2}, {2, 1}}, 6) == expected.holds);
}

TEST_CASE("distance over a hierarchy is a share of the largest one, whatever stands above the last level that tells values "
          "apart",
          "[privacy][privacy_model]") {
  // The thirtieth part that 2 has too much moves to 3, half as far as 1 is from both.
  for (const std::vector<std::string>& above :
       {std::vector<std::string>{}, {"*"}, {"any", "*"}, {"all", "any", "every", "*"}}) {
    std::vector<std::vector<std::string>> rows{{"1", "a"}, {"2", "b"}, {"3", "b"}};
    for (auto& row : rows) row.insert(row.end(), above.begin(), above.end());
    PrivacyModel model = with(nullptr, "hierarchical:0.0167");
    model.sensitive_hierarchy = *Hierarchy::create("s", rows);
    CAPTURE(above.size());
    CHECK(holds(model, {{0, 3}, {1, 2}, {2, 1}}, 6));
    model.closeness = parse_closeness("hierarchical:0.0166").value();
    CHECK_FALSE(holds(model, {{0, 3}, {1, 2}, {2, 1}}, 6));
  }
}

TEST_CASE("equal numbers are one step of the ordered distance, however they are written", "[privacy][privacy_model]") {
  CodedTable written = table();
  written.sensitive_values = {"1", "2", "02.0"};
  const auto holds_there = [&](const char* closeness, const std::vector<ValueCount>& values) {
    return ClassRule::create(with(nullptr, closeness), written)->judge(6, values).holds;
  };
  CHECK(holds_there("ordered:0", {{0, 3}, {1, 3}}));
  CHECK(holds_there("ordered:0", {{0, 3}, {2, 3}}));
  CHECK(holds_there("ordered:0.1667", {{0, 2}, {1, 4}}));
  CHECK_FALSE(holds_there("ordered:0.1666", {{0, 2}, {1, 4}}));
}

TEST_CASE("a class exactly at the border holds for k, entropy and t", "[privacy][privacy_model]") {
  PrivacyModel model = with("entropy:3", nullptr);
  model.k = 6;
  CHECK(holds(model, {{0, 2}, {1, 2}, {2, 2}}, 6));
  CHECK(holds(with(nullptr, "equal:0.5"), {{0, 4}}, 4));
  model.k = 7;
  CHECK_FALSE(holds(model, {{0, 2}, {1, 2}, {2, 2}}, 6));
}

TEST_CASE("the limit of suppressed rows is rounded down, but not below what was written", "[privacy][privacy_model]") {
  CHECK(suppressible_rows(0.02, 30162) == 603);
  CHECK(suppressible_rows(0.05, 30162) == 1508);
  CHECK(suppressible_rows(0.29, 100) == 29);
  CHECK(suppressible_rows(1, 7) == 7);
}

TEST_CASE("parameters that make no sense are refused by name", "[privacy][privacy_model]") {
  for (const char* text : {"distinct", "distinct:x", "entropy:1:2", "recursive:3", ":3", ""})
    CHECK_FALSE(parse_diversity(text));
  for (const char* text : {"equal", "equal:", "near:0.2", "equal:0.2:1"}) CHECK_FALSE(parse_closeness(text));
  const auto column = [](const PrivacyModel& model) {
    return ClassRule::create(model, table()).error().where().column;
  };
  PrivacyModel no_k;
  no_k.k = 0;
  CHECK(column(no_k) == "k");
  PrivacyModel share;
  share.suppression_limit = 1.5;
  CHECK(column(share) == "suppression");
  CHECK(column(with("distinct:0", nullptr)) == "l");
  CHECK(column(with("recursive:0:2", nullptr)) == "l");
  CHECK(column(with(nullptr, "equal:1.1")) == "t");
  CHECK(column(with(nullptr, "hierarchical:0.1")) == "t");
}
