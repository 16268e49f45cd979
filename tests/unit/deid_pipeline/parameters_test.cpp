#include "deid/transform.hpp"
#include "support/policies.hpp"

using namespace opendata;
using namespace opendata::deid;

namespace {
/// A transform that a policy cannot have, and the error.
struct Fault {
  std::string type, transform;
  Errc code;
  std::string path;
};
}  // namespace

TEST_CASE("Each fault of a transform's parameters is named with line and key path", "[deid][transforms]") {
  const auto fault = GENERATE(values<Fault>({
      {"string", R"({"name": "suppress", "to": "year"})", Errc::unknown_key, "fields[0].transform.to"},
      {"string", R"({"name": "keep", "thousands": true})", Errc::unknown_key, "fields[0].transform.thousands"},
      {"integer", R"({"name": "keep", "calendar": "roc"})", Errc::unknown_key, "fields[0].transform.calendar"},
      {"integer", R"({"name": "keep", "thousands": "yes"})", Errc::bad_value, "fields[0].transform.thousands"},
      {"integer", R"({"name": "keep", "invalid": "ignore"})", Errc::bad_value, "fields[0].transform.invalid"},
      {"boolean", R"({"name": "keep", "true_values": ["1"], "false_values": ["0", "1"]})", Errc::bad_value, "fields[0].transform"},
      {"date", R"({"name": "keep", "calendar": "julian"})", Errc::bad_value, "fields[0].transform.calendar"},
      {"string", R"("mask")", Errc::bad_value, "fields[0].transform"},
      {"string", R"({"name": "mask", "convention": "name", "keep_first": 1})", Errc::bad_value, "fields[0].transform"},
      {"string", R"({"name": "mask", "convention": "phone"})", Errc::bad_value, "fields[0].transform.convention"},
      {"string", R"({"name": "mask", "keep_first": 99})", Errc::bad_value, "fields[0].transform.keep_first"},
      {"string", R"({"name": "mask", "keep_first": 1, "character": "**"})", Errc::bad_value, "fields[0].transform.character"},
      {"integer", R"({"name": "mask", "keep_first": 1})", Errc::bad_value, "fields[0].transform"},
      {"string", R"({"name": "pseudonymize", "kind": ""})", Errc::bad_value, "fields[0].transform.kind"},
      {"integer", R"("pseudonymize")", Errc::bad_value, "fields[0].transform"},
      {"string", R"("generalize_date")", Errc::missing_column, "fields[0].transform.to"},
      {"string", R"({"name": "generalize_date", "to": "week"})", Errc::bad_value, "fields[0].transform.to"},
      {"date", R"({"name": "generalize_date", "to": "month"})", Errc::bad_value, "fields[0].transform"},
      {"datetime", R"({"name": "generalize_date", "to": "day"})", Errc::bad_value, "fields[0].transform"},
      {"string", R"({"name": "generalize_address"})", Errc::missing_column, "fields[0].transform.to"},
      {"string", R"({"name": "generalize_address", "to": "planet"})", Errc::bad_value, "fields[0].transform.to"},
      {"integer", R"({"name": "generalize_number", "width": 10})", Errc::bad_value, "fields[0].transform"},
      {"string", R"({"name": "generalize_number", "width": 0})", Errc::bad_value, "fields[0].transform.width"},
      {"string", R"({"name": "generalize_number", "width": 10, "bottom": 90, "top": 18})", Errc::bad_value, "fields[0].transform"},
      {"decimal", R"("generalize_coordinate")", Errc::missing_column, "fields[0].transform.cell"},
      {"decimal", R"({"name": "generalize_coordinate", "cell": 0})", Errc::bad_value, "fields[0].transform.cell"},
      {"decimal", R"({"name": "generalize_coordinate", "cell": -0.01})", Errc::bad_value, "fields[0].transform.cell"},
      {"decimal", R"({"name": "generalize_coordinate", "cell": 0.0000001})", Errc::bad_value, "fields[0].transform.cell"},
      {"decimal", R"({"name": "generalize_coordinate", "cell": "1e-2"})", Errc::bad_value, "fields[0].transform.cell"},
      {"string", R"({"name": "generalize_coordinate", "cell": 0.01})", Errc::bad_value, "fields[0].transform"},
      {"integer", R"({"name": "generalize_coordinate", "cell": 25})", Errc::bad_value, "fields[0].transform"},
      {"string", R"({"name": "scrub_text", "minimum_score": 2})", Errc::bad_value, "fields[0].transform.minimum_score"},
      {"string", R"({"name": "scrub_text", "minimum_score": "high"})", Errc::bad_value, "fields[0].transform.minimum_score"},
      {"decimal", R"("scrub_text")", Errc::bad_value, "fields[0].transform"},
  }));
  const auto policy = test::policy_of("\n\n{\"source\": \"欄\", \"name\": \"f\", \"role\": \"sensitive_attribute\", \"type\": \"" + fault.type +
                                      "\", \"transform\": " + fault.transform + "}");
  const auto pipeline = Pipeline::create(policy, {"欄"}, test::key());
  CAPTURE(fault.type, fault.transform);
  REQUIRE_FALSE(pipeline);
  CHECK(name(pipeline.error().code()) == name(fault.code));
  CHECK(pipeline.error().where().column == fault.path);
  CHECK(pipeline.error().where().file == "p.json");
  CHECK(pipeline.error().where().row == 3);
}

TEST_CASE("Every transform of the list is found by its own name", "[deid][transforms]") {
  for (const auto& kind : transforms()) {
    REQUIRE(find_transform(kind.name) == &kind);
  }
  CHECK(find_transform("hash") == nullptr);
  CHECK(find_transform("") == nullptr);
}
