#include "support/policies.hpp"
#include "support/source_directory.hpp"

using namespace opendata;
using namespace opendata::deid;

namespace {

struct Example {
  std::string text;
  bool whole, refused;
};

/// The fenced examples of docs/policy.md; their first line says what they are.
std::vector<Example> documented_examples() {
  const auto page = test::read_text(test::source_directory() / "docs" / "policy.md");
  std::vector<Example> examples;
  const std::string fence = "```jsonc\n";
  for (auto at = page.find(fence); at != std::string::npos; at = page.find(fence, at + 1)) {
    const auto begin = at + fence.size();
    const auto text = page.substr(begin, page.find("```", begin) - begin);
    examples.push_back({text, text.starts_with("// a whole policy"), text.starts_with("// a field, refused")});
  }
  return examples;
}

std::string as_policy(const Example& example) {
  if (example.whole) return example.text;
  return "{\"policy_version\": 1, \"dataset\": {\"id\": \"d\", \"title\": \"t\"}, \"release\": {\"domain\": \"r\"}, \"privacy\": {\"k\": 5}, \"fields\": [" +
         example.text + ", {\"source\": \"種\", \"name\": \"other\", \"role\": \"insensitive\", \"transform\": \"keep\"}]}";
}

bool works(const std::string& document) {
  const auto policy = parse_policy(document, "policy.md");
  if (!policy) return false;
  std::vector<std::string> columns{policy->privacy.person};
  for (const auto& field : policy->fields) columns.push_back(field.source);
  return Pipeline::create(*policy, columns, test::key()).has_value();
}

}  // namespace

TEST_CASE("Every documented example of a policy does what the page says", "[policy][documentation]") {
  std::size_t working = 0, refused = 0;
  for (const auto& example : documented_examples()) {
    CAPTURE(example.text);
    CHECK(works(as_policy(example)) == !example.refused);
    ++(example.refused ? refused : working);
  }
  CHECK(working >= 9);
  CHECK(refused >= 7);
}
