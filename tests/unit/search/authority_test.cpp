#include "sample_index.hpp"

using namespace opendata::search;

namespace {

/// Two articles of the same words; the second is the one that others cite.
std::vector<Document> cited_and_not() {
  const std::string text = "飼主應為寵物辦理登記並植入晶片。";
  std::vector<Document> documents{test::article("T0000001", "動物保護法", 5, 0, text),
                                  test::article("T0000001", "動物保護法", 6, 0, text)};
  for (std::uint32_t i = 10; i < 13; ++i)
    documents.push_back(test::article("T0000001", "動物保護法", i, 0, "違反第六條規定者，處罰鍰。"));
  return documents;
}

std::string best(const test::SampleIndex& index, const std::string& text, std::vector<std::string> excluded = {}) {
  Query query;
  query.text = text;
  query.kinds = {"article"};
  query.excluded = std::move(excluded);
  return test::ids(index.open().search(query).value()).at(0);
}

}  // namespace

TEST_CASE("Of two articles that say the same, the one that other articles cite comes first") {
  CHECK(best(test::SampleIndex(cited_and_not()), "寵物登記晶片") == "T0000001/6");
}

TEST_CASE("Articles no longer in force lend no authority") {
  auto documents = cited_and_not();
  for (Document& document : documents) document.in_force = document.article_order < 10'000;
  CHECK(best(test::SampleIndex(documents), "寵物登記晶片") == "T0000001/5");
}

TEST_CASE("An article that cites itself gains nothing") {
  const std::string text = "飼主應為寵物辦理登記，依第七條之規定植入晶片。";
  const test::SampleIndex index({test::article("T0000001", "動物保護法", 6, 0, text),
                                 test::article("T0000001", "動物保護法", 7, 0, text),
                                 test::article("T0000001", "動物保護法", 8, 0, "違反第六條規定者，處罰鍰。"),
                                 test::article("T0000001", "動物保護法", 9, 0, "違反第六條規定者，處罰鍰。")});
  CHECK(best(index, "寵物登記晶片") == "T0000001/6");
}

TEST_CASE("What answers to like questions cite is lifted, unless those answers are left out") {
  auto documents = cited_and_not();
  documents.push_back(test::faq("F1", "小狗要辦登記嗎？", "要。依動物保護法第五條，寵物須登記並植入晶片。"));
  const test::SampleIndex index(documents);
  CHECK(best(index, "小狗寵物登記晶片要辦嗎") == "T0000001/5");
  CHECK(best(index, "小狗寵物登記晶片要辦嗎", {"F1"}) == "T0000001/6");
}

TEST_CASE("Documents that are left out are not shown") {
  const test::SampleIndex index({test::faq("F1", "寵物登記", "晶片"), test::faq("F2", "寵物登記", "晶片")});
  Query query;
  query.text = "寵物登記";
  query.excluded = {"F1", "nothing of this name"};
  CHECK(test::ids(index.open().search(query).value()) == std::vector<std::string>{"F2"});
}
