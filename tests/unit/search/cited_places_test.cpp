#include <algorithm>
#include <iterator>
#include <opendata/text.hpp>

#include "unit/search/sample_index.hpp"

using namespace opendata::search;
using test::article;
using test::faq;

namespace {

using Ids = std::vector<std::string>;

/// A law of 70 articles that all mention each other's numbers; an answer that has the words of the questions.
const Searcher& searcher() {
  static const test::SampleIndex index([] {
    std::vector<Document> documents{
        faq("q-fine", "會被罰多少", "棄養動物會被罰多少？罰鍰多少請洽動物保護處。動物保護法規定什麼意思。"),
        article("T0000002", "舊動物登記辦法", 1, 0, "寵物登記之舊規定。")};
    documents.back().in_force = false;
    for (std::uint32_t i = 1; i <= 70; ++i)
      documents.push_back(article("T0000001", "動物保護法", i, 0,
                                  "違反本法第" + std::to_string(71 - i) + "條規定者，處罰鍰多少，會被罰。"));
    documents.push_back(article("T0000001", "動物保護法", 25, 1, "累犯。"));
    return documents;
  }());
  static const Searcher opened = index.open();
  return opened;
}

SearchResult run(Query query) {
  CAPTURE(query.text);
  auto result = searcher().search(query);
  REQUIRE(result);
  return std::move(*result);
}
SearchResult ask(const std::string& text) { return run({.text = text, .limit = 100}); }

Ids first(const SearchResult& result, std::size_t number) {
  Ids ids = test::ids(result);
  ids.resize(std::min(ids.size(), number));
  return ids;
}

}  // namespace

TEST_CASE("An article that is cited inside a sentence is the first hit", "[citation]") {
  const auto [text, ids] = GENERATE(table<const char*, Ids>({
      {"違反動保法第25條會被罰多少", {"T0000001/25"}},
      {"請問動物保護法第25條第2項是什麼意思？", {"T0000001/25"}},
      {"動保法第25條之1罰多少錢", {"T0000001/25-1"}},
      {"动保法第25条会被罚多少", {"T0000001/25"}},
      {"動保法第33條和第25條會被罰多少", {"T0000001/33", "T0000001/25"}},
  }));
  CAPTURE(text);
  const SearchResult result = ask(text);
  CHECK(result.mode == Mode::full_text);
  CHECK(first(result, ids.size()) == ids);
  CHECK(result.hits.size() > ids.size());
}

TEST_CASE("Cited articles stand above a text that holds a long query word for word", "[citation]") {
  constexpr std::uint32_t articles = 20, length = 900;
  const auto passage = [](std::uint32_t number) {
    std::u32string text;
    for (std::uint32_t i = 0; i < length; ++i) text += static_cast<char32_t>(0x4E00 + number * length + i);
    return opendata::text::to_utf8(text);
  };
  const test::SampleIndex index([&] {
    std::vector<Document> documents;
    for (std::uint32_t i = 1; i <= articles; ++i) documents.push_back(article("T0000001", "動物保護法", i, 0, passage(i)));
    return documents;
  }());
  const auto searcher = index.open();
  const auto result = searcher.search({.text = "違反動保法第5條和第7條，" + passage(7), .limit = 5});
  REQUIRE(result);
  CHECK(first(*result, 2) == Ids{"T0000001/5", "T0000001/7"});
  const auto other = searcher.search({.text = "違反動保法第5條和第7條，" + passage(9), .limit = 5});
  REQUIRE(other);
  CHECK(first(*other, 3) == Ids{"T0000001/5", "T0000001/7", "T0000001/9"});
}

TEST_CASE("A cited article is not shown where it is left out or of another kind", "[citation]") {
  const std::string text = "違反動保法第25條會被罰多少";
  CHECK(first(run({.text = text, .excluded = {"T0000001/25"}}), 1) != Ids{"T0000001/25"});
  CHECK(test::ids(run({.text = text, .kinds = {"faq"}})) == Ids{"q-fine"});
}

TEST_CASE("What joins citations, names a part of an article or leads to it leaves a citation one", "[citation][mode]") {
  const auto [text, ids] = GENERATE(table<const char*, Ids>({
      {"動保法第25條及第24條", {"T0000001/25", "T0000001/24"}},
      {"動保法第25條和第24條", {"T0000001/25", "T0000001/24"}},
      {"動保法第25條與第24條", {"T0000001/25", "T0000001/24"}},
      {"動保法第25條或第24條", {"T0000001/25", "T0000001/24"}},
      {"動保法第25、24及12條", {"T0000001/25", "T0000001/24", "T0000001/12"}},
      {"動保法25跟24", {"T0000001/25", "T0000001/24"}},
      {"動保法第25條第1項前段", {"T0000001/25"}},
      {"動保法第25條後段", {"T0000001/25"}},
      {"动保法第25条后段", {"T0000001/25"}},
      {"動保法第25條但書", {"T0000001/25"}},
      {"動保法第25條條文", {"T0000001/25"}},
      {"動保法第25條全文", {"T0000001/25"}},
      {"依動保法第25條第1項第2款規定", {"T0000001/25"}},
      {"依據動保法第25條之規定", {"T0000001/25"}},
      {"違反動保法第25條", {"T0000001/25"}},
  }));
  CAPTURE(text);
  const SearchResult result = ask(text);
  CHECK(result.mode == Mode::citation);
  CHECK(first(result, ids.size()) == ids);
}

TEST_CASE("A law without an article and other words beside it is a question", "[citation][mode]") {
  const auto* text = GENERATE("違反動保法", "動保法規定", "動保法第25條的罰鍰");
  CAPTURE(text);
  CHECK(ask(text).mode == Mode::full_text);
}

TEST_CASE("Cited articles stand in the order of the citation, though each mentions another one", "[citation]") {
  CHECK(first(ask("動保法36、24、38、60"), 4) ==
        Ids{"T0000001/36", "T0000001/24", "T0000001/38", "T0000001/60"});
  CHECK(first(ask("動保法第46條、第12條、第25條、第46條"), 3) == Ids{"T0000001/46", "T0000001/12", "T0000001/25"});
}

TEST_CASE("Cited articles stand above a text that writes out all of many", "[citation]") {
  std::string numbers, body;
  for (int i = 1; i <= 150; ++i) numbers += (i > 1 ? "、第" : "第") + std::to_string(i) + "條";
  for (int i = 1; i <= 150; ++i) body += "動物保護法第" + std::to_string(i) + "條。";
  std::vector<Document> documents{faq("q", "條文一覽", body), article("T0000001", "動物保護法", 300, 0, "施行日。")};
  for (std::uint32_t i = 1; i <= 60; ++i) documents.push_back(article("T0000001", "動物保護法", i, 0, "飼主。"));
  for (int i = 1; i <= 2'000; ++i) documents.push_back(faq("other" + std::to_string(i), "怎麼申請", "請洽櫃台。"));
  const test::SampleIndex index(documents);
  const auto searcher = index.open();
  const auto result = searcher.search({.text = "動物保護法" + numbers, .limit = 60});
  REQUIRE(result);
  CHECK(result->mode == Mode::citation);
  CHECK(first(*result, 3) == Ids{"T0000001/1", "T0000001/2", "T0000001/3"});
}

TEST_CASE("A range gives every article of it, in numeric order and with those inserted since", "[citation]") {
  const SearchResult short_one = ask("動保法第23條至第27條");
  CHECK(first(short_one, 6) ==
        Ids{"T0000001/23", "T0000001/24", "T0000001/25", "T0000001/25-1", "T0000001/26", "T0000001/27"});
  const SearchResult result = ask("動保法第1條至第70條");
  REQUIRE(result.hits.size() >= 71);
  CHECK(result.hits[0].document.id == "T0000001/1");
  CHECK(result.hits[70].document.id == "T0000001/70");
  CHECK(result.cited.size() == 50);
}

TEST_CASE("The number of an article without a law is not missing in an index", "[citation]") {
  const auto* text = GENERATE("法規:動保法 條號:第二十五條之一", "條號:第一百條", "84條之1工作者的約定書",
                              "本法第5條是什麼");
  CAPTURE(text);
  CHECK(ask(text).missing.empty());
}

TEST_CASE("A number behind what is called as a law is missing when the index has no such law", "[citation]") {
  const auto* text = GENERATE("虛構管理條例第5條", "請問「虛構辦法」第5條第1項是什麼？", "兒童權利公約第5條", "補助作業規定第5點", "虚构要点第5条",
                              "虛構辦法（112年修正）第5條", "虛構辦法之第5條", "請問《虛構須知》第二章第5點", "虛構綱要 第5條", "動保法施行注意事項第5點");
  CAPTURE(text);
  const SearchResult result = ask(text);
  REQUIRE(result.missing.size() == 1);
  CHECK(result.missing[0].law_id.empty());
}

TEST_CASE("A number behind an everyday word, or behind what the known law says, is not missing", "[citation]") {
  const auto* text = GENERATE("依規定第5條", "違反相關規定第5條", "動保法罰鍰規定第25條", "動物保護法有關原則第25條", "這份報告的第3點",
                              "申請方法第2點", "收費標準第3點", "收費標準第3點第2款", "飲水機的使用守則第3點", "要點第3點");
  CAPTURE(text);
  CHECK(ask(text).missing.empty());
}

TEST_CASE("Who gets the article that he cites is given no advice", "[help]") {
  CHECK(ask("動保法第25條之1").advice.empty());
  CHECK(ask("舊動物登記辦法第1條").advice.empty());
  const SearchResult missing = run({.text = "舊動物登記辦法第9條"});
  REQUIRE_FALSE(missing.advice.empty());
  for (const Advice& advice : missing.advice) CHECK(advice.code != "include-abolished");
}

TEST_CASE("Who leaves out the article that he cites is told what he left out", "[help]") {
  const auto code_of = [](const Advice& advice) { return std::string(advice.code); };
  for (const auto* text : {"違反動保法第25條會被罰多少", "動保法第25條之1"}) {
    CAPTURE(text);
    const SearchResult result = run({.text = text, .kinds = {"faq"}});
    std::vector<std::string> codes;
    std::transform(result.advice.begin(), result.advice.end(), std::back_inserter(codes), code_of);
    CHECK(std::count(codes.begin(), codes.end(), "drop-filter") == 1);
    CHECK(std::count(codes.begin(), codes.end(), "law-not-indexed") == 0);
  }
}
