#include <opendata/policy.hpp>

#include "support/catch.hpp"

using namespace opendata;

namespace {

/// A policy on two lines: the fields, the privacy block.
Result<Policy> policy_with(const std::string& privacy, const std::string& age_transform,
                           const std::string& result = "keep") {
  return parse_policy(R"({"policy_version": 1, "dataset": {"id": "d", "title": "t"}, "fields": [
{"source": "年齡", "name": "age", "role": "quasi_identifier", "transform": )" +
                          age_transform +
                          R"(}, {"source": "結果", "name": "result", "role": "sensitive_attribute", "transform": ")" +
                          result + R"("}],
"privacy": {"k": 5, )" + privacy +
                          "}}",
                      "p.json");
}

const std::string searched = R"({"name": "generalize", "hierarchy": "integer:5,10"})";

}  // namespace

TEST_CASE("The block privacy says which model, which search and what for", "[policy]") {
  const auto policy = policy_with(
      R"("sensitive": "result", "sensitive_hierarchy": "result.csv", "l": "recursive:4:3", "t": "ordered:0.2", "mode": "full-domain",
         "objective": "entropy", "weights": {"age": 2.5}, "max_seconds": 30)",
      searched);
  if (!policy) FAIL(format_error(policy.error(), Language::en));
  const PrivacyModel& model = policy->privacy;
  CHECK(model.sensitive == "result");
  CHECK(model.sensitive_hierarchy == "result.csv");
  CHECK(model.l->kind == privacy::Diversity::Kind::recursive);
  CHECK(model.l->l == 3);
  CHECK(model.l->c == 4);
  CHECK(model.t->distance == privacy::Closeness::Distance::ordered);
  CHECK(model.mode == Recoding::full_domain);
  CHECK(model.objective == privacy::Objective::entropy);
  CHECK(model.weights == std::vector<std::pair<std::string, double>>{{"age", 2.5}});
  CHECK(model.max_seconds == 30);
}

TEST_CASE("What the keys of privacy need of each other and of the fields is checked, with line and key", "[policy]") {
  struct Fault {
    std::string privacy, age;
    Errc code;
    std::size_t line;
    const char* path;
    const char* result = "keep";
  };
  const auto fault = GENERATE(values<Fault>({
      {R"("l": "distinct:3")", "\"keep\"", Errc::bad_value, 3, "privacy.sensitive"},
      {R"("sensitive": "result")", "\"keep\"", Errc::bad_value, 3, "privacy.sensitive"},
      {R"("l": "distinct:3", "sensitive": "age")", "\"keep\"", Errc::bad_value, 3, "privacy.sensitive"},
      {R"("l": "distinct:3", "sensitive": "other")", "\"keep\"", Errc::bad_value, 3, "privacy.sensitive"},
      {R"("l": "distinct:3", "sensitive": "result")", "\"keep\"", Errc::bad_value, 3, "privacy.sensitive", "suppress"},
      {R"("l": "distinct", "sensitive": "result")", "\"keep\"", Errc::invalid_argument, 3, "privacy.l"},
      {R"("t": "near:0.2", "sensitive": "result")", "\"keep\"", Errc::invalid_argument, 3, "privacy.t"},
      {R"("l": "distinct:3", "sensitive": "result", "person": "年齡")", "\"keep\"", Errc::not_supported, 3,
       "privacy.person"},
      {R"("mode": "optimal")", "\"keep\"", Errc::bad_value, 3, "privacy.mode"},
      {R"("objective": "entropy")", "\"keep\"", Errc::bad_value, 3, "privacy.mode"},
      {R"("max_seconds": 5)", "\"keep\"", Errc::bad_value, 3, "privacy.mode"},
      {R"("mode": "local", "objective": "entropy")", searched, Errc::bad_value, 3, "privacy.mode"},
      {R"("mode": "full-domain", "max_seconds": 0)", searched, Errc::bad_value, 3, "privacy.max_seconds"},
      {R"("mode": "full-domain", "weights": {"age": -1})", searched, Errc::bad_value, 3, "privacy.weights.age"},
      {R"("mode": "full-domain", "weights": {"aeg": 2})", searched, Errc::bad_value, 3, "privacy.weights"},
      {R"("mode": "full-domain", "weights": {"age": 2})", "\"keep\"", Errc::bad_value, 3, "privacy.weights"},
      {R"("suppression_limit": 0.05)", searched, Errc::bad_value, 2, "fields[0].transform"},
  }));
  CAPTURE(fault.privacy, fault.age, fault.result);
  const auto policy = policy_with(fault.privacy, fault.age, fault.result);
  REQUIRE_FALSE(policy);
  CAPTURE(policy.error().message());
  CHECK(policy.error().code() == fault.code);
  CHECK(policy.error().where().row == fault.line);
  CHECK(policy.error().where().column == fault.path);
}

TEST_CASE("A search may leave values as they are, so it is for quasi-identifiers only", "[policy]") {
  const auto role = GENERATE("direct_identifier", "insensitive", "sensitive_attribute", "free_text");
  const auto policy = parse_policy(
      R"({"policy_version": 1, "dataset": {"id": "d", "title": "t"}, "privacy": {"k": 5, "mode": "full-domain"}, "fields": [
{"source": "姓名", "name": "who", "role": ")" +
          std::string(role) + R"(", "transform": )" + searched + "}]}",
      "p.json");
  REQUIRE_FALSE(policy);
  CHECK(policy.error().code() == Errc::refused);
}
