#include "unit/search/sample_index.hpp"

using namespace opendata;
using namespace opendata::search;
using test::article;
using test::faq;

namespace {

using Ids = std::vector<std::string>;

const test::SampleIndex& sample() {
  static const test::SampleIndex index([] {
    std::vector<Document> documents{
        faq("q-register", "如何辦理寵物登記？", "請攜帶身分證至動物醫院辦理寵物登記，費用三百元。"),
        faq("q-lost", "狗走丟了怎麼辦？", "請通報動物保護處，並查詢收容所公告。"),
        faq("q-cites", "不得宰殺犬貓嗎？", "依動物保護法第十二條規定，不得任意宰殺動物。"),
        faq("q-household", "戶籍謄本怎麼申請？", "請洽戶政事務所。提供免費WiFi。"),
        faq("q-fee", "登記寵物的費用", "物登記寵。"),
        article("T0000001", "動物保護法", 7, 9, "飼主應防止其所飼養動物無故侵害他人。"),
        article("T0000001", "動物保護法", 7, 10, "直轄市得公告具攻擊性之寵物。"),
        article("T0000001", "動物保護法", 12, 0, "對動物不得任意宰殺。"),
        article("T0000001", "動物保護法", 12, 1, "飼主責任與登記。"),
        article("T0000001", "動物保護法", 13, 0, "依前條規定宰殺動物時。"),
        article("T0000002", "舊動物登記辦法", 1, 0, "寵物登記之舊規定。"),
    };
    documents.back().in_force = false;
    documents[0].category = "動物保護/登記";
    documents[0].modified = "2024-05-06";
    documents[1].category = "動物保護/走失";
    documents[1].modified = "2024-07-01";
    documents[3].category = "戶政";
    return documents;
  }());
  return index;
}

Result<SearchResult> ask(const std::string& text, Mode mode = Mode::automatic) {
  static const Searcher searcher = sample().open();
  Query query;
  query.text = text;
  query.mode = mode;
  return searcher.search(query);
}

bool contains(const Ids& ids, const std::string& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

}  // namespace

TEST_CASE("A natural question puts its answer first, in whatever spelling") {
  const auto [text, id] = GENERATE(table<const char*, const char*>({
      {"請問狗走丟要怎麼辦", "q-lost"},
      {"我的狗走丢了", "q-lost"},
      {"寵物登記如何辦理", "q-register"},
      {"宠物登记如何办理", "q-register"},
      {"戶政", "q-household"},
      {"ＷＩＦＩ", "q-household"},
  }));
  CAPTURE(text);
  const auto result = ask(text);
  REQUIRE(result);
  CHECK(result->mode == Mode::full_text);
  REQUIRE(!result->hits.empty());
  CHECK(result->hits[0].document.id == id);
}

TEST_CASE("Keyword mode demands every word, glued or not, also inside longer words") {
  const auto [text, expected] = GENERATE(table<const char*, Ids>({
      {"寵物登記費用", {"q-register", "q-fee"}},
      {"寵物 登記 費用", {"q-register", "q-fee"}},
      {"戶政 wifi", {"q-household"}},
      {"謄本", {"q-household"}},
      {"火星", {}},
  }));
  CAPTURE(text);
  const auto result = ask(text, Mode::keyword);
  REQUIRE(result);
  CHECK(!result->relaxed);
  Ids found = test::ids(*result);
  CHECK(found.size() == expected.size());
  for (const std::string& id : expected) CHECK(contains(found, id));
}

TEST_CASE("Phrase mode finds the words side by side and refuses the same pairs in another order") {
  const auto [text, expected] = GENERATE(table<const char*, Ids>({
      {"寵物登記", {"q-register"}},
      {"「寵物登記」", {"q-register"}},
      {"登記寵物", {"q-fee"}},
      {"免費wifi", {"q-household"}},
      {"不得任意宰殺", {"T0000001/12", "q-cites"}},
  }));
  CAPTURE(text);
  const auto result = ask(text, Mode::phrase);
  REQUIRE(result);
  const Ids found = test::ids(*result);
  CHECK(!result->relaxed);
  CHECK(result->total == expected.size());
  for (const std::string& id : expected) CHECK(contains(found, id));
}

TEST_CASE("Boolean mode joins, alternates and refuses") {
  const auto [text, expected] = GENERATE(table<const char*, Ids>({
      {"寵物 AND 登記 AND NOT 身分證", {"q-fee"}},
      {"走丟 OR 謄本", {"q-lost", "q-household"}},
      {"(走丟 或 謄本) 且 戶政", {"q-household"}},
      {"\"寵物登記\" AND 費用", {"q-register"}},
  }));
  CAPTURE(text);
  const auto result = ask(text);
  REQUIRE(result);
  CHECK(result->mode == Mode::boolean);
  const Ids found = test::ids(*result);
  CHECK(found.size() == expected.size());
  for (const std::string& id : expected) CHECK(contains(found, id));
}

TEST_CASE("Where no document meets the demands, the best matches of the words are given and said to be so") {
  const auto [text, mode, best] = GENERATE(table<const char*, Mode, const char*>({
      {"謄本 火星", Mode::keyword, "q-household"},
      {"戶籍謄本 走丟", Mode::keyword, "q-household"},
      {"謄本申請戶政", Mode::phrase, "q-household"},
      {"走丟 AND 火星", Mode::boolean, "q-lost"},
      {"(\"登記寵物\" OR 火星) AND 走丟 AND 通報 AND 收容", Mode::automatic, "q-lost"},
  }));
  CAPTURE(text);
  const auto result = ask(text, mode);
  REQUIRE(result);
  CHECK(result->relaxed);
  REQUIRE(!result->hits.empty());
  CHECK(result->hits[0].document.id == best);
  CHECK(result->total > 0);
}

TEST_CASE("A minus that leaves nothing was the dash of a title or a list, unless Boolean mode is asked for or another operator stands there") {
  const auto [text, mode, used, best] = GENERATE(table<const char*, Mode, Mode, const char*>({
      {"戶籍謄本怎麼申請 -戶政", Mode::automatic, Mode::full_text, "q-household"},
      {"要準備: -謄本 -戶政", Mode::automatic, Mode::full_text, "q-household"},
      {"謄本 -戶籍", Mode::automatic, Mode::full_text, "q-household"},
      {"謄本 -戶籍", Mode::boolean, Mode::boolean, ""},
      {"「謄本」 -戶籍", Mode::automatic, Mode::boolean, ""},
      {"謄本 非 戶籍", Mode::automatic, Mode::boolean, ""},
      {"水星 -土星", Mode::automatic, Mode::full_text, ""},
  }));
  CAPTURE(text);
  const auto result = ask(text, mode);
  REQUIRE(result);
  CHECK(result->mode == used);
  CHECK((result->hits.empty() ? "" : result->hits[0].document.id) == best);
  CHECK(result->relaxed == !result->hits.empty());
}

TEST_CASE("Nothing is relaxed where words are refused, none is known, no word was demanded or something was found") {
  const auto [text, mode] = GENERATE(table<const char*, Mode>({
      {"走丟 AND 火星 AND NOT 登記", Mode::boolean},
      {"NOT (走丟 OR NOT 火星) 謄本", Mode::boolean},
      {"水星 AND 土星", Mode::boolean},
      {"水星土星", Mode::keyword},
      {"人參酒店", Mode::keyword},
      {"走丟", Mode::full_text},
      {"走丟", Mode::keyword},
      {"火星", Mode::category},
      {"動物保護法第999條", Mode::citation},
  }));
  CAPTURE(text);
  const auto result = ask(text, mode);
  REQUIRE(result);
  CHECK(!result->relaxed);
}

TEST_CASE("A relaxed search keeps its filters") {
  static const Searcher searcher = sample().open();
  Query query;
  query.text = "宰殺 火星";
  query.mode = Mode::keyword;
  query.kinds = {"faq"};
  const auto result = searcher.search(query);
  REQUIRE(result);
  CHECK(result->relaxed);
  CHECK(test::ids(*result) == Ids{"q-cites"});
}

TEST_CASE("NOT alone gives everything else") {
  const auto result = ask("NOT 動物", Mode::boolean);
  REQUIRE(result);
  CHECK(contains(test::ids(*result), "q-household"));
  CHECK(!contains(test::ids(*result), "q-lost"));
}

TEST_CASE("A sentence with a lonely operator is read as a sentence, unless Boolean was asked for") {
  const auto result = ask("寵物登記 AND (");
  REQUIRE(result);
  CHECK(result->mode == Mode::full_text);
  const auto strict = ask("寵物登記 AND (", Mode::boolean);
  REQUIRE(!strict);
  CHECK(strict.error().code() == Errc::bad_value);
}

TEST_CASE("A citation opens the article, then what cites it") {
  const auto [text, id] = GENERATE(table<const char*, const char*>({
      {"動物保護法第12條", "T0000001/12"},
      {"動保法第十二條第一項", "T0000001/12"},
      {"動保法12-1", "T0000001/12-1"},
      {"動物保護法第十二條之一", "T0000001/12-1"},
      {"舊動物登記辦法第1條", "T0000002/1"},
  }));
  CAPTURE(text);
  const auto result = ask(text);
  REQUIRE(result);
  CHECK(result->mode == Mode::citation);
  REQUIRE(!result->hits.empty());
  CHECK(result->hits[0].document.id == id);
  CHECK(result->cited == Ids{id});
}

TEST_CASE("A citation also finds the FAQ that writes it out, and a range or list each of its articles in order") {
  const auto single = ask("動保法第12條");
  REQUIRE(single);
  CHECK(test::ids(*single) == Ids{"T0000001/12", "q-cites"});
  const auto range = ask("動物保護法第7條之9至第12條");
  REQUIRE(range);
  CHECK(range->cited == Ids{"T0000001/7-9", "T0000001/7-10", "T0000001/12"});
  const auto list = ask("動保法第13條、第12條");
  REQUIRE(list);
  CHECK(list->cited == Ids{"T0000001/13", "T0000001/12"});
  REQUIRE(list->hits.size() >= 2);
  CHECK(list->hits[0].document.id == "T0000001/13");
  CHECK(list->hits[1].document.id == "T0000001/12");
}

TEST_CASE("A question that cites an article names it above the hits") {
  const auto result = ask("違反動保法第12條會怎樣？");
  REQUIRE(result);
  CHECK(result->mode == Mode::full_text);
  CHECK(result->cited == Ids{"T0000001/12"});
}

TEST_CASE("A law's name alone gives its articles in order, then what names it, and the law above them") {
  const auto text = GENERATE("動物保護法", "動保法", " 动物保护法 ", "「動保法」？");
  CAPTURE(text);
  const auto result = ask(text);
  REQUIRE(result);
  CHECK(result->mode == Mode::citation);
  CHECK(test::ids(*result) ==
        Ids{"T0000001/7-9", "T0000001/7-10", "T0000001/12", "T0000001/12-1", "T0000001/13", "q-cites"});
  CHECK(result->total == 6);
  REQUIRE(result->laws.size() == 1);
  CHECK(result->laws[0].id == "T0000001");
  CHECK(result->laws[0].name == "動物保護法");
  CHECK(result->laws[0].in_force);
  CHECK(result->cited.empty());
}

TEST_CASE("Laws named as a whole stand above the hits of any text, each once; cited articles name none") {
  const auto [text, expected] = GENERATE(table<const char*, Ids>({
      {"動保法規定的飼主責任", {"T0000001"}},
      {"動保法和動物保護法有什麼不同", {"T0000001"}},
      {"舊動物登記辦法、動保法", {"T0000002", "T0000001"}},
      {"動保法第12條", {}},
      {"違反動保法第12條會怎樣", {}},
      {"動物保護", {}},
  }));
  CAPTURE(text);
  const auto result = ask(text);
  REQUIRE(result);
  Ids named;
  for (const NamedLaw& law : result->laws) named.push_back(law.id);
  CHECK(named == expected);
}

TEST_CASE("An abolished law is shown when it is named, and marked") {
  const auto result = ask("舊動物登記辦法");
  REQUIRE(result);
  CHECK(test::ids(*result) == Ids{"T0000002/1"});
  REQUIRE(result->laws.size() == 1);
  CHECK(!result->laws[0].in_force);
}

TEST_CASE("A law's name asked of the FAQ alone gives the entries that name the law") {
  static const Searcher searcher = sample().open();
  Query query;
  query.text = "動保法";
  query.kinds = {"faq"};
  const auto result = searcher.search(query);
  REQUIRE(result);
  CHECK(test::ids(*result) == Ids{"q-cites"});
}

TEST_CASE("Citation mode refuses text that cites nothing, and an article that does not exist gives no hits") {
  const auto none = ask("今天天氣很好", Mode::citation);
  REQUIRE(!none);
  CHECK(none.error().code() == Errc::bad_value);
  const auto absent = ask("動物保護法第999條", Mode::citation);
  REQUIRE(absent);
  CHECK(absent->hits.empty());
  CHECK(absent->cited.empty());
}

TEST_CASE("Category mode browses a category and what is below it, newest first") {
  const auto whole = ask("動物保護", Mode::category);
  REQUIRE(whole);
  CHECK(test::ids(*whole) == Ids{"q-lost", "q-register"});
  const auto level = ask(" 動物保護/登記 ", Mode::category);
  REQUIRE(level);
  CHECK(test::ids(*level) == Ids{"q-register"});
  const auto part = ask("動物", Mode::category);
  REQUIRE(part);
  CHECK(part->hits.empty());
}

TEST_CASE("Law that is no longer in force is left out unless asked for") {
  const Searcher searcher = sample().open();
  Query query;
  query.text = "寵物登記之舊規定";
  query.kinds = {"article"};
  const auto in_force = searcher.search(query);
  REQUIRE(in_force);
  CHECK(!contains(test::ids(*in_force), "T0000002/1"));
  query.include_abolished = true;
  const auto all = searcher.search(query);
  REQUIRE(all);
  REQUIRE(!all->hits.empty());
  CHECK(all->hits[0].document.id == "T0000002/1");
}

TEST_CASE("Every mode has a name that is read back") {
  for (const Mode mode : all_modes()) CHECK(parse_mode(name(mode)) == mode);
  CHECK(!parse_mode("fulltext"));
  CHECK(!parse_mode(""));
}
