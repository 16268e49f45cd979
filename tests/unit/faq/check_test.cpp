#include <opendata/search/faq_check.hpp>
#include <opendata/search/index_builder.hpp>

#include "faq/amounts.hpp"
#include "faq/deadlines.hpp"
#include "faq/years.hpp"
#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using namespace opendata::search;
using namespace opendata::search::faq;

namespace {

Document article(const std::string& number, const std::string& modified, bool in_force) {
  Document out;
  out.id = "X1/" + number;
  out.kind = "article";
  out.title = "測試法 第 " + number + " 條";
  out.body = "違反者，處新臺幣三萬元以上十五萬元以下罰鍰";
  out.law_id = "X1";
  out.law_name = "測試法";
  out.article_number = number;
  out.article_order = static_cast<std::uint32_t>(std::stoi(number)) * 1000;
  out.modified = modified;
  out.in_force = in_force;
  return out;
}

struct Sample {
  test::TemporaryDirectory dir;
  Store store = Store::open(dir.path() / "faq.db").value();
  Searcher searcher = open_index();

  Searcher open_index() {
    auto builder = IndexBuilder::create(dir.path() / "index").value();
    REQUIRE(builder.add_law("X1", "測試法", {}, true));
    REQUIRE(builder.add(article("1", "2026-03-01", true)));
    REQUIRE(builder.add(article("2", "2020-01-01", false)));
    REQUIRE(builder.finish());
    return Searcher::open(dir.path() / "index").value();
  }
  /// The names of what is found, with details.
  std::string findings(const Entry& entry) {
    REQUIRE(store.put(entry, State::published, {.who = "甲"}));
    std::string out;
    CheckOptions options{.today = "2026-05-06"};
    options.renames = {{"示範市家畜防治所", "示範市動物保護處", "2012-01-01"}, {"示範處", "示範處一科", "2027-01-01"}};
    const auto found = check_entries(store, &searcher, options).value();
    for (const Finding& finding : found)
      out += std::string(name(finding.decay)) + (finding.detail.empty() ? "" : "=" + finding.detail) + ";";
    return out;
  }
};

Entry sound() {
  Entry entry{.id = "1", .question = "問", .answer = "答"};
  entry.review_due = "2026-05-06";
  entry.reviewed = "2026-04-01";
  entry.citations = {"X1/1"};
  return entry;
}

}  // namespace

TEST_CASE("A sound entry has no finding; each kind of decay is found alone", "[faq]") {
  const std::vector<std::pair<void (*)(Entry&), const char*>> rows{
      {[](Entry&) {}, ""},
      {[](Entry& e) { e.review_due = "2026-05-05"; }, "review-overdue=2026-05-05;"},
      {[](Entry& e) { e.review_due.clear(); }, "no-review-day;"},
      {[](Entry& e) { e.valid_until = "2026-05-05"; }, "expired=2026-05-05;"},
      {[](Entry& e) { e.citations = {"X1/9"}; }, "law-missing=X1/9;"},
      {[](Entry& e) { e.citations = {"X9"}; }, "law-missing=X9;"},
      {[](Entry& e) { e.citations = {"X1/2"}; }, "law-repealed=X1/2;"},
      {[](Entry& e) { e.reviewed = "2026-02-28"; }, "law-changed=X1/1 2026-03-01;"},
      {[](Entry& e) { e.citations = {"X1"}; }, ""},
      {[](Entry& e) { e.reviewed.clear(); e.modified = "2025-01-01"; }, "law-changed=X1/1 2026-03-01;"},
      {[](Entry& e) { e.answer = "自109年1月1日起補助"; }, "old-year=2020;"},
      {[](Entry& e) { e.answer = "自109年1月1日起，115年度仍補助"; }, ""},
      {[](Entry& e) { e.answer = "受理至115年4月30日止"; }, "past-deadline=2026-04-30;"},
      {[](Entry& e) { e.answer = "受理至115年5月6日止"; }, ""},
      {[](Entry& e) { e.agency = "示範市家畜防治所"; }, "agency-renamed=示範市家畜防治所 → 示範市動物保護處;"},
      {[](Entry& e) { e.answer = "請洽示範處"; }, ""},
      {[](Entry& e) { e.answer = "處5萬元以上15萬元以下罰鍰"; }, "other-amount=50000–150000;"},
      {[](Entry& e) { e.answer = "處3萬元以上15萬元以下罰鍰"; }, ""},
  };
  for (const auto& [change, expected] : rows) {
    Sample sample;
    Entry entry = sound();
    change(entry);
    CHECK(sample.findings(entry) == expected);
  }
}

TEST_CASE("Years are told from spans, amounts and numbers", "[faq]") {
  const std::vector<std::pair<const char*, std::optional<int>>> rows{
      {"民國113年5月6日", 2024}, {"2024/5/6", 2024}, {"113.5.6起", 2024}, {"98年度與112年度", 2023}, {"每3年一次", std::nullopt},
      {"100年以上老樹", std::nullopt}, {"1999專線", std::nullopt}, {"3000元", std::nullopt}, {"第113條", std::nullopt}, {"", std::nullopt}};
  for (const auto& [text, year] : rows) {
    INFO(text);
    CHECK(newest_year(text) == year);
  }
}

TEST_CASE("Sums from … to … are read in every way in which they are written", "[faq]") {
  using Ranges = std::vector<AmountRange>;
  const std::vector<std::pair<const char*, Ranges>> rows{
      {"三萬元以上十五萬元以下", {{30'000, 150'000}}},
      {"新臺幣3萬元以上、15萬元以下", {{30'000, 150'000}}},
      {"30,000元以上150,000元以下", {{30'000, 150'000}}},
      {"３０００元至１５０００元", {{3'000, 15'000}}},
      {"六百元以上三千六百元以下，屢犯者處3,000元以上1萬5千元以下", {{600, 3'600}, {3'000, 15'000}}},
      {"新臺幣一億元以上、一億五千萬元以下", {{100'000'000, 150'000'000}}},
      {"1億元以上5億元以下", {{100'000'000, 500'000'000}}},
      {"1元以上999999999999999萬元以下", {}},
      {"1元以上99999999999萬5千元以下", {{1, 999'999'999'995'000}}},
      {"收費100元，補發200元", {}},
      {"100元、200元", {}},
      {"十五萬元以上三萬元以下", {}},
      {"滿三萬元", {}},
      {"元旦元宵", {}},
  };
  for (const auto& [text, expected] : rows) {
    INFO(text);
    CHECK(amount_ranges(text) == expected);
  }
}

TEST_CASE("Days until which something goes are told from other days", "[faq]") {
  const std::vector<std::pair<const char*, std::optional<std::string>>> rows{
      {"自即日起至113年12月31日止", "2024-12-31"},
      {"2024/12/31截止，延長至2025/1/31截止", "2025-01-31"},
      {"至113年12月31日（星期二）止", "2024-12-31"},
      {"113年12月31日公告", std::nullopt},
      {"禁止停車", std::nullopt},
      {"113年13月31日止", std::nullopt},
      {"", std::nullopt},
  };
  for (const auto& [text, expected] : rows) {
    INFO(text);
    CHECK(last_deadline(text) == expected);
  }
}

TEST_CASE("The former name of an agency is not found inside the new one", "[faq]") {
  const AgencyRename longer{"環境局", "示範市環境局清潔科", "2020-01-01"};
  CHECK(has_old_name("請洽環境局", longer));
  CHECK_FALSE(has_old_name("請洽示範市環境局清潔科", longer));
  CHECK(has_old_name("示範市環境局清潔科與環境局", longer));
  CHECK_FALSE(has_old_name("", longer));
}

TEST_CASE("A file of renamed agencies is read whole or refused with its line", "[faq]") {
  const test::TemporaryDirectory dir;
  const auto read = [&](const std::string& content) { return read_agency_renames(dir.write("renames.json", content)); };
  const auto good = read("// ours\n[{\"from\":\"甲\",\"to\":\"乙\",\"since\":\"109/1/1\"},]");
  REQUIRE(good);
  CHECK(good->at(0).since == "2020-01-01");
  CHECK(read("{}").error().code() == Errc::bad_structure);
  CHECK(read("[1]").error().code() == Errc::bad_structure);
  CHECK(read("[{\"from\":\"甲\",\"to\":\"甲\",\"since\":\"2020-01-01\"}]").error().code() == Errc::bad_value);
  CHECK(read("[\n{\"from\":\"甲\",\"to\":\"乙\",\"since\":\"x\"}]").error().where().row == 2);
  CHECK(read_agency_renames((test::source_directory() / "data" / "faq" / "agency_renames.json").string())->size() == 3);
}

TEST_CASE("What is wrong is told in words of the pages, not in names of columns", "[faq]") {
  for (int i = 0; i <= static_cast<int>(Decay::link_broken); ++i) {
    const auto decay = static_cast<Decay>(i);
    CAPTURE(name(decay));
    for (const auto language : {Language::en, Language::zh_tw}) {
      CHECK_FALSE(explain(decay).in(language).empty());
      CHECK(explain(decay).in(language).find('_') == std::string_view::npos);
    }
  }
}
