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
  for (std::uint64_t i = 0; i < 25'000; ++i) entry.classes.emplace_back(i * 0x9E3779B9ULL, i + 2);
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
