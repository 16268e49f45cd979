#include <opendata/search/help.hpp>
#include <set>

#include "support/source_directory.hpp"
#include "unit/search/sample_index.hpp"

using namespace opendata;
using namespace opendata::search;
using test::article;
using test::faq;

namespace {

using Ids = std::vector<std::string>;

std::vector<Document> documents() {
  std::vector<Document> all{
      faq("q-register", "如何辦理寵物登記？", "請攜帶身分證至動物醫院辦理寵物登記，規費三百元。"),
      faq("q-lost", "犬隻走失怎麼處理", "請通報動物保護處，並查詢動物收容處所公告。"),
      faq("q-rabies", "狂犬病疫苗", "每年應施打狂犬病疫苗。依動物保護法第十二條之一辦理。"),
      faq("q-household", "戶籍謄本怎麼申請？", "請洽戶政事務所。民國113年起提供免費WiFi及covid19快篩。"),
      faq("q-house-tax", "房屋稅的繳納期限", "每年五月繳納，112年度稅率調整。"),
      article("T0000001", "動物保護法", 12, 0, "對動物不得任意宰殺。"),
      article("T0000001", "動物保護法", 12, 1, "飼主責任與登記。違反前條規定者，處罰鍰。"),
      article("T0000001", "動物保護法", 13, 0, "依前二條規定宰殺動物時。"),
      article("T0000002", "舊動物登記辦法", 1, 0, "寵物登記之舊規定。"),
      article("T0000003", "動物保護法施行細則", 1, 0, "本細則依動物保護法第十三條規定訂定之。"),
      article("T0000003", "動物保護法施行細則", 2, 0, "本法第十二條所稱宰殺，指使動物死亡。"),
  };
  all[0].category = "動物保護/登記";
  all[0].agency = "示範市動物保護處";
  all[0].modified = "2024-05-06";
  all[0].facets = {{"theme", "農業/動物"}, {"administration", "動物保護"}, {"service", "生活/寵物"}};
  all[3].agency = "示範市戶政事務所";
  all[3].modified = "2023-01-15";
  all[8].in_force = false;
  all[8].valid_from = "1999-01-01";
  all[8].valid_until = "2010-06-30";
  for (const std::size_t i : {5U, 6U, 7U}) all[i].valid_from = "1998-11-04";
  for (const std::size_t i : {5U, 6U, 7U}) all[i].modified = "2021-05-19";
  for (const std::size_t i : {9U, 10U}) all[i].valid_from = "2000-01-19";
  all[10].effective = "9999-12-31";
  return all;
}

const Searcher& searcher() {
  static const test::TemporaryDirectory directory;
  static const Searcher opened = [] {
    const auto dictionaries = read_dictionaries(test::source_directory() / "data" / "dictionaries");
    REQUIRE(dictionaries);
    auto builder = IndexBuilder::create(directory.path() / "index", *dictionaries);
    REQUIRE(builder);
    REQUIRE(builder->add_law({.id = "T0000001", .name = "動物保護法", .aliases = {"動保法"}, .history = {"制定", "修正"}}));
    REQUIRE(builder->add_law("T0000002", "舊動物登記辦法", {}, false));
    REQUIRE(builder->add_law("T0000003", "動物保護法施行細則", {}, true));
    for (const Document& document : documents()) REQUIRE(builder->add(document));
    REQUIRE(builder->finish());
    auto searcher = Searcher::open(directory.path() / "index");
    REQUIRE(searcher);
    return std::move(*searcher);
  }();
  return opened;
}

SearchResult run(Query query) {
  auto result = searcher().search(query);
  CAPTURE(query.text);
  REQUIRE(result);
  return std::move(*result);
}
SearchResult ask(const std::string& text, Mode mode = Mode::automatic) { return run({.text = text, .mode = mode}); }

std::set<std::string> found(const SearchResult& result) {
  const Ids ids = test::ids(result);
  return {ids.begin(), ids.end()};
}

}  // namespace

TEST_CASE("Every mode has a title, an explanation and examples in both languages", "[help]") {
  REQUIRE(mode_help().size() == all_modes().size());
  for (std::size_t i = 0; i < mode_help().size(); ++i) {
    const ModeHelp& help = mode_help()[i];
    CHECK(help.mode == all_modes()[i]);
    CHECK(parse_mode(name(help.mode)) == help.mode);
    CHECK_FALSE(help.examples.empty());
    for (const Language language : {Language::zh_tw, Language::en}) {
      CHECK_FALSE(help.title.in(language).empty());
      CHECK_FALSE(help.explanation.in(language).empty());
      for (const HelpExample& example : help.examples) CHECK_FALSE(example.meaning.in(language).empty());
    }
  }
  CHECK(search_advice().size() > 4);
}

TEST_CASE("Every example of the help page is accepted by its mode", "[help][mode]") {
  for (const ModeHelp& help : mode_help()) {
    if (help.mode == Mode::similar) continue;  // its example is an id of the national laws
    for (const HelpExample& example : help.examples) {
      CAPTURE(example.query);
      CHECK(searcher().search({.text = std::string(example.query), .mode = help.mode}));
    }
  }
}

TEST_CASE("The automatic mode tells what was typed", "[mode]") {
  const auto [text, mode] = GENERATE(table<const char*, Mode>({
      {"狗走丟了怎麼辦", Mode::full_text},
      {"動保法第12條", Mode::citation},
      {"動保法", Mode::citation},
      {"狗 OR 貓", Mode::boolean},
      {"寵物登記 -費用", Mode::boolean},
      {"\"寵物登記\"", Mode::boolean},
      {"「寵物登記」要「多少錢」?", Mode::full_text},
      {"標題:寵物", Mode::boolean},
      {"動物*所", Mode::wildcard},
      {"ㄎㄨㄤˊ ㄑㄩㄢˇ", Mode::reading},
      {"ㄎㄨㄤㄑㄩㄢㄅㄧㄥ", Mode::reading},
      {"kuangquanbing", Mode::reading},
      {"寵物登記要多少錢?", Mode::full_text},
      {"時間：何時", Mode::full_text},
      {"（狗", Mode::full_text},
      {"ㄅㄅㄅㄅ", Mode::full_text},
      {"狗**", Mode::full_text},
  }));
  CAPTURE(text);
  CHECK(ask(text).mode == mode);
}

TEST_CASE("Any word finds what has one of them", "[mode]") {
  CHECK(found(ask("謄本 房屋稅", Mode::any_word)) == std::set<std::string>{"q-household", "q-house-tax"});
}

TEST_CASE("A field asks one part of a document, in Chinese or English, combined as one likes", "[mode][fields]") {
  const auto [text, wanted] = GENERATE(table<const char*, std::set<std::string>>({
      {"標題:寵物登記", {"q-register"}},
      {"title:寵物登記", {"q-register"}},
      {"內容:規費", {"q-register"}},
      {"標題:規費", {}},
      {"內容:謄本", {}},
      {"標題:謄本", {"q-household"}},
      {"機關:動物保護處", {"q-register"}},
      {"agency:戶政 OR 機關:動物保護處", {"q-register", "q-household"}},
      {"類別:登記", {"q-register"}},
      {"主題:農業", {"q-register"}},
      {"主題:農業/動物", {"q-register"}},
      {"施政：動物保護", {"q-register"}},
      {"服務:生活", {"q-register"}},
      {"服務:動物保護", {}},
      {"日期:2024", {"q-register"}},
      {"日期:113/5/6", {"q-register"}},
      {"日期:112..113/4", {"q-household"}},
      {"日期:..2023-02 種類:問答", {"q-household"}},
      {"法規:動保法 條號:12", {"T0000001/12"}},
      {"法規:動物保護法 條號:12-1", {"T0000001/12-1"}},
      {"標題:施行細則", {"T0000003/1", "T0000003/2"}},
      {"標題:(狂犬病 OR 謄本) 種類:faq", {"q-rabies", "q-household"}},
      {"狂犬病 AND NOT 標題:狂犬病", {}},
      {"標題:\"戶籍謄本\"", {"q-household"}},
  }));
  CAPTURE(text);
  auto result = searcher().search({.text = text, .mode = Mode::fields});
  REQUIRE(result);
  if (result->relaxed) result->hits.clear();
  CHECK(found(*result) == wanted);
}

TEST_CASE("A field without a word or with a faulty value is refused", "[mode][fields]") {
  const char* text = GENERATE("標題:", "標題: 寵物", "日期:明天", "日期:2024-13", "日期:..", "條號:甲", "title:(狗");
  CAPTURE(text);
  const auto result = searcher().search({.text = text, .mode = Mode::fields});
  REQUIRE_FALSE(result);
  CHECK(result.error().code() == Errc::bad_value);
}

TEST_CASE("Each of the three classifications filters and browses by itself", "[mode][category]") {
  CHECK(found(ask("服務:生活", Mode::category)) == std::set<std::string>{"q-register"});
  CHECK(found(ask("主題:農業/動物", Mode::category)) == std::set<std::string>{"q-register"});
  CHECK(found(ask("動物保護", Mode::category)) == std::set<std::string>{"q-register"});
  CHECK(found(run({.text = "登記", .mode = Mode::keyword, .theme = "農業"})) == std::set<std::string>{"q-register"});
  CHECK(run({.text = "登記", .mode = Mode::full_text, .service = "無此分類"}).hits.empty());
}

TEST_CASE("A pattern finds what fits it within a sentence", "[mode][wildcard]") {
  const auto [text, wanted] = GENERATE(table<const char*, std::set<std::string>>({
      {"動物*所", {"q-lost"}},
      {"動物收容?所", {"q-lost"}},
      {"動物收容??所", {}},
      {"戶政*所", {"q-household"}},
      {"covid*", {"q-household"}},
      {"cov*", {"q-household"}},
      {"寵物*疫苗", {}},
      {"動物＊公告", {"q-lost"}},
      {"宰殺？", {"T0000001/13", "T0000003/2"}},
  }));
  CAPTURE(text);
  CHECK(found(ask(text, Mode::wildcard)) == wanted);
}

TEST_CASE("A pattern of wildcards alone is refused", "[mode][wildcard]") {
  const char* text = GENERATE("*", "?", "**", "狗*", "???");
  CAPTURE(text);
  const auto result = searcher().search({.text = text, .mode = Mode::wildcard});
  REQUIRE_FALSE(result);
  CHECK(result.error().code() == Errc::bad_value);
}

TEST_CASE("The tolerant mode finds a word in spite of a wrong character", "[mode][fuzzy]") {
  const auto [text, id] = GENERATE(table<const char*, const char*>({{"籠物登記", "q-register"},
                                                                    {"寵物登計", "q-register"},
                                                                    {"籠物登計", "q-register"},
                                                                    {"狂大病", "q-rabies"},
                                                                    {"戶籍膳本", "q-household"},
                                                                    {"房烏稅", "q-house-tax"},
                                                                    {"covid91", "q-household"},
                                                                    {"wfii", "q-household"},
                                                                    {"寵物登記", "q-register"}}));
  CAPTURE(text);
  CHECK(found(ask(text, Mode::fuzzy)).count(id) == 1);
}

TEST_CASE("Sounds find the characters", "[mode][reading]") {
  const char* text = GENERATE("ㄎㄨㄤˊ ㄑㄩㄢˇ ㄅㄧㄥˋ", "ㄎㄨㄤㄑㄩㄢㄅㄧㄥ", "kuangquanbing", "kuang2quan3bing4", "kuáng quǎn bìng",
                              "dj;6fm031u/4");
  CAPTURE(text);
  const auto result = ask(text, Mode::reading);
  REQUIRE_FALSE(result.hits.empty());
  CHECK(result.hits.front().document.id == "q-rabies");
  REQUIRE_FALSE(result.corrections.empty());
  CHECK(result.corrections.front().text == "狂犬病");
}

TEST_CASE("Of words that sound alike the typed tones choose, and without tones the more frequent is meant", "[mode][reading]") {
  const test::SampleIndex index({faq("a", "狂犬", "狂犬"), faq("b", "礦泉", "礦泉水"), faq("c", "礦泉", "礦泉"), faq("d", "機構", "構"), faq("e", "建構", "構"),
                                 faq("f", "養狗", "狗"), faq("g", "狂犬病", "疫苗")});
  const auto searcher = index.open();
  const auto [typed, meant] = GENERATE(table<const char*, const char*>({{"ㄎㄨㄤˊ ㄑㄩㄢˇ", "狂犬"},
                                                                        {"kuang2quan3", "狂犬"},
                                                                        {"kuáng quǎn", "狂犬"},
                                                                        {"dj;6fm03", "狂犬"},
                                                                        {"ㄎㄨㄤˋ ㄑㄩㄢˊ", "礦泉"},
                                                                        {"ㄎㄨㄤㄑㄩㄢ", "礦泉"},
                                                                        {"ㄎㄨㄤˊㄑㄩㄢˇㄅㄧㄥˋ", "狂犬病"},
                                                                        {"ㄍㄡˇ", "狗"},
                                                                        {"ㄍㄡˋ", "構"}}));
  CAPTURE(typed);
  const auto result = searcher.search({.text = typed, .mode = Mode::reading});
  REQUIRE(result);
  CHECK(result->corrections.front().text == meant);
}

TEST_CASE("What is no sound is refused in the mode of sounds", "[mode][reading]") {
  const char* text = GENERATE("xyz", "寵物", "ㄅㄅㄅㄅ", "1234");
  CAPTURE(text);
  CHECK_FALSE(searcher().search({.text = text, .mode = Mode::reading}));
}

TEST_CASE("Laws are found by words of their names, those in force first", "[mode][law-title]") {
  const auto result = ask("動物", Mode::law_title);
  REQUIRE(result.laws.size() == 3);
  CHECK(result.laws[0].name == "動物保護法");
  CHECK(result.laws[2].name == "舊動物登記辦法");
  REQUIRE_FALSE(result.hits.empty());
  CHECK(result.hits.front().document.id == "T0000001/12");
  CHECK(ask("細則 保護", Mode::law_title).laws.front().id == "T0000003");
  CHECK(ask("火星", Mode::law_title).laws.empty());
}

TEST_CASE("Similar documents do not hold the document itself; an unknown id is said to be unknown", "[mode][similar]") {
  const auto similar = ask("T0000001/12", Mode::similar);
  REQUIRE_FALSE(similar.hits.empty());
  CHECK(found(similar).count("T0000001/12") == 0);
  const auto unknown = searcher().search({.text = "nope", .mode = Mode::similar});
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().code() == Errc::bad_value);
}

TEST_CASE("The state of the law is that of today, of a past day, abolished, or still to come", "[mode][as-of]") {
  const auto ids = [](Query query) {
    query.mode = Mode::keyword;
    return found(run(std::move(query)));
  };
  CHECK(ids({.text = "寵物登記之舊規定"}).count("T0000002/1") == 0);
  CHECK(ids({.text = "寵物登記之舊規定", .as_of = "94/1/1"}).count("T0000002/1") == 1);
  CHECK(ids({.text = "寵物登記之舊規定", .as_of = "2011-01-01"}).count("T0000002/1") == 0);
  CHECK(ids({.text = "寵物登記之舊規定", .as_of = "1998-12-31"}).count("T0000002/1") == 0);
  CHECK(ids({.text = "寵物登記之舊規定", .validity = Validity::abolished}) == std::set<std::string>{"T0000002/1"});
  CHECK(ids({.text = "宰殺", .validity = Validity::future}) == std::set<std::string>{"T0000003/2"});
  CHECK(ids({.text = "宰殺"}).count("T0000003/2") == 1);
  CHECK(ids({.text = "謄本", .as_of = "1990-01-01"}) == std::set<std::string>{"q-household"});
  const auto then = run({.text = "任意宰殺", .mode = Mode::keyword, .as_of = "2010-01-01"});
  REQUIRE_FALSE(then.hits.empty());
  CHECK(then.hits.front().changed_since);
  CHECK_FALSE(searcher().search({.text = "寵物", .as_of = "someday"}));
  CHECK_FALSE(searcher().search({.text = "寵物", .modified_from = "2024-13-01"}));
}

TEST_CASE("Everyday words find official ones, and the answer says what else was looked for", "[synonyms]") {
  CHECK(test::ids(ask("狗走丟了怎麼辦")).front() == "q-lost");
  CHECK(found(ask("狗 走丟", Mode::keyword)).count("q-lost") == 1);
  const auto result = ask("狗走丟了怎麼辦");
  REQUIRE_FALSE(result.expansions.empty());
  CHECK(result.expansions.front().word == "狗");
  CHECK(run({.text = "狗走丟了怎麼辦", .synonyms = false}).expansions.empty());
}

TEST_CASE("A year of the republic finds the same year AD and the other way round", "[normalization]") {
  CHECK(found(ask("2024年", Mode::keyword)) == std::set<std::string>{"q-household"});
  CHECK(found(ask("2023年", Mode::keyword)) == std::set<std::string>{"q-house-tax"});
  CHECK(found(ask("西元2024年", Mode::keyword)) == std::set<std::string>{"q-household"});
  CHECK(found(ask("300元", Mode::keyword)) == std::set<std::string>{"q-register"});
}

TEST_CASE("A cited place that the index lacks is named, not silently passed over", "[citation]") {
  const auto result = ask("動保法第99條");
  REQUIRE(result.missing.size() == 1);
  CHECK(result.missing[0].law_name == "動物保護法");
  CHECK(result.missing[0].text.find("99") != std::string::npos);
  CHECK(ask("動保法第12條").missing.empty());
  const auto several = ask("動保法第12條、第88條");
  CHECK(several.missing.size() == 1);
  CHECK(several.cited == Ids{"T0000001/12"});
  REQUIRE_FALSE(result.advice.empty());
  CHECK(result.advice.front().code == "law-not-indexed");
}

TEST_CASE("A wrong character is corrected, a correct query is left alone", "[spelling]") {
  const auto [typed, meant] = GENERATE(table<const char*, const char*>({{"籠物登記", "寵物登記"},
                                                                        {"寵物登計", "寵物登記"},
                                                                        {"狂大病疫苗", "狂犬病疫苗"},
                                                                        {"戶籍膳本", "戶籍謄本"},
                                                                        {"動物保互法", "動物保護法"},
                                                                        {"covid18", ""},
                                                                        {"寵物登記", ""},
                                                                        {"狗走丟了怎麼辦", ""},
                                                                        {"戶籍謄本怎麼申請", ""},
                                                                        {"房屋稅的繳納期限", ""},
                                                                        {"我要去火星旅行", ""}}));
  CAPTURE(typed);
  const auto result = ask(typed, Mode::full_text);
  if (std::string_view(meant).empty()) {
    CHECK(result.corrections.empty());
  } else {
    REQUIRE_FALSE(result.corrections.empty());
    CHECK(result.corrections.front().text == meant);
  }
}

TEST_CASE("A Boolean query keeps its operators when a word is corrected; of operators in letters none is", "[spelling]") {
  for (const char* typed : {"「籠物登記」 -火星", "籠物登記 且 火星", "「籠物登記」 LINE 費用"}) {
    const auto result = ask(typed);
    CAPTURE(typed);
    CHECK(result.mode == Mode::boolean);
    std::string meant = typed;
    meant.replace(meant.find("籠"), 3, "寵");
    REQUIRE_FALSE(result.corrections.empty());
    CHECK(result.corrections.front().text == meant);
  }
  for (const char* typed : {"籠物登記 AND 火星", "title:籠物登記"}) CHECK(ask(typed).corrections.empty());
}

TEST_CASE("Correct text is left alone: names, citations, numbers, roads, and what documents write so", "[spelling]") {
  std::vector<Document> documents{faq("a", "什麼是區段徵收？", "區段徵收是"), faq("b", "自辦市地重劃", "市地重劃"), faq("c", "納保官能協助什麼", "由納保官辦理")};
  for (int i = 0; i < 250; ++i)
    documents.push_back(faq("m" + std::to_string(i), "市區", "市區的公車，保管，實施調和，辦事，公園，圓環，一路，前條"));
  const test::SampleIndex index(documents);
  const auto searcher = index.open();
  const char* text = GENERATE("什麼是區段徵收", "自辦市地重劃", "納保官", "請問納保官", "動保法第12條和第13條", "動保法第１千條", "海尾路口", "新區工原二街");
  CAPTURE(text);
  const auto result = searcher.search({.text = text, .mode = Mode::full_text});
  REQUIRE(result);
  CHECK(result->corrections.empty());
}

TEST_CASE("Of several corrections the one that documents have most often is proposed", "[spelling]") {
  std::vector<Document> documents{faq("a", "登機", "旅客登機，登機")};
  for (int i = 0; i < 15; ++i) documents.push_back(faq("b" + std::to_string(i), "登機", "旅客登機"));
  for (int i = 0; i < 60; ++i) documents.push_back(faq("m" + std::to_string(i), "登記", "辦理登記"));
  const test::SampleIndex index(documents);
  const auto result = index.open().search({.text = "辦理登計", .mode = Mode::full_text});
  REQUIRE(result);
  REQUIRE_FALSE(result->corrections.empty());
  CHECK(result->corrections.front().text == "辦理登記");
}

TEST_CASE("A Latin word is corrected only where its first letter stands", "[spelling]") {
  const test::SampleIndex index({faq("a", "Taiwan", "Taiwan free wifi")});
  const auto corrections = [searcher = index.open()](const char* text) { return searcher.search({.text = text, .mode = Mode::full_text})->corrections; };
  CHECK(corrections("iTaiwan").empty());
  REQUIRE_FALSE(corrections("Taiwam").empty());
  CHECK(corrections("Taiwam").front().text == "Taiwan");
}

TEST_CASE("Nothing found gives advice", "[help]") {
  const auto result = ask("火星 旅行", Mode::keyword);
  CHECK(result.hits.empty());
  CHECK(result.advice.size() >= 3);
  CHECK(run({.text = "火星 旅行", .help = false}).advice.empty());
}

TEST_CASE("Suggestions come by characters, sound and initials", "[suggest]") {
  const char* typed = GENERATE("動物保", "动物保", "dongwubao", "dwbhf", "ㄉㄨㄥˋ ㄨˋ ㄅㄠˇ");
  CAPTURE(typed);
  const auto suggested = searcher().suggest(typed, 5);
  REQUIRE(suggested);
  REQUIRE_FALSE(suggested->empty());
  CHECK(suggested->front() == "動物保護法");
}

TEST_CASE("Citations are links both ways, read in context", "[links]") {
  const auto rules = searcher().links("T0000003/2");
  REQUIRE(rules);
  REQUIRE(rules->cites.size() == 1);
  CHECK(rules->cites[0].id == "T0000001/12");  // 本法 of the rules is the law
  const auto relative = searcher().links("T0000001/13");
  REQUIRE(relative);
  REQUIRE(relative->cites.size() == 2);  // 前二條
  CHECK(relative->cites[0].id == "T0000001/12");
  CHECK(relative->cites[1].id == "T0000001/12-1");
  const auto cited = searcher().links("T0000001/12");
  REQUIRE(cited);
  std::set<std::string> citing;
  for (const CitationLink& link : cited->cited_by) citing.insert(link.id);
  CHECK(citing == std::set<std::string>{"T0000001/12-1", "T0000001/13", "T0000003/2"});
  CHECK_FALSE(searcher().links("nope"));
}

TEST_CASE("A link marks the bytes of the text that cite", "[links]") {
  const auto links = searcher().links("q-rabies");
  REQUIRE(links);
  REQUIRE(links->cites.size() == 1);
  const auto document = searcher().get("q-rabies");
  REQUIRE(document);
  CHECK(document->body.substr(links->cites[0].begin, links->cites[0].end - links->cites[0].begin) ==
        "動物保護法第十二條之一");
  CHECK(links->cites[0].title == "動物保護法 第 12-1 條");
}

TEST_CASE("An answer has the articles it cites beside it, an article the answers that cite it", "[links]") {
  const auto beside_answer = searcher().related("q-rabies", 3);
  REQUIRE(beside_answer);
  REQUIRE_FALSE(beside_answer->empty());
  CHECK(beside_answer->front().document.id == "T0000001/12-1");
  const auto beside_article = searcher().related("T0000001/12-1", 3);
  REQUIRE(beside_article);
  REQUIRE_FALSE(beside_article->empty());
  CHECK(beside_article->front().document.id == "q-rabies");
}

TEST_CASE("A law is known as a whole", "[regulation]") {
  const auto law = searcher().law("T0000001");
  REQUIRE(law);
  CHECK(law->history.size() == 2);
  CHECK(searcher().law("nope").error().code() == Errc::not_found);
}
