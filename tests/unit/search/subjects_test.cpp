#include "query/subjects.hpp"

#include <algorithm>
#include <opendata/search/dictionaries.hpp>

#include "support/source_directory.hpp"
#include "unit/search/sample_index.hpp"

using namespace opendata;
using namespace opendata::search;
using test::article;
using test::faq;

namespace {

std::vector<std::string> subjects_of(const std::string& text) {
  static const Subjects subjects(std::vector<SubjectRule>{{{"加班", "加班費"}, {"勞動基準法第24條"}},
                                                          {{"發票"}, {"加值型及非加值型營業稅法"}},
                                                          {{"臺灣菸"}, {"菸酒管理法"}},
                                                          {{"房屋稅"}, {"房屋稅條例"}}});
  Segmenter segmenter;
  std::vector<std::string> words;
  for (const SubjectMatch& match : subjects.find(text, segmenter.segment(text))) words.push_back(match.word);
  return words;
}

Dictionaries with_subjects(std::vector<SubjectRule> subjects) {
  Dictionaries dictionaries;
  dictionaries.subjects = std::move(subjects);
  return dictionaries;
}

/// A law that shares no word with the question, and one that has its words by chance.
const std::vector<Document>& dog_laws() {
  static const std::vector<Document> documents{
      article("T0000001", "動物保護法", 7, 0, "飼主應防止所飼養動物侵害他人。"),
      article("T0000001", "動物保護法", 20, 0, "寵物出入公共場所，應由七歲以上之人伴同，並採取適當防護措施。"),
      article("T0000004", "營區管理辦法", 3, 0, "遛狗之路線，由營區主官規定。"),
      faq("F1", "停車", "請洽交通局。")};
  return documents;
}

SearchResult ask(const test::SampleIndex& index, const std::string& text) {
  Query query{.text = text};
  query.explain = true;
  auto result = index.open().search(query);
  REQUIRE(result);
  return std::move(*result);
}

double subject_part(const Hit& hit) {
  for (const ScorePart& part : hit.explanation)
    if (part.name == score_parts::subject) return part.value;
  return 0;
}

double subject_part(const SearchResult& result, const std::string& id) {
  const auto hit = std::find_if(result.hits.begin(), result.hits.end(), [&](const Hit& h) { return h.document.id == id; });
  return hit == result.hits.end() ? 0 : subject_part(*hit);
}

}  // namespace

TEST_CASE("A subject is found by its longest word, once, and two characters only as a word", "[subjects]") {
  const auto [text, words] = GENERATE(table<const char*, std::vector<std::string>>({
      {"加班費怎麼算", {"加班費"}},
      {"公司要我加班，加班有錢嗎", {"加班"}},
      {"加班費和加班", {"加班費", "加班"}},
      {"房屋稅籍怎麼辦", {"房屋稅"}},
      {"台湾菸", {"台湾菸"}},
      {"開發票據交換所", {}},
      {"", {}},
      {"停車", {}},
  }));
  CAPTURE(text);
  CHECK(subjects_of(text) == words);
}

TEST_CASE("An everyday word for a subject leads to the article that governs it, and less to its law", "[subjects]") {
  const test::SampleIndex index(dog_laws(), with_subjects({{{"遛狗"}, {"動保法第20條", "沒有的法第3條"}}}));
  const SearchResult result = ask(index, "遛狗的規定，他人會怕");
  CHECK(subject_part(result, "T0000001/20") > subject_part(result, "T0000001/7"));
  CHECK(subject_part(result, "T0000001/7") > 0);
  CHECK(subject_part(result, "T0000004/3") == 0);
}

TEST_CASE("Who wants only the words as written is led nowhere else", "[subjects]") {
  const test::SampleIndex index(dog_laws(), with_subjects({{{"遛狗"}, {"動保法第20條"}}}));
  const auto result = index.open().search({.text = "遛狗", .synonyms = false});
  REQUIRE(result);
  CHECK(test::ids(*result) == std::vector<std::string>{"T0000004/3"});
}

TEST_CASE("A subject that names no law of the index changes nothing", "[subjects]") {
  const test::SampleIndex plain(dog_laws());
  const test::SampleIndex index(dog_laws(), with_subjects({{{"遛狗"}, {"沒有的法", "第20條", "不是法規"}}}));
  const SearchResult before = ask(plain, "遛狗的規定"), after = ask(index, "遛狗的規定");
  CHECK(test::ids(before) == test::ids(after));
  CHECK(before.hits[0].score == after.hits[0].score);
}

TEST_CASE("Every subject of the project's own dictionary has one line", "[subjects][dictionary]") {
  const auto dictionaries = read_dictionaries(test::source_directory() / "data" / "dictionaries");
  REQUIRE(dictionaries);
  std::vector<std::string> words;
  for (const SubjectRule& rule : dictionaries->subjects) words.insert(words.end(), rule.words.begin(), rule.words.end());
  CHECK(words.size() > 3'000);
  std::sort(words.begin(), words.end());
  const auto twice = std::adjacent_find(words.begin(), words.end());
  CHECK((twice == words.end() ? std::string() : *twice) == "");
}
