#include <cmath>
#include <set>

#include "index/question_words.hpp"
#include "unit/search/sample_index.hpp"

using namespace opendata;
using namespace opendata::search;
using test::article;
using test::faq;

namespace {

Document statute(Document document, const char* level) {
  document.facets["level"] = level;
  return document;
}

std::string first_hit(const Searcher& searcher, const std::string& text) {
  Query query;
  query.text = text;
  const auto result = searcher.search(query);
  REQUIRE(result);
  REQUIRE(!result->hits.empty());
  return result->hits[0].document.id;
}

}  // namespace

TEST_CASE("Terms of question words are told from terms of the subject") {
  const auto [text, term, asks] = GENERATE(table<const char*, const char*, bool>({
      {"狗走丟了怎麼辦", "怎么", true},
      {"狗走丟了怎麼辦", "办", true},
      {"狗走丟了怎麼辦", "狗", false},
      {"狗走丟了怎麼辦", "了", true},
      {"狗走丟了怎麼辦", "丢了", false},
      {"狗走丟了該怎麼辦", "了", true},
      {"狗走丟了該怎麼辦", "该", true},
      {"丟了狗怎麼辦", "了", false},
      {"如何辦理寵物登記", "如何", true},
      {"如何辦理寵物登記", "办理", false},
      {"如何辦理寵物登記", "登记", false},
      {"請問補助多少錢？", "补助", false},
      {"請問補助多少錢？", "多少", true},
      {"了解幾何", "几何", false},
      {"怎 麼", "怎", false},
  }));
  CAPTURE(text, term);
  Segmenter segmenter;
  const std::vector<Term> terms = segmenter.segment(text);
  const std::vector<bool> found = find_question_terms(terms);
  REQUIRE(found.size() == terms.size());
  bool seen = false;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (terms[i].text != term) continue;
    seen = true;
    CHECK(found[i] == asks);
  }
  CHECK(seen);
}

TEST_CASE("A text of nothing or without Han characters asks nothing") {
  Segmenter segmenter;
  CHECK(find_question_terms({}).empty());
  for (const bool asks : find_question_terms(segmenter.segment("what is wifi"))) CHECK(!asks);
}

TEST_CASE("What a question is about outweighs how it is asked") {
  const test::SampleIndex index({faq("asks", "結核病怎麼辦？怎麼辦？", "請洽衛生所怎麼辦理。"),
                                 faq("lost", "寵物遺失", "愛犬走丟了請通報收容所，並在現場找狗。"),
                                 faq("other", "戶籍謄本", "請洽戶政事務所。")});
  CHECK(first_hit(index.open(), "狗走丟了怎麼辦") == "lost");
}

TEST_CASE("Question words alone still find questions") {
  const test::SampleIndex index(
      {faq("asks", "停水怎麼辦？", "請洽自來水公司。"), faq("other", "戶籍謄本", "戶政事務所。")});
  CHECK(first_hit(index.open(), "怎麼辦") == "asks");
}

TEST_CASE("Among nearly equal texts an answer for the public comes before law, and a statute before an ordinance") {
  const auto* level = GENERATE("憲法", "法律", "自治條例");
  CAPTURE(level);
  const test::SampleIndex index({article("T0000001", "甲管理辦法", 1, 0, "房屋租金補助之申請。"),
                                 statute(article("T0000002", "甲管理條例", 1, 0, "房屋租金補助之申請。"), level),
                                 article("T0000003", "乙管理辦法", 1, 0, "車輛停放之規定與費用。"),
                                 article("T0000004", "丙管理辦法", 1, 0, "水費之減收與免收。"),
                                 faq("z", "丙", "水費之減收與免收。")});
  CHECK(first_hit(index.open(), "房屋租金補助") == "T0000002/1");
  CHECK(first_hit(index.open(), "水費減收免收") == "z");
  CHECK(first_hit(index.open(), "車輛停放費用") == "T0000003/1");
}

TEST_CASE("A remark in brackets counts for less than the question") {
  const test::SampleIndex index({faq("office", "甲", "土地徵收業務之承辦窗口與土地徵收業務之說明。"),
                                 faq("answer", "乙", "抵價地之發給標準。"), faq("other", "丙", "噪音檢舉。")});
  CHECK(first_hit(index.open(), "抵價地（土地徵收業務）") == "answer");
  CHECK(first_hit(index.open(), "抵價地，土地徵收業務") == "office");
}

TEST_CASE("An explained score is the sum of its parts, and terms, preference and citations are told apart") {
  std::vector<Document> documents{faq("F1", "寵物登記", "依動物保護法第六條辦理登記。")};
  for (std::uint32_t i = 5; i < 9; ++i)
    documents.push_back(statute(article("T0000001", "動物保護法", i, 0, i < 7 ? "飼主應辦理寵物登記。" : "違反第六條者處罰鍰。"), "法律"));
  const test::SampleIndex index(documents);
  Query query;
  query.text = "寵物登記";
  CHECK(index.open().search(query)->hits[0].explanation.empty());
  query.explain = true;
  const auto result = index.open().search(query);
  REQUIRE(result);
  REQUIRE(result->hits.size() >= 3);
  std::set<std::string> names;
  for (const Hit& hit : result->hits) {
    double sum = 0;
    for (const ScorePart& part : hit.explanation) {
      sum += part.value;
      if (hit.document.id == "T0000001/6") names.insert(part.name);
      CHECK(part.name != score_parts::mode);
    }
    CHECK(std::abs(sum - hit.score) < 1e-6);
  }
  for (const std::string_view name : {score_parts::preferred, score_parts::answers, score_parts::article_authority})
    CHECK(names.contains(std::string(name)));
}

TEST_CASE("A frequent word opens no candidates once rarer ones have found enough, and still weighs those there are") {
  std::vector<Document> documents;
  for (int i = 0; i < 20'000; ++i) {
    const int turn = i % 5;
    const std::string rare = turn == 0 ? "alpha" : turn == 1 ? "beta" : turn == 2 ? "gamma" : "";
    documents.push_back(test::faq("F" + std::to_string(i), "notice", rare + (i / 5 % 5 < 4 ? " delta" : " other")));
  }
  const test::SampleIndex index(documents);
  const Searcher searcher = index.open();
  Query query;
  query.mode = Mode::full_text;
  query.text = "alpha beta gamma delta";
  const auto many = searcher.search(query);
  REQUIRE(many);
  CHECK(many->total <= 12'000);
  for (const Hit& hit : many->hits) CHECK(hit.document.body.find("delta") != std::string::npos);
  query.text = "alpha delta";
  const auto few = searcher.search(query);
  REQUIRE(few);
  CHECK(few->total >= 16'000);
}
