#include <opendata/json.hpp>
#include <opendata/publish.hpp>
#include <opendata/release.hpp>

#include "release/series_ledger.hpp"
#include "support/catch.hpp"
#include "support/policies.hpp"
#include "support/small_source.hpp"

using namespace opendata;
using test::replaced;

// Releases of one dataset, one after the other: what two of them say together.

namespace {

const std::string fields = R"(
    { "source": "day", "name": "day", "role": "quasi_identifier", "transform": { "name": "generalize_date", "to": "month" } },
    { "source": "area", "name": "area", "role": "quasi_identifier", "transform": "keep" },
    { "source": "kind", "name": "kind", "role": "insensitive", "transform": "keep" },
    { "source": "who", "name": "who", "role": "direct_identifier", "transform": "suppress" })";

std::string policy_text(const std::string& gate = "{}",
                        const std::string& privacy = R"("k": 3, "suppression_limit": 0.5)") {
  return R"({ "policy_version": 1, "dataset": { "id": "series", "title": "t" }, "input": { "encoding": "utf-8" },
    "modified": "2024-06-01T00:00:00Z", "outputs": ["csv"], "privacy": { )" +
         privacy + " }, \"gate\": " + gate + ", \"fields\": [" + fields + "] }";
}

struct Group {
  const char* day;
  const char* area;
  int records;
};

std::string source(const std::vector<Group>& groups) {
  std::string out = "day,area,kind,who\r\n";
  int who = 0;
  for (const Group& group : groups) {
    for (int i = 0; i < group.records; ++i)
      out += std::string(group.day) + "," + group.area + ",a,P" + std::to_string(++who) + "\r\n";
  }
  return out;
}

Result<Publication> publish_series(const test::TemporaryDirectory& directory, const std::string& source,
                                   const std::string& policy = policy_text()) {
  return publish(parse_policy(policy, "policy.json").value(), directory.write("source.csv", source),
                 directory.path() / "catalog", std::nullopt);
}

std::filesystem::path ledger_of(const test::TemporaryDirectory& directory) {
  return directory.path() / "catalog" / "ledger" / "series.log";
}

const std::vector<Group> first{{"2024-01-05", "東", 5}, {"2024-01-06", "西", 4}, {"2024-02-05", "東", 3}};

}  // namespace

TEST_CASE("A closed period that is added leaves earlier classes as they are and is published", "[release][series]") {
  const test::TemporaryDirectory directory;
  REQUIRE(publish_series(directory, source(first)));
  auto more = first;
  more.push_back({"2024-03-01", "西", 3});
  const auto second = publish_series(directory, source(more));
  REQUIRE(second);
  CHECK(second->cross_release.releases == 1);
  CHECK(second->cross_release.small_changes == 0);
  CHECK(second->cross_release.least_change == 3);
}

TEST_CASE("The ledger of a series is for its owner alone", "[release][series]") {
  const test::TemporaryDirectory directory;
  REQUIRE(publish_series(directory, source(first)));
  using std::filesystem::perms;
  const auto ledger = directory.path() / "catalog" / "ledger" / "series.log";
  CHECK(std::filesystem::status(ledger).permissions() == (perms::owner_read | perms::owner_write));
}

TEST_CASE("A class that changes by fewer than k records shows single persons and is refused", "[release][series]") {
  struct Row {
    int east_january;
    bool refused;
  };
  const auto row =
      GENERATE(values<Row>({{5, false}, {6, true}, {4, true}, {7, true}, {8, false}, {2, false}}));  // 2: suppressed
  CAPTURE(row.east_january);
  const test::TemporaryDirectory directory;
  REQUIRE(publish_series(directory, source(first)));
  auto next = first;
  next[0].records = row.east_january;
  const auto second = publish_series(directory, source(next));
  CHECK(second.has_value() != row.refused);
  if (second) return;
  CHECK(second.error().code() == Errc::refused);
  CHECK(second.error().where().column == "gate.least_change");
  const auto report =
      json::parse(test::read_text(directory.path() / "catalog" / "refused" / "series.json"), json::Dialect::strict)
          .value();
  CHECK(report.find("cross_release")->find("small_changes")->integer() == 1);
  CHECK(read_catalog(directory.path() / "catalog").value().at(0).releases.size() == 1);
}

TEST_CASE("gate.least_change says which change an office will answer for", "[release][series]") {
  const test::TemporaryDirectory directory;
  REQUIRE(publish_series(directory, source(first)));
  auto next = first;
  next[0].records = 7;
  CHECK_FALSE(publish_series(directory, source(next), policy_text(R"({ "least_change": 3 })")));
  CHECK(publish_series(directory, source(next), policy_text(R"({ "least_change": 2 })")));
}

TEST_CASE("Other levels are refused when both releases together leave fewer than k candidates", "[release][series]") {
  const test::TemporaryDirectory directory;
  // Months: January 5 and 4, February 3 in 東. Years over districts would be 8 and 4: the intersection is the months'
  // class.
  REQUIRE(publish_series(directory, source(first)));
  const auto by_year = replaced(policy_text(), R"("to": "month")", R"("to": "year")");
  const auto coarser = publish_series(directory, source(first), by_year);
  REQUIRE(coarser);
  CHECK(coarser->cross_release.other_levels == 1);
  CHECK(coarser->cross_release.smallest_intersection == 3);

  // Bands of 10 years and of 15 cut each other: in 10-19 and in 0-14 is one person.
  const test::TemporaryDirectory other;
  const auto by_age = [](int width) {
    return replaced(replaced(policy_text(), R"("source": "day", "name": "day")", R"("source": "age", "name": "age")"),
                    R"({ "name": "generalize_date", "to": "month" })",
                    R"({ "name": "generalize_number", "width": )" + std::to_string(width) + " }");
  };
  std::string ages = "age,area,kind,who\r\n";
  for (const int age : {5, 6, 7, 13, 16, 17, 18}) ages += std::to_string(age) + ",東,a,P\r\n";
  REQUIRE(publish_series(other, ages, by_age(10)));
  const auto refused = publish_series(other, ages, by_age(15));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == Errc::refused);
  CHECK(refused.error().where().column == "fields");
  CHECK(publish_series(other, ages, by_age(10)).value().unchanged);
}

TEST_CASE("Two releases of other levels are refused when one taken from the other leaves single persons",
          "[release][series]") {
  // March is one record: suppressed by months, part of a class of 10 by years.
  const std::vector<Group> groups{{"2024-01-05", "東", 5}, {"2024-02-06", "東", 4}, {"2024-03-01", "東", 1}};
  const auto by_month = policy_text();
  const auto by_year = replaced(policy_text(), R"("to": "month")", R"("to": "year")");
  const bool months_first = GENERATE(true, false);
  CAPTURE(months_first);
  const test::TemporaryDirectory directory;
  REQUIRE(publish_series(directory, source(groups), months_first ? by_month : by_year));
  const auto second = publish_series(directory, source(groups), months_first ? by_year : by_month);
  REQUIRE_FALSE(second);
  CHECK(second.error().code() == Errc::refused);
  CHECK(second.error().where().column == "fields");
  auto enough = groups;
  enough[2].records = 3;  // a month of its own class, in both
  const test::TemporaryDirectory other;
  REQUIRE(publish_series(other, source(enough), months_first ? by_month : by_year));
  CHECK(publish_series(other, source(enough), months_first ? by_year : by_month));
}

TEST_CASE("Records that came since show in a release of other levels too", "[release][series]") {
  struct Row {
    int january;
    bool refused;
  };
  const auto row = GENERATE(values<Row>({{5, false}, {6, true}, {4, true}, {8, false}}));
  CAPTURE(row.january);
  const auto by_year = replaced(policy_text(), R"("to": "month")", R"("to": "year")");
  const test::TemporaryDirectory directory;
  REQUIRE(publish_series(directory, source({{"2024-01-05", "東", 5}, {"2024-02-05", "東", 4}})));
  const auto second =
      publish_series(directory, source({{"2024-01-05", "東", row.january}, {"2024-02-05", "東", 4}}), by_year);
  CHECK(second.has_value() != row.refused);
  if (!second) CHECK(second.error().where().column == "gate.least_change");
}

TEST_CASE("A quasi-identifier that is left out, or all of them, are other levels", "[release][series]") {
  const std::vector<Group> groups{{"2024-01-05", "東", 5}, {"2024-01-05", "西", 4}, {"2024-01-05", "南", 1}};
  const test::TemporaryDirectory directory;
  REQUIRE(publish_series(directory, source(groups)));
  const std::string area = R"("area", "role": "quasi_identifier", "transform": "keep")";
  const auto suppressed = replaced(policy_text(), area, R"("area", "role": "quasi_identifier", "transform": "suppress")");
  const auto without = replaced(suppressed, R"("role": "quasi_identifier", "transform": { "name": "generalize_date", "to": "month" })",
                                R"("role": "quasi_identifier", "transform": "suppress")");
  CHECK_FALSE(publish_series(directory, source(groups), suppressed));
  CHECK_FALSE(publish_series(directory, source(groups), without));
}

TEST_CASE("In which order a policy names its fields makes no other levels", "[release][series]") {
  const std::string day = R"({ "source": "day", "name": "day", "role": "quasi_identifier", "transform": { "name": "generalize_date", "to": "month" } })";
  const std::string area = R"({ "source": "area", "name": "area", "role": "quasi_identifier", "transform": "keep" })";
  const auto reordered = replaced(replaced(replaced(policy_text(), day, "DAY"), area, day), "DAY", area);
  REQUIRE(reordered != policy_text());
  const test::TemporaryDirectory directory;
  REQUIRE(publish_series(directory, source(first)));
  auto one_more = first;
  one_more[0].records = 6;
  CHECK_FALSE(publish_series(directory, source(one_more), reordered));
  const auto second = publish_series(directory, source(first), reordered);
  REQUIRE(second);
  CHECK(second->cross_release.releases == 1);
  CHECK(second->cross_release.other_levels == 0);
}

TEST_CASE("A class is the same in every release of a searched level, whatever other value stands beside it",
          "[release][series]") {
  struct Row {
    const char* hierarchy;
    std::vector<const char*> areas;
    const char* beside;
  };
  // A county alone is called as its towns' label is, 不詳 as the missing ones' is: a mark, or the text in place of
  // nothing, would make another class of it.
  const auto row = GENERATE(values<Row>(
      {{"address:town,county",
        {"新北市板橋區", "新北市三重區", "新北市中和區", "臺北市中正區", "臺北市大安區", "臺北市信義區"},
        "新北市"},
       {"prefix:2", {"", "", "", "東區一", "東區二", "東區三"}, "不詳"}}));
  CAPTURE(row.hierarchy);
  const auto policy = replaced(policy_text("{}", R"("k": 3, "suppression_limit": 0, "mode": "full-domain")"),
                               R"("name": "area", "role": "quasi_identifier", "transform": "keep")",
                               R"("name": "area", "role": "quasi_identifier",
                                  "transform": { "name": "generalize", "hierarchy": ")" + std::string(row.hierarchy) + "\" }");
  std::vector<Group> groups;
  for (const char* area : row.areas) groups.push_back({"2024-01-05", area, 1});
  const test::TemporaryDirectory directory;
  REQUIRE(publish_series(directory, source(groups), policy));
  groups.push_back({"2024-01-05", row.beside, 1});
  const auto refused = publish_series(directory, source(groups), policy);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().where().column == "gate.least_change");
}

namespace {

/// Records of persons, some with several: {person, records} after what everybody has.
std::string persons(const std::vector<std::pair<std::string, int>>& more) {
  std::string out = "day,area,kind,who\r\n";
  for (const char* who : {"A", "B", "C", "D"}) out += std::string("2024-01-05,東,a,") + who + "\r\n";
  for (const auto& [who, records] : more) {
    for (int i = 0; i < records; ++i) out += "2024-01-05,東,b," + who + "\r\n";
  }
  return out;
}

const std::string of_persons = R"("k": 3, "person": "who", "suppression_limit": 0.5)";

}  // namespace

TEST_CASE("With a person column a change is of persons, not of records", "[release][series]") {
  struct Row {
    std::vector<std::pair<std::string, int>> more;
    bool refused;
  };
  const auto row = GENERATE(values<Row>({{{}, false},
                                         {{{"Z", 5}}, true},  // one person's five records
                                         {{{"A", 5}}, true},  // of somebody who was there already
                                         {{{"X", 2}, {"Y", 3}}, true},
                                         {{{"X", 1}, {"Y", 1}, {"Z", 1}}, false}}));
  CAPTURE(row.more.size(), row.refused);
  const bool other_levels = GENERATE(false, true);
  auto policy = policy_text("{}", of_persons);
  const test::TemporaryDirectory directory;
  REQUIRE(publish_series(directory, persons({}), policy));
  if (other_levels) policy = replaced(policy, R"("to": "month")", R"("to": "year")");
  const auto second = publish_series(directory, persons(row.more), policy);
  CHECK(second.has_value() != row.refused);
  if (second) return;
  CHECK(second.error().where().column == "gate.least_change");
  CHECK(publish_series(directory, persons(row.more), replaced(policy, R"("gate": {})", R"("gate": { "least_change": 1 })")));
}

TEST_CASE("A record that other levels bring to light again is one person's, however many records that person has",
          "[release][series]") {
  const auto by_month = policy_text("{}", of_persons);
  const auto source = persons({}) + "2024-03-05,東,b,Z\r\n2024-03-06,東,b,Z\r\n2024-03-07,東,b,Z\r\n2024-03-08,東,b,Z\r\n";
  const test::TemporaryDirectory directory;
  REQUIRE(publish_series(directory, source, by_month));
  const auto second = publish_series(directory, source, replaced(by_month, R"("to": "month")", R"("to": "year")"));
  REQUIRE_FALSE(second);
  CHECK(second.error().where().column == "fields");
}

TEST_CASE("Where an earlier release did not tell persons apart, any change may be of one", "[release][series]") {
  const test::TemporaryDirectory directory;
  REQUIRE(publish_series(directory, persons({})));
  CHECK_FALSE(publish_series(directory, persons({{"X", 1}, {"Y", 1}, {"Z", 3}}), policy_text("{}", of_persons)));
  auto more = persons({});
  for (const char* who : {"P", "Q", "R"}) more += std::string("2024-02-05,東,a,") + who + "\r\n";
  CHECK(publish_series(directory, more, policy_text("{}", of_persons)));
}

TEST_CASE("Levels whose source column is gone cannot be compared and are refused", "[release][series]") {
  const test::TemporaryDirectory directory;
  REQUIRE(publish_series(directory, source(first)));
  const auto renamed = replaced(policy_text(), R"("source": "area")", R"("source": "district")");
  const auto refused = publish_series(directory, replaced(source(first), "area", "district"), renamed);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == Errc::refused);
}

TEST_CASE("An old release becomes current again without a comparison", "[release][series]") {
  const test::TemporaryDirectory directory;
  REQUIRE(publish_series(directory, source(first)));
  auto next = first;
  next[0].records = 8;
  REQUIRE(publish_series(directory, source(next)));
  const auto again = publish_series(directory, source(first), policy_text());
  REQUIRE(again);
  CHECK(again->cross_release.releases == 0);
}

TEST_CASE("A run that was killed before its rename does not block, one killed after it is not forgotten",
          "[release][series]") {
  const test::TemporaryDirectory directory;
  REQUIRE(publish_series(directory, source(first)));
  auto next = first;
  next[0].records = 6;
  const std::string published = test::read_text(ledger_of(directory));
  SECTION("prepared, but never listed by the catalogue") {
    auto abandoned = release::SeriesLedger::open(directory.path() / "catalog", "series", {}).value();
    REQUIRE(abandoned.prepare({"0123456789abcdef", "[]", {{1, 5}, {2, 4}}}));
    CHECK_FALSE(release::SeriesLedger::open(directory.path() / "catalog", "series", {})->knows("0123456789abcdef"));
    CHECK(publish_series(directory, source(first))->unchanged);
    CHECK_FALSE(publish_series(directory, source(next)));
  }
  SECTION("published, but the ledger was not told") {
    const auto line = published.rfind('\n', published.size() - 2);
    directory.write("catalog/ledger/series.log", published.substr(0, line + 1));
    CHECK_FALSE(publish_series(directory, source(next)));
  }
  SECTION("a torn last line is dropped") {
    directory.write("catalog/ledger/series.log", published + published.substr(0, 40));
    auto more = first;
    more.push_back({"2024-03-01", "西", 3});
    REQUIRE(publish_series(directory, source(more)));
    CHECK(test::read_text(ledger_of(directory)).starts_with(published));
    CHECK_FALSE(publish_series(directory, source(next)));
  }
}

TEST_CASE("A ledger that was changed or lost stops the next release", "[release][series][failure]") {
  const test::TemporaryDirectory directory;
  REQUIRE(publish_series(directory, source(first)));
  auto more = first;
  more.push_back({"2024-03-01", "西", 3});
  const std::string published = test::read_text(ledger_of(directory));
  SECTION("a count was changed") { directory.write("catalog/ledger/series.log", replaced(published, "=5", "=6")); }
  SECTION("it is gone") { std::filesystem::remove(ledger_of(directory)); }
  const auto refused = publish_series(directory, source(more));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == Errc::corrupt);
  CHECK(refused.error().where().file == ledger_of(directory).string());
}

TEST_CASE("Releases from before there was a ledger are counted and do not stop", "[release][series]") {
  const test::TemporaryDirectory directory;
  const auto old = publish_series(directory, source(first));
  REQUIRE(old);
  std::filesystem::remove(ledger_of(directory));
  std::filesystem::remove(directory.path() / "catalog" / "datasets" / "series" / old->release_id / "risk.json");
  auto more = first;
  more.push_back({"2024-03-01", "西", 3});
  const auto next = publish_series(directory, source(more));
  REQUIRE(next);
  CHECK(next->cross_release.unknown_releases == 1);
  CHECK(next->cross_release.releases == 0);
}

TEST_CASE("The same source gives the same release whatever was published before", "[release][series]") {
  const test::TemporaryDirectory alone, after;
  auto more = first;
  more.push_back({"2024-03-01", "西", 3});
  REQUIRE(publish_series(after, source(first)));
  CHECK(publish_series(alone, source(more))->release_id == publish_series(after, source(more))->release_id);
}

TEST_CASE("A ledger of many classes is written in lines of 10,000 and read back whole", "[release][series]") {
  const test::TemporaryDirectory directory;
  auto ledger = release::SeriesLedger::open(directory.path(), "big", {}).value();
  release::LedgerEntry entry{"00000000000000aa", "[]", {}};
  for (std::uint64_t i = 0; i < 25'000; ++i) entry.classes.push_back({i * 0x9E3779B9ULL, i + 2, i % 2 == 0 ? std::optional(i) : std::nullopt});
  REQUIRE(ledger.prepare(entry));
  REQUIRE(ledger.confirm(entry.release));
  const auto read = release::SeriesLedger::open(directory.path(), "big", {}).value();
  std::size_t visited = 0;
  REQUIRE(read.for_each([&](const release::LedgerEntry& found) -> Result<void> {
    ++visited;
    CHECK(found.classes == entry.classes);
    return {};
  }));
  CHECK(visited == 1);
}
