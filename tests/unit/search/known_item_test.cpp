#include "unit/search/sample_index.hpp"

using namespace opendata::search;
using test::article;
using test::faq;

namespace {

using Ids = std::vector<std::string>;

/// Two answers of nearly the same words, and a law whose articles have every word of their questions many times over.
const test::SampleIndex& sample() {
  static const test::SampleIndex index([] {
    const std::string appeal = "訴願人如何提起訴願，提起訴願如何辦理。";
    std::vector<Document> documents{faq("q-appeal", "如何提起訴願？", "依訴願法辦理，請洽法制局。"),
                                    faq("q-longer", "如何提起訴願？如何撤回訴願？", appeal + appeal),
                                    faq("q-other", "公車路線", "請洽交通局。")};
    documents[2].variants = {"公車 怎麼搭", "臺北怎麼去"};
    documents[2].translations = {{"en", "Which bus do I take?", "Ask."}};
    for (std::uint32_t i = 1; i <= 8; ++i)
      documents.push_back(article("T0000001", "訴願法", i, 0, appeal));
    for (Document& document : documents)
      if (document.kind == "article") document.facets["level"] = "法律";
    return documents;
  }());
  return index;
}

std::string best(const std::string& text, std::vector<std::string> excluded = {}) {
  CAPTURE(text);
  const auto result = sample().open().search({.text = text, .excluded = std::move(excluded)});
  REQUIRE(result);
  REQUIRE_FALSE(result->hits.empty());
  return result->hits.front().document.id;
}

}  // namespace

TEST_CASE("A text whose title is asked word for word comes first, in whatever spelling and punctuation", "[ranking]") {
  const auto [text, id] = GENERATE(table<const char*, const char*>({
      {"如何提起訴願？", "q-appeal"},
      {"如何提起訴願", "q-appeal"},
      {" 「如何提起訴願」? ", "q-appeal"},
      {"如何 提起 訴願", "q-appeal"},
      {"如何提起诉愿", "q-appeal"},
      {"如何提起訴願？如何撤回訴願？", "q-longer"},
      {"公車怎麼搭", "q-other"},
      {"台北怎麼去", "q-other"},
      {"which bus do i take", "q-other"},
  }));
  CHECK(best(text) == id);
}

TEST_CASE("A title that is left out is not shown", "[ranking]") {
  CHECK(best("如何提起訴願？", {"q-appeal"}) != "q-appeal");
}

TEST_CASE("The explanation says that the query is the title", "[ranking]") {
  const auto result = sample().open().search({.text = "如何提起訴願？", .explain = true});
  REQUIRE(result);
  REQUIRE_FALSE(result->hits.empty());
  const auto& parts = result->hits.front().explanation;
  REQUIRE_FALSE(parts.empty());
  CHECK(parts.front().name == score_parts::whole_title);
}
