#include <opendata/json.hpp>
#include <opendata/search/faq_law_impacts.hpp>
#include <opendata/search/index_updater.hpp>
#include <opendata/search/sources.hpp>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using namespace opendata::search;
using namespace opendata::search::faq;

namespace {

std::string law(const std::string& pcode, const std::string& name, const std::string& day, const std::string& operation,
                const std::vector<std::pair<std::string, std::string>>& articles) {
  std::string out = R"({"LawLevel":"法律","LawName":")" + name + R"(","LawURL":"https://x.tw/?pcode=)" + pcode +
                    R"(","LawCategory":"行政＞農業部","LawModifiedDate":")" + day +
                    R"(","LawAbandonNote":"","LawHistories":"","LawForeword":"","LawArticles":[)";
  for (std::size_t i = 0; i < articles.size(); ++i)
    out += std::string(i > 0 ? "," : "") + R"({"ArticleType":"A","ArticleNo":"第 )" + articles[i].first +
           R"( 條","ArticleContent":")" + articles[i].second + "\"}";
  return out + R"(],"_pcode":")" + pcode + R"(","_op":")" + operation + "\"}\n";
}

struct Sample {
  test::TemporaryDirectory dir;
  Store store = Store::open(dir.path() / "faq.db").value();
  std::filesystem::path index = dir.path() / "index";

  Sample() {
    const auto file = dir.write("laws.ndjson", law("A0000001", "甲法", "20200101", "A", {{"1", "甲一"}, {"2", "罰三萬元"}, {"3", "甲三"}}) +
                                                   law("B0000002", "乙法", "20200101", "A", {{"1", "乙一"}}) +
                                                   law("C0000003", "丙法", "20200101", "A", {{"1", "丙一"}}));
    auto builder = IndexBuilder::create(index).value();
    REQUIRE(read_regulations(file, {}, builder));
    REQUIRE(builder.finish());
    publish("1", {"A0000001/2"});
    publish("2", {"A0000001/1"});
    publish("3", {"A0000001"});
    publish("4", {"B0000002/1"});
    publish("5", {});
  }
  void publish(const std::string& id, const std::vector<std::string>& citations) {
    Entry entry{.id = id, .question = "問<" + id + ">", .answer = "答"};
    entry.citations = citations;
    REQUIRE(store.put(entry, State::published, {.who = "甲"}));
  }
  LawImpacts impacts(const std::vector<std::string>& updates) {
    return find_law_impacts(store, Searcher::open(index).value(), updates).value();
  }
};

std::string touched(const LawImpact& impact) {
  std::string out;
  for (const TouchedEntry& entry : impact.entries) {
    out += entry.id + ":";
    for (const std::string& article : entry.articles) out += article;
    out += ";";
  }
  return out;
}

}  // namespace

TEST_CASE("A change of law lists the answers that it touches, with the old and the new text", "[faq]") {
  Sample sample;
  const auto week = sample.dir.write("week.ndjson", law("A0000001", "甲法", "20260301", "M", {{"1", "甲一"}, {"2", "罰六萬元"}, {"2-1", "新"}}) +
                                                        law("C0000003", "丙法", "20260301", "M", {{"1", "丙改"}}));
  const LawImpacts found = sample.impacts({week});
  CHECK(found.laws == 2);
  REQUIRE(found.impacts.size() == 1);  // nobody cites the other one
  const LawImpact& impact = found.impacts[0];
  CHECK(impact.law_name == "甲法");
  CHECK(impact.day == "2026-03-01");
  CHECK_FALSE(impact.repealed);
  REQUIRE(impact.articles.size() == 3);
  CHECK(impact.articles[0].id == "A0000001/2");
  CHECK(impact.articles[0].change == ArticleChange::amended);
  CHECK(impact.articles[0].diff == "- 罰三萬元\n+ 罰六萬元\n");
  CHECK(impact.articles[1].change == ArticleChange::added);
  CHECK(impact.articles[2].id == "A0000001/3");
  CHECK(impact.articles[2].change == ArticleChange::removed);
  CHECK(touched(impact) == "1:A0000001/2;2:;3:;");
}

TEST_CASE("A deleted law touches whoever cites it; an update that the index has touches nobody", "[faq]") {
  Sample sample;
  const auto week = sample.dir.write("week.ndjson", law("A0000001", "甲法", "20260301", "M", {{"1", "甲一"}, {"2", "罰三萬元"}, {"3", "甲三"}}) +
                                                        R"({"_pcode":"B0000002","_op":"D"})" "\n");
  const LawImpacts found = sample.impacts({week});
  CHECK(found.laws == 2);
  REQUIRE(found.impacts.size() == 1);
  CHECK(found.impacts[0].repealed);
  CHECK(found.impacts[0].law_name == "乙法");
  CHECK(touched(found.impacts[0]) == "4:B0000002/1;");
}

TEST_CASE("An update that the index has already touches the answers that were reviewed before its day", "[faq]") {
  Sample sample;
  Entry seen{.id = "6", .question = "問", .answer = "答"};
  seen.citations = {"B0000002/1"};
  seen.reviewed = "2019-12-31";
  REQUIRE(sample.store.put(seen, State::published, {.who = "甲"}));
  const auto week = sample.dir.write("week.ndjson", law("B0000002", "乙法", "20200101", "M", {{"1", "乙一"}}));
  const LawImpacts found = sample.impacts({week});
  REQUIRE(found.impacts.size() == 1);
  CHECK(found.impacts[0].indexed);
  CHECK(touched(found.impacts[0]) == "6:;");
}

TEST_CASE("Of several updates of a law the last one counts", "[faq]") {
  Sample sample;
  const auto first = sample.dir.write("1.ndjson", law("B0000002", "乙法", "20260301", "M", {{"1", "乙改"}}));
  const auto second = sample.dir.write("2.ndjson", law("B0000002", "乙法", "20260308", "M", {{"1", "乙再改"}}));
  const LawImpacts found = sample.impacts({first, second});
  REQUIRE(found.impacts.size() == 1);
  CHECK(found.impacts[0].day == "2026-03-08");
  CHECK(found.impacts[0].articles[0].diff == "- 乙一\n+ 乙再改\n");
}

TEST_CASE("Weekly updates written into a live index replace and delete laws as a whole", "[faq][follow]") {
  Sample sample;
  const auto week = sample.dir.write("week.ndjson", law("A0000001", "甲法", "20260301", "M", {{"1", "甲一"}, {"2", "罰六萬元"}}) +
                                                        law("C0000003", "丙法", "20190101", "M", {{"1", "比索引舊"}}) +
                                                        R"({"_pcode":"B0000002","_op":"D"})" "\n");
  {
    auto updater = IndexUpdater::open(sample.index).value();
    const auto counts = read_law_updates(week, {}, updater).value();
    CHECK(counts.laws == 1);
    CHECK(counts.skipped == 1);
    CHECK(updater.law_modified("A0000001").value() == "2026-03-01");
    CHECK(updater.law_modified("B0000002").value().empty());
    REQUIRE(updater.commit());
  }
  const auto check = [&] {
    const auto searcher = Searcher::open(sample.index).value();
    CHECK(searcher.get("A0000001/2")->body == "罰六萬元");
    CHECK_FALSE(searcher.get("A0000001/3"));
    CHECK(searcher.articles("A0000001")->size() == 2);
    CHECK(searcher.law("A0000001")->modified == "2026-03-01");
    CHECK_FALSE(searcher.get("B0000002/1"));
    CHECK_FALSE(searcher.law("B0000002"));
    CHECK_FALSE(searcher.find_law("乙法"));
    CHECK(searcher.get("C0000003/1")->body == "丙一");
  };
  check();
  REQUIRE(IndexUpdater::merge(IndexUpdater::open(sample.index).value()));
  check();
}

TEST_CASE("An indexed answer knows which of its laws have changed since its last review", "[faq]") {
  const Sample sample;
  const auto searcher = Searcher::open(sample.index).value();
  Document answer;
  answer.facets = {{"cited_articles", "A0000001/2;B0000002;X9/1"}, {"reviewed", "2019-12-31"}};
  const auto changed = changed_laws(answer, searcher).value();
  REQUIRE(changed.size() == 2);
  CHECK(changed[0].id == "A0000001/2");
  CHECK(changed[0].law_name == "甲法");
  CHECK(changed[0].modified == "2020-01-01");
  CHECK(changed[1].id == "B0000002");
  answer.facets["reviewed"] = "2020-01-01";
  CHECK(changed_laws(answer, searcher)->empty());
  answer.facets.erase("reviewed");
  CHECK(changed_laws(answer, searcher)->empty());
  answer.modified = "2018-01-01";
  CHECK(changed_laws(answer, searcher)->size() == 2);
}

TEST_CASE("The report is written as JSON, CSV and a page; texts are escaped; other endings are refused", "[faq]") {
  Sample sample;
  const auto week = sample.dir.write("week.ndjson", law("A0000001", "甲法", "20260301", "M", {{"1", "甲一"}, {"2", "<b>罰"}, {"3", "甲三"}}));
  DecayReport report{"2026-05-06"};
  report.findings.push_back({"9", Decay::old_year, "2001", "=問<i>", "甲局"});
  report.laws = sample.impacts({week});
  const auto write = [&](const std::string& name) {
    const std::string file = (sample.dir.path() / name).string();
    REQUIRE(write_report(report, file));
    return test::read_text(file);
  };
  const auto json = json::parse(write("r.json"), json::Dialect::strict).value();
  CHECK(json.find("findings")->items()[0].text_of("reason") == "old-year");
  CHECK(json.find("law_changes")->items()[0].find("entries")->items().size() == 3);
  const std::string csv = write("r.csv");
  CHECK(csv.find("9,'=問<i>,甲局,old-year,2001,,") != std::string::npos);
  CHECK(csv.find("cited-article-changed,A0000001/2 2026-03-01,甲法,") != std::string::npos);
  CHECK(write("r.ods").starts_with("PK"));
  const std::string page = write("r.html");
  CHECK(page.find("<ins>+ &lt;b&gt;罰</ins>") != std::string::npos);
  CHECK(page.find("=問&lt;i&gt;") != std::string::npos);
  CHECK(page.find("<b>") == std::string::npos);
  CHECK(page.find("<details open><summary>甲法 第 2 條（修正）") != std::string::npos);
  CHECK(page.find("<td>甲法 第 2 條</td>") != std::string::npos);
  CHECK(page.find("<li><a href=\"#old-year\">") != std::string::npos);
  CHECK(page.find("<h3 id=\"old-year\">") != std::string::npos);
  report.laws = {};  // no updates were given: nothing is said of laws
  report.findings.clear();
  const std::string quiet = write("q.html");
  CHECK(quiet.find("更新檔") == std::string::npos);
  CHECK(quiet.find("沒有。") != std::string::npos);
  CHECK(write_report(report, (sample.dir.path() / "r.txt").string()).error().code() == Errc::not_supported);
}
