#include <fstream>
#include <opendata/search/faq_gaps.hpp>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using namespace opendata::search;
using namespace opendata::search::faq;
using usage::Counted;
using usage::UsageFile;

namespace {

/// Wednesday, 2026-05-06.
const usage::Day today = usage::parse_day("2026-05-06").value();

struct Sample {
  test::TemporaryDirectory dir;
  UsageFile file = UsageFile::open(dir.path() / "usage.db", UsageFile::Access::write).value();
  Store store = Store::open(dir.path() / "faq.db").value();

  Sample() {
    for (const char* id : {"A", "B", "C", "D"}) REQUIRE(store.put({.id = id, .question = std::string("問題") + id, .answer = "答"}, State::published, {.who = "甲"}));
    REQUIRE(store.put({.id = "E", .question = "草稿", .answer = "答"}, State::draft, {.who = "甲"}));
  }
  void count(usage::Day day, const usage::Batch& batch) { REQUIRE(file.add(day, batch)); }
  /// "gap key cases/of reason;" of each gap.
  std::string gaps(GapOptions options = {}) {
    options.today = today;
    std::string out;
    const auto report = find_gaps(file, store, options).value();
    for (const Gap& gap : report.gaps)
      out += std::string(name(gap.kind)) + " " + gap.key + " " + std::to_string(gap.cases) + "/" + std::to_string(gap.of) + (gap.reason.empty() ? "" : " " + gap.reason) + "; ";
    return out;
  }
};

}  // namespace

TEST_CASE("Days are Taiwan's, and weeks begin on Monday", "[faq][usage]") {
  using std::chrono::system_clock;
  CHECK(usage::format_day(usage::day_of(system_clock::from_time_t(1'778'083'199))) == "2026-05-06");  // 23:59:59 in Taipei
  CHECK(usage::format_day(usage::day_of(system_clock::from_time_t(1'778'083'200))) == "2026-05-07");
  CHECK(usage::format_day(usage::monday_of(today)) == "2026-05-04");
  CHECK(usage::monday_of(usage::monday_of(today)) == usage::monday_of(today));
  CHECK(usage::format_day(usage::monday_of(usage::parse_day("2026-05-10").value())) == "2026-05-04");
  CHECK_FALSE(usage::parse_day("115-05-06"));
  CHECK_FALSE(usage::parse_day("2026-02-30"));
}

TEST_CASE("Queries and entries that need an editor are reported, each for its most telling reason", "[faq][usage]") {
  Sample sample;
  sample.count(today - 3, {{{Counted::searches, "沒結果"}, 9}, {{Counted::without_result, "沒結果"}, 8},
                           {{Counted::searches, "不完全"}, 9}, {{Counted::nearest_only, "不完全"}, 9}, {{Counted::page_searches, "不完全"}, 9},
                           {{Counted::searches, "沒人點"}, 20}, {{Counted::page_searches, "沒人點"}, 20}, {{Counted::clicks, "沒人點"}, 3},
                           {{Counted::searches, "正常"}, 20}, {{Counted::page_searches, "正常"}, 20}, {{Counted::clicks, "正常"}, 4},
                           {{Counted::searches, "太少"}, 4}, {{Counted::without_result, "太少"}, 4}});
  sample.count(today, {{{Counted::faq_opened, "A"}, 30}, {{Counted::helpful, "A"}, 2}, {{Counted::unclear, "A"}, 3}, {{Counted::not_helpful, "A"}, 1},
                       {{Counted::faq_opened, "B"}, 30}, {{Counted::helpful, "B"}, 5}, {{Counted::must_call, "B"}, 2},
                       {{Counted::faq_listed, "C"}, 40}});
  CHECK(sample.gaps() == "without-result 沒結果 8/9; nearest-only 不完全 9/9; without-click 沒人點 17/20; rarely-helpful A 4/6 unclear; "
                         "leads-to-call B 2/7; never-opened C 40/40; never-listed D 0/0; ");
}

TEST_CASE("The report covers whole weeks and the one that has begun", "[faq][usage]") {
  Sample sample;
  const auto report = [&](int weeks) { return find_gaps(sample.file, sample.store, {.today = today, .weeks = weeks}).value(); };
  CHECK(usage::format_day(report(1).from) == "2026-04-27");
  CHECK(usage::format_day(report(1).until) == "2026-05-06");
  sample.count(usage::parse_day("2026-04-26").value(), {{{Counted::searches, ""}, 5}, {{Counted::searches, "早"}, 9}, {{Counted::without_result, "早"}, 9}});
  sample.count(usage::parse_day("2026-04-27").value(), {{{Counted::searches, ""}, 7}});
  CHECK(report(1).searches == 7);
  CHECK(report(2).searches == 12);
  CHECK(sample.gaps().find("早") == std::string::npos);
  CHECK(sample.gaps({.weeks = 2}).find("without-result 早 9/9") != std::string::npos);
}

TEST_CASE("Counts add up, are forgotten in time, and a file of another kind is refused", "[faq][usage]") {
  Sample sample;
  sample.count(today, {{{Counted::faq_opened, "A"}, 1}});
  sample.count(today, {{{Counted::faq_opened, "A"}, 2}});
  sample.count(today - 800, {{{Counted::faq_opened, "A"}, 4}});
  CHECK(sample.file.sums(Counted::faq_opened, 0, today).value() == usage::Sums{{"A", 7}});
  REQUIRE(sample.file.forget_before(today - 730));
  CHECK(sample.file.sums(Counted::faq_opened, 0, today).value() == usage::Sums{{"A", 3}});
  CHECK(UsageFile::open(sample.dir.path() / "faq.db", UsageFile::Access::read).error().code() == Errc::corrupt);
  CHECK_FALSE(UsageFile::open(sample.dir.path() / "none.db", UsageFile::Access::read));
}
