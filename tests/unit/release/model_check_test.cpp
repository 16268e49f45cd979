#include "release/model_check.hpp"

#include "support/policies.hpp"

using namespace opendata;

namespace {

const std::string fields =
    R"({"source": "區", "name": "town", "role": "quasi_identifier", "transform": "keep"},
       {"source": "病", "name": "illness", "role": "sensitive_attribute", "transform": "keep"})";

/// Six values of a source in which 甲 and 乙 are equally frequent.
privacy::CodedTable source() {
  privacy::CodedTable table;
  table.columns = {{0, 0, 0, 0, 0, 0}};
  table.sensitive = {0, 0, 0, 1, 1, 1};
  table.sensitive_values = {"甲", "乙"};
  return table;
}

std::uint64_t failing(const std::string& model, const std::vector<std::vector<std::string>>& rows) {
  const Policy policy = test::policy_of(fields, R"({"k": 2, "sensitive": "illness", )" + model + "}");
  Schema schema;
  for (const PolicyField& field : policy.fields) schema.fields.push_back(field.field);
  auto check = release::ModelCheck::create(policy, schema, source());
  REQUIRE(check);
  for (const RawRecord& record : test::records_of(rows)) check->look_at(record);
  return check->failing_classes();
}

}  // namespace

TEST_CASE("Written classes in which l or t does not hold are found, whoever wrote them", "[release]") {
  const std::vector<std::vector<std::string>> mixed{{"東", "甲"}, {"東", "乙"}, {"西", "甲"}, {"西", "乙"}};
  const std::vector<std::vector<std::string>> alike{{"東", "甲"}, {"東", "甲"}, {"西", "甲"}, {"西", "乙"}};
  CHECK(failing(R"("l": "distinct:2")", mixed) == 0);
  CHECK(failing(R"("l": "distinct:2")", alike) == 1);
  CHECK(failing(R"("l": "entropy:1.9")", alike) == 1);
  CHECK(failing(R"("t": "equal:0.4")", mixed) == 0);
  CHECK(failing(R"("t": "equal:0.4")", alike) == 1);
  CHECK(failing(R"("t": "equal:0.5")", alike) == 0);
}

TEST_CASE("A written class that is smaller than k, or a sensitive value that the source does not have, fails",
          "[release]") {
  CHECK(failing(R"("l": "distinct:1")", {{"東", "甲"}}) == 1);
  CHECK(failing(R"("l": "distinct:1")", {{"東", "甲"}, {"東", "丙"}}) == 1);
}
