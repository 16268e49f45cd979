#include "query/subjects.hpp"

#include <algorithm>
#include <opendata/search/dictionaries.hpp>
#include <opendata/search/sources.hpp>
#include <set>

#include "index/law_file.hpp"
#include "support/source_directory.hpp"
#include "support/temporary_directory.hpp"
#include "support/unpacked.hpp"
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

/// The laws and the articles in force of a register.
class Register final : public DocumentSink {
 public:
  explicit Register(const std::filesystem::path& laws) {
    const test::TemporaryDirectory directory;
    for (const char* file : {"ChLaw.json.zst", "ChOrder.json.zst"})
      REQUIRE(read_regulations(test::unpacked(laws / file, directory.path()), "", *this));
  }
  Result<void> add(const Document& document) override {
    if (document.in_force && !document.body.empty()) articles_.insert(document.id);
    return {};
  }
  Result<void> add_law(const LawInfo& law) override {
    add_names(names_, law);
    if (law.in_force) in_force_.insert(law.id);
    return {};
  }
  /// Whether a place names a law in force by its whole name, and no article that is not there.
  [[nodiscard]] bool has(const std::string& place) const {
    const auto law = names_.find(place.ends_with("條") ? place.substr(0, place.rfind("第")) : place);
    if (!law || !in_force_.contains(*law)) return false;
    bool found = false;
    for (const Citation& citation : parse_citations(place, names_)) {
      if (citation.law != *law) continue;
      found = true;
      if (citation.article && !articles_.contains(*law + "/" + format_article_number(*citation.article))) return false;
    }
    return found;
  }

 private:
  LawNames names_;
  std::set<std::string> in_force_, articles_;
};

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
  CHECK(subject_part(ask(index, "遛狗"), "T0000001/20") > 0);  // although the article has neither character
}

TEST_CASE("A subject is found by the synonyms of the words where none is as typed", "[subjects]") {
  Dictionaries dictionaries = with_subjects({{{"犬隻散步"}, {"動物保護法第20條"}}, {{"停車場"}, {"營區管理辦法"}}, {{"飼主"}, {"動物保護法第7條"}}});
  dictionaries.synonyms = {{{"狗"}, {"犬隻"}}, {{"主人"}, {"飼主"}}};
  const test::SampleIndex index(dog_laws(), dictionaries);
  CHECK(subject_part(ask(index, "狗散步"), "T0000001/20") > 0);
  CHECK(subject_part(ask(index, "停車場狗散步"), "T0000001/20") == 0);  // as typed it names another
  CHECK(subject_part(ask(index, "主人侵害"), "T0000001/7") == 0);  // no more than the synonym 飼主
  const auto literal = index.open().search({.text = "狗散步", .synonyms = false});
  REQUIRE(literal);
  const std::vector<std::string> found = test::ids(*literal);
  CHECK(std::find(found.begin(), found.end(), "T0000001/20") == found.end());
}

TEST_CASE("Who wants only the words as written is led nowhere else", "[subjects]") {
  const test::SampleIndex index(dog_laws(), with_subjects({{{"遛狗"}, {"動保法第20條"}}}));
  const auto result = index.open().search({.text = "遛狗", .synonyms = false});
  REQUIRE(result);
  CHECK(test::ids(*result) == std::vector<std::string>{"T0000004/3"});
}

TEST_CASE("The first 64 subjects of a question count, however many it has", "[subjects]") {
  std::vector<SubjectRule> rules{{{"遛狗的規定"}, {"動保法第20條"}}};
  for (int i = 100; i < 200; ++i) rules.push_back({{"q" + std::to_string(i)}, {"沒有的法第3條"}});
  const test::SampleIndex index(dog_laws(), with_subjects(std::move(rules)));
  const auto part_behind = [&](int subjects) {
    std::string text;
    for (int i = 100; i < 100 + subjects; ++i) text += "q" + std::to_string(i) + "，";
    return subject_part(ask(index, text + "遛狗的規定"), "T0000001/20");
  };
  CHECK(part_behind(63) > 0);
  CHECK(part_behind(64) == 0);
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

TEST_CASE("Every place of the project's own dictionary stands in the register of laws", "[subjects][dictionary]") {
  if (test::shared_data().empty()) {
    WARN("skipped: no shared data");
    return;
  }
  const auto dictionaries = read_dictionaries(test::source_directory() / "data" / "dictionaries");
  REQUIRE(dictionaries);
  const Register laws(test::shared_data() / "laws");
  CHECK(laws.has("勞動基準法第24、32條"));
  for (const char* wrong : {"勞動基準法第24、320條", "勞動基準法細則", "勞動基準法施行細測第24條", "第24條"}) CHECK_FALSE(laws.has(wrong));
  std::string missing;
  for (const SubjectRule& rule : dictionaries->subjects)
    for (const std::string& place : rule.places)
      if (!laws.has(place)) missing += place + "\n";
  CHECK(missing == "");
}
