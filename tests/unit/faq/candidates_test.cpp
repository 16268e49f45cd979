#include <opendata/search/faq_candidates.hpp>

#include "faq/phrases.hpp"
#include "faq/text_vectors.hpp"
#include "support/catch.hpp"

using namespace opendata::search::faq;

namespace {

/// Three kinds of cases in different words and places, and some that are like no other.
std::vector<Case> cases() {
  std::vector<Case> out;
  const auto add = [&](const std::string& text, const std::string& opened, std::int64_t days) {
    out.push_back({std::to_string(out.size() + 1), text, opened, days});
  };
  for (int i = 0; i < 8; ++i) {
    add(i % 2 == 0 ? "三民區〔地址〕路燈不亮，請派員維修" : "左營區〔地址〕前路燈不亮", "2026-0" + std::to_string(i + 1), 2);
    if (i < 6) add("鼓山區〔地址〕附近有流浪狗成群，請捕捉", "2026-08", 30);
  }
  for (int i = 0; i < 3; ++i) add("苓雅區〔地址〕公園樹木傾倒", "2026-01", 1);
  add("請問圖書館開放時間", "2026-02", 1);
  add("感謝清潔隊員辛勞", "2026-03", 1);
  return out;
}

const Candidate* about(const std::vector<Candidate>& candidates, const std::string& word) {
  for (const Candidate& candidate : candidates)
    for (const std::string& common : candidate.words)
      if (common.find(word) != std::string::npos) return &candidate;
  return nullptr;
}

}  // namespace

TEST_CASE("Cases that ask the same become one group, whatever place they name", "[faq]") {
  const auto found = find_candidates(cases(), nullptr, {}).value();
  REQUIRE(found.size() == 2);
  const Candidate* lamps = about(found, "路燈");
  REQUIRE(lamps != nullptr);
  CHECK(lamps->cases == 8);
  CHECK(lamps->wordings.size() == 2);
  CHECK(about(found, "三民區") == nullptr);
  CHECK(about(found, "樹木") == nullptr);
  CHECK(find_candidates(cases(), nullptr, {.least_cases = 3})->size() == 3);
}

TEST_CASE("A group that grows and takes long ranks before an equally large one", "[faq]") {
  const auto found = find_candidates(cases(), nullptr, {}).value();
  REQUIRE(found.size() == 2);
  const Candidate* dogs = about(found, "流浪");
  REQUIRE(dogs != nullptr);
  CHECK(dogs->growth > 1);
  CHECK(dogs->median_days == 30.0);
  CHECK(&found[0] == dogs);
}

TEST_CASE("A draft links its evidence and holds only what is published", "[faq]") {
  const auto found = find_candidates(cases(), nullptr, {}).value();
  const Candidate* lamps = about(found, "路燈");
  REQUIRE(lamps != nullptr);
  CHECK(lamps->draft.extra.at("evidence_cases") == "8");
  CHECK(lamps->draft.extra.at("evidence_ids").find(lamps->case_ids.front()) == 0);
  CHECK(lamps->draft.variants == std::vector<std::string>{"路燈不亮，請派員維修", "前路燈不亮"});
  CHECK(lamps->draft.question.find("路燈不亮") != std::string::npos);
}

TEST_CASE("No cases, empty texts and equal texts are no trouble", "[faq]") {
  CHECK(find_candidates({}, nullptr, {})->empty());
  CHECK(find_candidates(std::vector<Case>(20), nullptr, {})->empty());
  const auto found = find_candidates(std::vector<Case>(20, Case{"1", "寵物登記要多少錢", "2026-01", {}}), nullptr, {}).value();
  CHECK(found.size() <= 1);
}

TEST_CASE("Entries that say nearly the same are found, others are not", "[faq]") {
  const std::vector<Entry> entries{
      {.id = "1", .question = "如何申請寵物登記？", .answer = "請攜帶身分證及寵物至登記站辦理寵物登記。"},
      {.id = "2", .question = "寵物登記如何申請", .answer = "請攜帶身分證與寵物到登記站辦理寵物登記。"},
      {.id = "3", .question = "路燈不亮怎麼辦？", .answer = "請撥打1999通報路燈故障地點。"},
      {.id = "4", .question = "路燈故障要找誰？", .answer = "由工務局養護工程處負責維修。"},
  };
  const auto pairs = find_duplicates(entries, 0.7);
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].first == "1");
  CHECK(pairs[0].second == "2");
}

TEST_CASE("What a group has in common is told in whole phrases, not in pieces and stock phrases", "[faq]") {
  std::vector<std::string> lamps(6, "路燈不亮，請派員處理"), all(20, "請派員處理，謝謝");
  lamps.push_back("路燈不亮很久了");
  all.insert(all.end(), lamps.begin(), lamps.end());
  const auto phrases = common_phrases(lamps, all, 5);
  REQUIRE_FALSE(phrases.empty());
  CHECK(phrases[0] == "路燈不亮");
  for (const std::string& phrase : phrases) CHECK(phrase.find("燈不") == (phrase == "路燈不亮" ? 3 : std::string::npos));
  CHECK(common_phrases({}, {}, 5).empty());
  CHECK(common_phrases({"只有一則"}, all, 5).empty());
}

TEST_CASE("Where something is makes no other question of it; numbers and codes of cases do not either", "[faq]") {
  std::vector<Case> cases;
  for (int i = 0; i < 24; ++i) {
    const char* places[] = {"前面 ", "前方", "交叉口 ", "對面", "附近", "巷口 "};
    cases.push_back({std::to_string(i), "東區〔地址〕" + std::string(places[i % 6]) + "路燈故障", "2026-01", {}});
  }
  for (int i = 0; i < 6; ++i) cases.push_back({std::to_string(100 + i), "併案 A-TB-2016-4724" + std::to_string(i), "2026-01", {}});
  const auto found = find_candidates(cases, nullptr, {}).value();
  REQUIRE(found.size() == 2);
  CHECK(found[0].cases == 24);
  CHECK(found[0].words.front() == "路燈故障");
  CHECK(found[0].wordings.size() == 1);
}

TEST_CASE("Variants of a draft hold no scraps of places", "[faq]") {
  std::vector<Case> cases;
  for (const char* text : {"東區〔地址〕 路燈故障", "東區〔地址〕前 路燈故障", "東區〔地址〕與〔地址〕 路燈故障", "路燈故障", "〔地址〕至53 路燈故障", "東區 路燈故障 A區"})
    cases.push_back({std::to_string(cases.size()), text, "2026-01", {}});
  const auto found = find_candidates(cases, nullptr, {}).value();
  REQUIRE(found.size() == 1);
  for (const std::string& variant : found[0].draft.variants) {
    CAPTURE(variant);
    CHECK((variant == "路燈故障" || variant == "至53 路燈故障" || variant == "路燈故障 A區"));
  }
}

TEST_CASE("Places are left out of a text, what is around them stays", "[faq]") {
  const std::vector<std::pair<const char*, const char*>> rows{
      {"東區〔地址〕前面 路燈故障", "路燈故障"}, {"佔用道路", "佔用道路"}, {"〔姓名〕反映噪音", "反映噪音"}, {"", ""}, {"附近", ""}};
  for (const auto& [text, expected] : rows) {
    INFO(text);
    CHECK(without_places(text) == expected);
  }
}

TEST_CASE("A draft can be stored even when people wrote whole letters", "[faq]") {
  std::vector<Case> cases;
  std::string letter = "路燈故障";
  for (int i = 0; i < 1'000; ++i) letter += "說明" + std::string(i % 2 == 0 ? "甲" : "乙");
  for (int i = 0; i < 6; ++i) cases.push_back({std::to_string(i), i % 2 == 0 ? letter : "路燈故障" + std::string(i % 3 == 0 ? "請修" : ""), "2026-01", {}});
  const auto found = find_candidates(cases, nullptr, {.least_cases = 2, .likeness = 0.1}).value();
  REQUIRE_FALSE(found.empty());
  for (const Candidate& candidate : found) {
    Entry draft = candidate.draft;
    draft.id = "1";
    CHECK(validate(draft));
    CHECK(candidate.case_ids.size() == candidate.cases);  // a letter is evidence, though no wording
  }
}
