#include <filesystem>

#include "support/catch.hpp"
#include "support/program_run.hpp"

using test::Run;

namespace {

Run run(const test::TemporaryDirectory& directory, const std::string& arguments, const std::string& language = "en") {
  return test::run_program(OPENDATA_INDEX, directory, arguments, language);
}

bool contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("Whatever reads or moves an FAQ store makes none where the path is mistyped", "[cli][faq]") {
  const test::TemporaryDirectory directory;
  directory.write("1.json", R"({"id":"1","question":"問","answer":"答"})");
  for (const char* verb : {"list --store typo.db", "show --store typo.db 1", "move --store typo.db 1 retired", "check --store typo.db",
                           "export --store typo.db out.csv", "backup --store typo.db", "duplicates --store typo.db",
                           "save --store typo.db --based-on 3 1.json"}) {
    CAPTURE(verb);
    const Run refused = run(directory, "faq " + std::string(verb));
    CHECK(refused.code == 1);
    CHECK(contains(refused.output, "typo.db: there is no such FAQ store"));
    CHECK(contains(run(directory, "faq " + std::string(verb), "zh_TW").output, "找不到常見問答資料檔；請檢查路徑"));
    CHECK_FALSE(std::filesystem::exists(directory.path() / "typo.db"));
  }
  CHECK(run(directory, "faq save --store new.db 1.json").code == 0);
  CHECK(contains(run(directory, "faq list --store new.db").output, "1\tdraft\t1"));
}

TEST_CASE("A query that a mode refuses does not end a run of many; a wrong option does", "[cli][search]") {
  const test::TemporaryDirectory directory;
  directory.write("faq.csv", "id,question,answer\n1,寵物登記怎麼辦,請洽動保處\n");
  REQUIRE(run(directory, "build --index index --faq faq.csv").code == 0);
  directory.write("queries.tsv", "a\t寵物登記\nno tab\nb\t(寵物 AND\nc\t寵物\n");
  const Run refused = run(directory, "run --index index --mode boolean --queries queries.tsv");
  CHECK(refused.code == 1);
  CHECK(contains(refused.output, "a Q0 1 1 "));
  CHECK(contains(refused.output, "c Q0 1 1 "));
  CHECK(contains(refused.output, "queries.tsv:2: a line is not an id"));
  CHECK(contains(refused.output, "queries.tsv:3: "));
  const Run option = run(directory, "run --index index --from someday --queries queries.tsv");
  CHECK(option.code == 1);
  CHECK_FALSE(contains(option.output, "queries.tsv:2"));
  directory.write("good.tsv", "a\t寵物登記\n");
  CHECK(run(directory, "run --index index --limit 1000 --queries good.tsv").code == 0);
  CHECK(run(directory, "search --index index --limit 101 寵物").code == 2);
  CHECK(run(directory, "search --index index --limit 100 寵物").code == 0);
}

TEST_CASE("A search as of a day says which laws were changed since", "[cli][search]") {
  const test::TemporaryDirectory directory;
  directory.write("laws.json", R"({"Laws": [{"LawName": "動物保護法", "LawURL": "https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=M0060027",
    "LawLevel": "法律", "LawModifiedDate": "20210519", "LawEffectiveDate": "", "LawAbandonNote": "", "LawHistories": "1.中華民國八十七年十一月四日總統令制定公布",
    "LawArticles": [{"ArticleType": "A", "ArticleNo": "第 12 條", "ArticleContent": "對動物不得任意宰殺。"}]}]})");
  REQUIRE(run(directory, "build --index index --regulations laws.json").code == 0);
  CHECK(contains(run(directory, "search --index index --as-of 105/1/1 動物保護法第12條").output, "changed after the chosen day"));
  CHECK(contains(run(directory, "search --index index --as-of 105/1/1 動物保護法第12條", "zh_TW").output, "於所選日期之後曾修正"));
  CHECK(contains(run(directory, "search --index index --json --as-of 105/1/1 動物保護法第12條").output, "\"changed_since\":true"));
  CHECK(contains(run(directory, "search --index index --json 動物保護法第12條").output, "\"changed_since\":false"));
}

TEST_CASE("A build has the package's dictionaries wherever it is, others or none only when stated", "[cli][build]") {
  const test::TemporaryDirectory directory;
  directory.write("faq.csv", "id,question,answer\n1,犬隻走失,請洽動保處\n");
  const auto build = [&](const char* data, const std::string& options = {}) {
    REQUIRE(::setenv("OPENDATA_DATA", data, 1) == 0);
    Run built = run(directory, "build --index index --faq faq.csv" + options);
    ::unsetenv("OPENDATA_DATA");
    return built;
  };
  const auto knows_synonyms = [&] { return contains(run(directory, "search --index index 狗").output, "狗 → 犬"); };
  CHECK(build("").code == 0);
  CHECK(knows_synonyms());
  CHECK(build(OPENDATA_DATA).code == 0);
  CHECK(knows_synonyms());
  const Run without = build(directory.path().c_str());
  CHECK(without.code == 1);
  CHECK(contains(without.output, "dictionaries: is not among the data of the package; set OPENDATA_DATA"));
  CHECK(build(directory.path().c_str(), " --dictionaries ''").code == 0);
  CHECK_FALSE(knows_synonyms());
}

TEST_CASE("An import tells which edits it kept and what it left alone", "[cli][faq]") {
  const test::TemporaryDirectory directory;
  directory.write("a.csv", "id,question,answer\n1,問,答\n2,問二,答\n");
  directory.write("b.csv", "id,question,answer\n1,問,新\n2,問二,新\n");
  REQUIRE(run(directory, "faq import --store faq.db a.csv").code == 0);
  REQUIRE(run(directory, "faq move --store faq.db 2 retired").code == 0);
  const Run again = run(directory, "faq import --store faq.db a.csv");
  CHECK(contains(again.output, "added: 0; changed: 0; unchanged: 2; edits kept: 0; left alone: 0"));
  const Run newer = run(directory, "faq import --store faq.db b.csv");
  CHECK(contains(newer.output, "b.csv\t3\tid\t2\tleft alone, as it is retired"));
  CHECK(contains(newer.output, "changed: 1; unchanged: 0; edits kept: 0; left alone: 1"));
  CHECK(contains(run(directory, "faq import --store faq.db b.csv", "zh_TW").output, "未動，狀態為 retired"));
  CHECK(contains(run(directory, "faq import --store faq.db --state published b.csv").output, "changed: 1; unchanged: 1"));
}
