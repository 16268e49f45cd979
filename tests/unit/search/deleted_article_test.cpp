#include <algorithm>

#include "unit/search/sample_index.hpp"

using namespace opendata::search;
using test::article;

namespace {

using Ids = std::vector<std::string>;

/// Of twelve articles, three are numbers without a text.
const Searcher& searcher() {
  static const test::SampleIndex index([] {
    Dictionaries dictionaries;
    dictionaries.subjects = {{{"遛狗"}, {"動物保護法第7條"}}};
    return test::SampleIndex(
        [] {
          std::vector<Document> documents;
          for (std::uint32_t i = 1; i <= 12; ++i)
            documents.push_back(article("T0000001", "動物保護法", i, 0,
                                        i % 4 == 3 ? "" : "飼主應依主管機關公告之方式，妥善照顧其飼養之動物。"));
          for (Document& one : documents) {
            one.category = "法規";
            one.modified = "2024-05-06";
          }
          documents.push_back(test::faq("q", "遛狗", "遛狗要繫繩。"));
          return documents;
        }(),
        dictionaries);
  }());
  static const Searcher opened = index.open();
  return opened;
}

SearchResult ask(const std::string& text, Mode mode = Mode::automatic) {
  auto result = searcher().search({.text = text, .mode = mode, .limit = 50});
  REQUIRE(result);
  return std::move(*result);
}

bool has_deleted(const SearchResult& result) {
  return std::any_of(result.hits.begin(), result.hits.end(),
                     [](const Hit& hit) { return hit.document.kind == "article" && hit.document.body.empty(); });
}

}  // namespace

TEST_CASE("A deleted article is no answer to words, of its law's name or of a subject", "[deleted]") {
  const auto [text, mode] = GENERATE(table<const char*, Mode>({
      {"動物保護法相關規定", Mode::full_text},
      {"動物保護", Mode::full_text},
      {"遛狗", Mode::full_text},
      {"動物保護法", Mode::keyword},
      {"動物保護法", Mode::phrase},
      {"動物 保護", Mode::any_word},
      {"動物*法", Mode::wildcard},
      {"動物保護法", Mode::fuzzy},
      {"動物保護法", Mode::boolean},
  }));
  CAPTURE(text, name(mode));
  const SearchResult result = ask(text, mode);
  CHECK_FALSE(result.hits.empty());
  CHECK_FALSE(has_deleted(result));
}

TEST_CASE("A deleted article is found by law and number, and says that it was deleted", "[deleted]") {
  const auto [text, mode] = GENERATE(table<const char*, Mode>({
      {"動保法第7條", Mode::automatic},
      {"違反動保法第7條會怎樣", Mode::automatic},
      {"法規:動保法 條號:7", Mode::fields},
  }));
  CAPTURE(text);
  const SearchResult result = ask(text, mode);
  REQUIRE_FALSE(result.hits.empty());
  CHECK(result.hits.front().document.id == "T0000001/7");
  CHECK(result.hits.front().document.body.empty());
  CHECK(result.hits.front().snippet.text == "（刪除）");
}

TEST_CASE("A deleted article is in no list of what is asked for neither by law nor by number", "[deleted]") {
  const auto [text, mode] = GENERATE(table<const char*, Mode>({
      {"種類:article", Mode::fields},
      {"標題:動物保護法", Mode::fields},
      {"日期:2020..2099 種類:article", Mode::fields},
      {"NOT 遛狗", Mode::boolean},
      {"種類:article NOT 法規:舊動物登記辦法", Mode::fields},
      {"法規", Mode::category},
  }));
  CAPTURE(text);
  const SearchResult result = ask(text, mode);
  CHECK(result.hits.size() >= 9);
  CHECK_FALSE(has_deleted(result));
  CHECK(has_deleted(ask("法規:動保法", Mode::fields)));
}

TEST_CASE("Of alternatives only the one that asks for a law or a number lists its deleted articles", "[deleted]") {
  const auto [text, deleted] = GENERATE(table<const char*, Ids>({
      {"種類:article OR 法規:舊動物登記辦法", {}},
      {"種類:article OR 條號:7", {"T0000001/7"}},
      {"(種類:faq OR 條號:7) AND 日期:2020..2099", {"T0000001/7"}},
      {"(種類:article OR 標題:動物) AND 條號:7", {"T0000001/7"}},
      {"種類:article OR (法規:動保法 AND 條號:3)", {"T0000001/3"}},
      {"種類:faq OR 法規:動保法", {"T0000001/11", "T0000001/3", "T0000001/7"}},
      {"種類:article OR NOT 條號:7", {}},
  }));
  CAPTURE(text);
  Ids found;
  for (const Hit& hit : ask(text, Mode::fields).hits)
    if (hit.document.kind == "article" && hit.document.body.empty()) found.push_back(hit.document.id);
  std::sort(found.begin(), found.end());
  CHECK(found == deleted);
}

TEST_CASE("A law's articles are listed with the deleted ones at their places", "[deleted]") {
  for (const Mode mode : {Mode::automatic, Mode::law_title}) {
    const SearchResult result = ask("動物保護法", mode);
    REQUIRE(result.hits.size() >= 12);
    CHECK(result.hits[6].document.id == "T0000001/7");
  }
}
