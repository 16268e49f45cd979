#include <opendata/search/faq_check.hpp>
#include <opendata/search/index_builder.hpp>

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
  out.body = "條文";
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
    const auto found = check_entries(store, &searcher, {.today = "2026-05-06"}).value();
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
