#include <opendata/local_recoding.hpp>
#include <random>

#include "support/adult.hpp"
#include "support/catch.hpp"

using namespace opendata;
using namespace opendata::privacy;

namespace {

Hierarchy ages() {
  return Hierarchy::create("age",
                           {{"21", "20-29", "*"}, {"25", "20-29", "*"}, {"34", "30-39", "*"}, {"38", "30-39", "*"}})
      .value();
}
Hierarchy districts() {
  return Hierarchy::create("district", {{"三民區", "高雄市"}, {"鼓山區", "高雄市"}, {"東區", "臺南市"}}).value();
}

CodedTable table_of(std::vector<Hierarchy> hierarchies, std::vector<std::vector<std::uint32_t>> columns) {
  CodedTable table;
  table.hierarchies = std::move(hierarchies);
  table.columns = std::move(columns);
  return table;
}

PrivacyModel k_anonymity(std::uint64_t k, double limit = 0) {
  PrivacyModel model;
  model.k = k;
  model.suppression_limit = limit;
  return model;
}

std::string label(const CodedTable& table, const LocalResult& result, std::size_t row, std::size_t attribute = 0) {
  const std::size_t level = result.level(row, attribute);
  const Hierarchy& hierarchy = table.hierarchies[attribute];
  return hierarchy.text(level, hierarchy.label(level, table.columns[attribute][row]));
}

}  // namespace

TEST_CASE("cells of one column stand at the level that their own class needs", "[privacy][local_recoding]") {
  // Two of 21, one each of 34 and 38: no level for the whole column keeps 21.
  const auto table = table_of({ages()}, {{0, 2, 0, 3}});
  const auto result = recode_locally(table, k_anonymity(2));
  REQUIRE(result);
  CHECK(label(table, *result, 0) == "21");
  CHECK(label(table, *result, 1) == "30-39");
  CHECK(label(table, *result, 2) == "21");
  CHECK(label(table, *result, 3) == "30-39");
  CHECK(result->sizes == std::vector<std::uint32_t>{2, 2});
  CHECK(result->suppressed == 0);
  CHECK(result->loss == Approx((0 + 0 + 1 + 1) / 3.0 / 4));
  CHECK(result->attribute_loss.size() == 1);
}

TEST_CASE("rows that too few share are kept at a wider label with rows that can be spared",
          "[privacy][local_recoding]") {
  // Three of 21 and one of 25: the lone one takes a 21 along.
  const auto table = table_of({ages()}, {{0, 0, 0, 1}});
  const auto result = recode_locally(table, k_anonymity(2));
  REQUIRE(result);
  CHECK(label(table, *result, 3) == "20-29");
  std::size_t kept = 0;
  for (std::size_t row = 0; row < 3; ++row) kept += label(table, *result, row) == "21" ? 1 : 0;
  CHECK(kept == 2);
}

TEST_CASE("rows are suppressed only where top labels differ, and only when the model allows",
          "[privacy][local_recoding]") {
  const auto table = table_of({districts()}, {{0, 1, 0, 2}});
  const auto allowed = recode_locally(table, k_anonymity(2, 0.25));
  REQUIRE(allowed);
  CHECK(allowed->suppressed == 1);
  CHECK(allowed->class_of[3] == LocalResult::no_class);
  CHECK(allowed->class_of[0] != LocalResult::no_class);
  CHECK(allowed->loss == Approx((0.5 + 0.5 + 0.5 + 1) / 4));
  const auto refused = recode_locally(table, k_anonymity(2, 0.24));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == Errc::refused);
  const auto nobody = recode_locally(table, k_anonymity(4, 1));
  REQUIRE_FALSE(nobody);
  CHECK(nobody.error().code() == Errc::refused);
  CHECK(nobody.error().message(Language::en).find("raise the limit") == std::string::npos);
}

TEST_CASE("every class has the diversity that the model asks for", "[privacy][local_recoding]") {
  auto table = table_of({ages()}, {{0, 0, 1, 1}});
  table.sensitive = {0, 0, 1, 1};
  table.sensitive_values = {"flu", "asthma"};
  auto model = k_anonymity(2);
  model.diversity = Diversity{Diversity::Kind::distinct, 2, 0};
  const auto result = recode_locally(table, model);
  REQUIRE(result);
  CHECK(result->sizes == std::vector<std::uint32_t>{4});
  CHECK(label(table, *result, 0) == "20-29");
}

TEST_CASE("where the whole table is too uniform, the rows that suppression makes diverse are published",
          "[privacy][local_recoding]") {
  // Ninety alike, ten half and half: all together have too little entropy at every level.
  auto table = table_of({Hierarchy::create("q", {{"g1", "*"}, {"g2", "*"}}).value()}, {{}});
  for (std::uint32_t row = 0; row < 100; ++row) {
    table.columns.front().push_back(row < 90 ? 0 : 1);
    table.sensitive.push_back(row < 90 ? 0 : 1 + row % 2);
  }
  table.sensitive_values = {"w", "x", "y"};
  auto model = k_anonymity(5, 0.95);
  model.diversity = *parse_diversity("entropy:1.5");
  const auto result = recode_locally(table, model);
  REQUIRE(result);
  CHECK(result->suppressed == 90);
  CHECK(result->sizes == std::vector<std::uint32_t>{10});
  CHECK(label(table, *result, 99) == "g2");
  CHECK(result->loss == Approx(0.9));
  model.suppression_limit = 0.89;
  CHECK(recode_locally(table, model).error().code() == Errc::refused);
}

TEST_CASE("a table that nothing was found for within the steps of the search is refused, however large the lattice",
          "[privacy][local_recoding]") {
  // Nine columns of seven levels are 40 million nodes; 85 of 100 values are alike.
  std::vector<std::vector<std::string>> bands;
  for (int leaf = 0; leaf < 64; ++leaf) {
    auto& row = bands.emplace_back(1, std::to_string(leaf));
    for (const int width : {2, 4, 8, 16, 32, 64}) row.push_back(std::to_string(leaf / width));
  }
  std::mt19937 random(1);
  CodedTable table;
  for (int column = 0; column < 9; ++column) {
    table.hierarchies.push_back(*Hierarchy::create("q" + std::to_string(column), bands));
    auto& leaves = table.columns.emplace_back();
    for (int row = 0; row < 3000; ++row) leaves.push_back(static_cast<std::uint32_t>(random() % 64));
  }
  for (int row = 0; row < 3000; ++row) table.sensitive.push_back(random() % 100 < 85 ? 0 : 1);
  table.sensitive_values = {"w", "x"};
  auto model = k_anonymity(5, 0.5);
  model.diversity = *parse_diversity("entropy:1.9");
  const auto result = recode_locally(table, model, {.weights = {}, .seed = 0, .effort = 0});
  REQUIRE_FALSE(result);
  CHECK(result.error().code() == Errc::refused);
}

TEST_CASE("an attribute with more weight keeps more detail", "[privacy][local_recoding]") {
  const auto table =
      table_of({ages(), Hierarchy::create("sex", {{"F", "*"}, {"M", "*"}}).value()}, {{0, 0, 2, 2}, {0, 1, 0, 1}});
  const auto ages_first = recode_locally(table, k_anonymity(2), {.weights = {2, 1}});
  const auto sex_first = recode_locally(table, k_anonymity(2), {.weights = {1, 2}});
  REQUIRE(ages_first);
  REQUIRE(sex_first);
  CHECK(ages_first->attribute_loss[0] == 0.0);
  CHECK(sex_first->attribute_loss[1] == 0.0);
}

TEST_CASE("options that make no sense are refused", "[privacy][local_recoding]") {
  const auto table = table_of({ages()}, {{0, 0}});
  const std::vector<LocalOptions> wrong{{.weights = {1, 1}},
                                        {.weights = {-1}},
                                        {.weights = {}, .seed = 0, .effort = -1},
                                        {.weights = {}, .seed = 0, .effort = 1e9}};
  for (const LocalOptions& options : wrong) {
    const auto result = recode_locally(table, k_anonymity(2), options);
    REQUIRE_FALSE(result);
    CHECK(result.error().code() == Errc::invalid_argument);
  }
  CHECK_FALSE(recode_locally(table_of({ages()}, {{}}), k_anonymity(2)));
}

TEST_CASE("a text that names two sets of leaves carries its level", "[privacy][local_recoding]") {
  const auto hierarchy = Hierarchy::create(
      "age", {{"1", "0-9", "0-9"}, {"2", "0-9", "0-9"}, {"10-19", "10-19", "0-9"}, {"0-9 (level 2)", "x", "0-9"}});
  REQUIRE(hierarchy);
  const auto texts = unambiguous_labels(*hierarchy);
  CHECK(texts[0] == std::vector<std::string>{"1", "2", "10-19", "0-9 (level 2)"});
  CHECK(texts[1] == std::vector<std::string>{"0-9", "10-19", "x"});  // one leaf under the same text: the same set
  CHECK(texts[2] == std::vector<std::string>{"0-9 (level 2)'"});
}

TEST_CASE("adult with k = 5 loses at most 0.060, and nothing is suppressed", "[privacy][local_recoding]") {
  const auto table = test::adult();
  if (!table) {
    WARN("skipped: no adult.csv (OPENDATA_SHARED)");
    return;
  }
  const auto result = recode_locally(*table, k_anonymity(5), {.weights = {}, .seed = 0, .effort = 0.5});
  REQUIRE(result);
  CHECK(result->loss < 0.055);
  CHECK(result->suppressed == 0);
  CHECK(*std::min_element(result->sizes.begin(), result->sizes.end()) >= 5);
}
