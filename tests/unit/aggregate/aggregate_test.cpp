#include <algorithm>
#include <opendata/aggregate.hpp>
#include <random>

#include "aggregate/rounding.hpp"
#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using namespace opendata::privacy;

namespace {

constexpr const char* key_text = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

deid::PseudonymKey key(const test::TemporaryDirectory& directory) {
  const auto path = directory.write("key", key_text);
  std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  return std::move(*deid::PseudonymKey::from_file(path));
}

/// A specification over kind, district and day with the given protection and further keys.
std::string spec_text(const std::string& protection, const std::string& more = "", const std::string& district = "") {
  return R"({"aggregate_version": 1, "dataset": "cases", "dimensions": [
    {"source": "kind", "name": "kind", "transform": "keep", "values": ["a", "b", "c"]},
    {"source": "district", "name": "district", "transform": "keep", )" +
         (district.empty() ? std::string(R"("values": ["east", "north", "west"])") : district) + "}], " + more +
         R"("protection": {)" + protection + "}}";
}

Result<Aggregate> run(const std::string& text, const std::string& input, AggregateResources resources = {}) {
  const auto spec = parse_aggregate_spec(text, "spec.json");
  REQUIRE(spec);
  return aggregate(*spec, input, std::move(resources));
}

/// `rows` times the line, for building sources.
void add(std::string& source, int rows, const std::string& line) {
  for (int i = 0; i < rows; ++i) source += line + "\n";
}

std::string large_source() {
  std::string source = "kind,district,person,opened,closed\n";
  int day = 0;
  for (const char* kind : {"a", "b", "c"}) {
    for (const char* district : {"east", "north", "west"}) {
      for (int i = 0; i < 30 + day % 7; ++i) {
        add(source, 1,
            std::string(kind) + "," + district + ",p" + std::to_string(i) + ",2024-05-01,2024-05-" +
                std::to_string(10 + i % 20));
      }
      ++day;
    }
  }
  return source;
}

const AggregateRow* find(const Aggregate& table, const std::vector<std::optional<std::string>>& labels) {
  const auto found =
      std::find_if(table.rows.begin(), table.rows.end(), [&](const auto& row) { return row.labels == labels; });
  return found == table.rows.end() ? nullptr : &*found;
}

const std::string suppress_5 = R"("method": "suppress")";

}  // namespace

TEST_CASE("counts and totals are those of the records; small ones and their complement are blank", "[aggregate]") {
  const test::TemporaryDirectory directory;
  std::string source = large_source();
  const auto plain = run(spec_text(suppress_5), directory.write("a.csv", source));
  REQUIRE(plain);
  CHECK(plain->report.primary == 0);
  CHECK(find(*plain, {"a", "east"})->count == 30);
  CHECK(find(*plain, {"a", std::nullopt})->count == 30 + 31 + 32);
  CHECK(find(*plain, {std::nullopt, std::nullopt})->count == plain->report.cases);

  add(source, 3, "a,south,x,2024-05-01,2024-05-02");
  const auto spec = spec_text(suppress_5, "", R"("values": ["east", "north", "south", "west"])");
  const auto small = run(spec, directory.write("b.csv", source));
  REQUIRE(small);
  CHECK(small->report.primary == 2);  // the cell and its district's total
  CHECK(small->report.secondary >= 2);
  CHECK(small->report.narrowest >= 5);
  CHECK(find(*small, {"a", "south"})->withheld);
  CHECK_FALSE(find(*small, {"a", "south"})->count);
  CHECK(find(*small, {std::nullopt, std::nullopt})->count);
}

TEST_CASE("median and 90th percentile are those of the sorted durations, and blank where they rest on few cases",
          "[aggregate]") {
  const test::TemporaryDirectory directory;
  std::mt19937 random(3);
  for (const int cases : {5, 9, 10, 11, 19, 20, 57, 200}) {
    std::string source = "kind,district,opened,closed\n";
    std::vector<int> days;
    for (int i = 0; i < cases; ++i) {
      days.push_back(static_cast<int>(random() % 28));
      add(source, 1, "a,east,113/3/1,113/3/" + std::to_string(1 + days.back()));
    }
    std::sort(days.begin(), days.end());
    const auto table = run(
        spec_text(
            suppress_5,
            R"("duration": {"opened": "opened", "closed": "closed", "calendar": "roc", "overdue_after_days": 13},)"),
        directory.write("a.csv", source));
    REQUIRE(table);
    const AggregateRow& row = *find(*table, {"a", "east"});
    const auto n = static_cast<std::size_t>(cases);
    CAPTURE(cases);
    CHECK(row.median_half_days.has_value() == (cases >= 10));
    if (row.median_half_days) CHECK(*row.median_half_days == days[(n - 1) / 2] + days[n / 2]);
    CHECK(row.p90_days.has_value() == (cases >= 20));  // three cases at or beyond it
    if (row.p90_days) CHECK(*row.p90_days == days[(n * 9 + 9) / 10 - 1]);
    const auto late = std::count_if(days.begin(), days.end(), [](int of) { return of > 13; });
    CHECK(row.overdue_permille.has_value() == (cases >= 10));
    if (row.overdue_permille) CHECK(*row.overdue_permille == (late * 2000 + cases) / (2 * cases));
  }
}

TEST_CASE("a duration that is none stops the run with row and column, or is counted where the specification says so",
          "[aggregate]") {
  const test::TemporaryDirectory directory;
  struct Case {
    const char *line, *column;
  };
  const auto expected = GENERATE(values<Case>({{"a,east,2024-05-02,2024-05-01", "closed"},
                                               {"a,east,2024-05-02,soon", "closed"},
                                               {"a,east,,2024-05-01", "opened"}}));
  std::string source = "kind,district,opened,closed\n";
  add(source, 20, "a,east,2024-05-02,2024-05-04");
  add(source, 1, expected.line);
  const auto path = directory.write("a.csv", source);
  const auto strict = run(spec_text(suppress_5, R"("duration": {"opened": "opened", "closed": "closed"},)"), path);
  REQUIRE_FALSE(strict);
  CHECK(strict.error().code() == Errc::bad_value);
  CHECK(strict.error().where().row == 22);
  CHECK(strict.error().where().column == expected.column);
  const auto lenient = run(
      spec_text(suppress_5, R"("duration": {"opened": "opened", "closed": "closed", "invalid": "missing"},)"), path);
  REQUIRE(lenient);
  CHECK(lenient->report.invalid_durations == 1);
  CHECK(find(*lenient, {"a", "east"})->count == 21);
  CHECK(find(*lenient, {"a", "east"})->closed == 20);
}

TEST_CASE("days that the source states itself are taken as they are", "[aggregate]") {
  const test::TemporaryDirectory directory;
  std::string source = "kind,district,days\n";
  add(source, 15, "a,east,4");
  add(source, 15, "a,east,9");
  add(source, 7, "a,east,");
  const auto path = directory.write("a.csv", source);
  const std::string days = R"("duration": {"days": "days", "overdue_after_days": 5},)";
  const auto table = run(spec_text(suppress_5, days), path);
  REQUIRE(table);
  const AggregateRow& row = *find(*table, {"a", "east"});
  CHECK(row.count == 37);
  CHECK(row.closed == 30);
  CHECK(row.median_half_days == 13);
  CHECK(row.overdue_permille == 500);
  for (const char* bad : {"-1", "4.5", "soon"}) {
    const auto broken = run(spec_text(suppress_5, days), directory.write("b.csv", source + "a,east," + bad + "\n"));
    REQUIRE_FALSE(broken);
    CHECK(broken.error().where().row == 39);
    CHECK(broken.error().where().column == "days");
  }
}

TEST_CASE("coarser levels must hold the finer ones", "[aggregate]") {
  const test::TemporaryDirectory directory;
  const std::string levels = R"({"aggregate_version": 1, "dataset": "cases", "dimensions": [
    {"source": "town", "name": "town", "transform": "keep", "rollup": [{"source": "county", "name": "county", "transform": "keep"}]}],
    "protection": {"method": "suppress"}})";
  std::string source = "town,county\n";
  add(source, 20, "A,1");
  add(source, 30, "B,1");
  add(source, 40, "C,2");
  const auto nested = run(levels, directory.write("a.csv", source));
  REQUIRE(nested);
  CHECK(find(*nested, {"1", std::nullopt})->count == 50);
  CHECK(find(*nested, {"1", "B"})->count == 30);
  add(source, 10, "A,2");
  const auto crossed = run(levels, directory.write("a.csv", source));
  REQUIRE_FALSE(crossed);
  CHECK(crossed.error().code() == Errc::bad_value);
}

TEST_CASE("a column that the source has not is named as it is, also where its name looks like a path", "[aggregate]") {
  const std::string column = GENERATE("fields[x]", "fields[99999999999999999999999]", "fields[3]", "fields[0", "town");
  CAPTURE(column);
  const auto spec = parse_aggregate_spec(R"({"aggregate_version": 1, "dataset": "d", "dimensions": [
    {"source": ")" + column + R"(", "name": "town", "transform": "keep"}],
    "protection": {"method": "suppress"}})", "spec.json");
  REQUIRE(spec);
  const test::TemporaryDirectory directory;
  const auto table = aggregate(*spec, directory.write("cases.csv", "village\na\n"));
  REQUIRE_FALSE(table);
  CHECK(table.error().code() == Errc::missing_column);
  CHECK(table.error().where().column == column);
}

TEST_CASE("rare labels are pooled under their own coarser label, whose count stays whole", "[aggregate]") {
  const test::TemporaryDirectory directory;
  const std::string levels = R"({"aggregate_version": 1, "dataset": "cases", "dimensions": [
    {"source": "village", "name": "village", "transform": "keep", "rollup": [
      {"source": "town", "name": "town", "transform": "keep"}, {"source": "county", "name": "county", "transform": "keep"}]}],
    "protection": {"method": "suppress"}})";
  std::string source = "village,town,county\n";
  add(source, 80, "a,A,1");
  add(source, 7, "b,A,1");
  add(source, 30, "c,B,1");
  add(source, 8, "d,C,1");
  add(source, 40, "e,D,2");
  add(source, 20, "其他,D,2");
  add(source, 6, "f,E,3");
  const auto table = run(levels, directory.write("a.csv", source));
  REQUIRE(table);
  CHECK(find(*table, {"1", std::nullopt, std::nullopt})->count == 125);
  CHECK(find(*table, {"1", "A", std::nullopt})->count == 87);
  CHECK(find(*table, {"1", "A", "其他"})->count == 7);
  CHECK(find(*table, {"1", "其他", "其他"})->count == 8);
  CHECK(find(*table, {"2", std::nullopt, std::nullopt})->count == 60);
  CHECK(find(*table, {"2", "D", "其他"})->count == 20);
  CHECK(find(*table, {"其他", "其他", "其他"})->count == 6);
  CHECK(table->report.pooled_labels == 6);  // b, d and C, f, E and 3

  add(source, 2, "g,D,2");
  add(source, 2, "h,B,1");
  const auto small = run(levels, directory.write("b.csv", source));
  REQUIRE(small);
  CHECK(find(*small, {"2", "D", "其他"})->count == 22);
  CHECK(find(*small, {"1", "B", std::nullopt})->count == 32);
  CHECK(find(*small, {"1", "B", "其他"})->withheld);
  CHECK(find(*small, {"1", "B", "c"})->withheld);
}

TEST_CASE("a text that nobody stated is named only when it is common, and never when it looks like a person",
          "[aggregate]") {
  const test::TemporaryDirectory directory;
  const std::string open =
      R"({"aggregate_version": 1, "dataset": "cases", "dimensions": [{"source": "kind", "name": "kind", "transform": "keep"}],
    "protection": {"method": "suppress"}})";
  std::string source = "kind\n";
  add(source, 40, "dogs");
  add(source, 7, "the neighbour at number 7");
  add(source, 6, "complaint by the baker");
  const auto pooled = run(open, directory.write("a.csv", source));
  REQUIRE(pooled);
  CHECK(pooled->report.pooled_labels == 2);
  CHECK(find(*pooled, {"其他"})->count == 13);
  const auto output = directory.path() / "out.csv";
  REQUIRE(write_aggregate(*pooled, *parse_aggregate_spec(open, ""), output));
  CHECK(test::read_text(output).find("baker") == std::string::npos);

  add(source, 20, "0912-345-678");
  const auto phone = run(open, directory.write("a.csv", source));
  REQUIRE_FALSE(phone);
  CHECK(phone.error().code() == Errc::refused);
  CHECK(format_error(phone.error(), Language::en).find("0912") == std::string::npos);
}

TEST_CASE("a label that was made from a date may look like a plate; other texts and numbers with a form may not", "[aggregate]") {
  const test::TemporaryDirectory directory;
  std::string source = "day\n";
  add(source, 20, "2024-05-01");
  add(source, 20, "\"\"");
  const auto path = directory.write("a.csv", source);
  const auto with_missing = [&](const std::string& label) {
    return run(R"({"aggregate_version": 1, "dataset": "cases", "dimensions": [{"source": "day", "name": "quarter",
      "transform": {"name": "generalize_date", "to": "quarter"}, "missing": ")" + label +
                   R"("}], "protection": {"method": "suppress"}})", path);
  };
  CHECK(with_missing("未詳"));
  for (const char* label : {"A123456789", "陳情人王小明先生"}) {
    CAPTURE(label);
    const auto refused = with_missing(label);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == Errc::refused);
  }
}

TEST_CASE("many cases of one person are a small count when persons are told apart", "[aggregate]") {
  const test::TemporaryDirectory directory;
  std::string source = large_source();
  add(source, 30, "a,south,A123456789,2024-05-01,2024-05-02");
  const auto path = directory.write("a.csv", source);
  const std::string values = R"("values": ["east", "north", "south", "west"])";
  CHECK(run(spec_text(suppress_5, "", values), path)->report.primary == 0);
  CHECK(run(spec_text(suppress_5, R"("person": "person",)", values), path)->report.primary == 2);
}

TEST_CASE("two tables whose districts differ by one small area are refused together", "[aggregate]") {
  const test::TemporaryDirectory directory;
  std::string source = large_source();
  add(source, 3, "a,islet,x,2024-05-01,2024-05-02");
  add(source, 40, "b,islet,x,2024-05-01,2024-05-02");
  const auto path = directory.write("a.csv", source);
  const auto ledger = directory.path() / "ledger.jsonl";
  const auto with = [&](const std::string& district) {
    return run(spec_text(suppress_5, "", district), path, {ledger, std::nullopt});
  };
  // The islet with the west under "other", then the west alone under it: what is between them are the three cases.
  const std::string together = R"("values": ["east", "north"])", apart = R"("values": ["east", "north", "islet"])";
  REQUIRE(with(together));
  CHECK(with(together));                               // again: the very same table
  CHECK(run(spec_text(suppress_5, "", apart), path));  // alone its own complement hides the islet
  const auto second = with(apart);  // but its west, and the west with the islet of before, are three cases apart
  REQUIRE_FALSE(second);
  CHECK(second.error().code() == Errc::refused);
}

TEST_CASE("a boundary that moves by three cases gives those cases away: the second table is refused", "[aggregate]") {
  const test::TemporaryDirectory directory;
  std::string source = "old,new\n";
  add(source, 50, "A,A");
  add(source, 3, "A,B");  // the area that changed hands
  add(source, 60, "B,B");
  const auto path = directory.write("a.csv", source);
  const auto table_by = [&](const char* column, bool cut) {
    // The old table knows A as a whole; the new one knows the part that stayed.
    return R"({"aggregate_version": 1, "dataset": "cases", "dimensions": [{"source": ")" + std::string(column) +
           R"(", "name": "area", "transform": "keep")" + (cut ? R"(, "values": ["A", "B"])" : "") +
           R"(}], "protection": {"method": "suppress"}})";
  };
  const auto ledger = directory.path() / "ledger.jsonl";
  REQUIRE(run(table_by("old", true), path, {ledger, std::nullopt}));
  const auto second = run(table_by("new", true), path, {ledger, std::nullopt});
  REQUIRE_FALSE(second);
  CHECK(second.error().code() == Errc::refused);
  CHECK(run(table_by("new", true), path));  // alone it would do no harm
}

TEST_CASE("what two tables give away together is counted in persons where one of them tells persons apart", "[aggregate]") {
  // 15 cases are in A by the old bounds, 10 of them by the new ones too: 5 are between the tables. Every case has a
  // ticket of its own.
  const auto source = [](bool one_person) {
    std::string out = "old,new,person,ticket\n";
    for (int i = 0; i < 10; ++i) add(out, 1, "A,A,P" + std::to_string(i) + ",p" + std::to_string(i));
    for (int i = 0; i < 5; ++i) add(out, 1, "A,B,Q" + std::to_string(one_person ? 0 : i) + ",q" + std::to_string(i));
    for (int i = 0; i < 60; ++i) add(out, 1, "B,B,R" + std::to_string(i) + ",r" + std::to_string(i));
    return out;
  };
  const auto table_by = [](const char* column, const std::string& person) {
    return R"({"aggregate_version": 1, "dataset": "cases", "dimensions": [{"source": ")" + std::string(column) +
           R"(", "name": "area", "transform": "keep", "values": ["A", "B"]}], )" +
           (person.empty() ? "" : R"("person": ")" + person + R"(", )") + R"("protection": {"method": "suppress"}})";
  };
  struct Row {
    const char *person_before, *person_now;
    bool one_person, refused;
  };
  const auto row = GENERATE(values<Row>({{"person", "person", true, true},
                                         {"", "person", true, true},
                                         {"person", "", true, true},
                                         {"person", "ticket", true, true},
                                         {"ticket", "person", true, true},
                                         {"person", "person", false, false},
                                         {"person", "ticket", false, false},
                                         {"ticket", "ticket", true, false},
                                         {"", "", true, false}}));
  CAPTURE(row.person_before, row.person_now, row.one_person);
  const test::TemporaryDirectory directory;
  const auto path = directory.write("a.csv", source(row.one_person));
  const auto ledger = directory.path() / "ledger.jsonl";
  REQUIRE(run(table_by("old", row.person_before), path, {ledger, std::nullopt}));
  const auto second = run(table_by("new", row.person_now), path, {ledger, std::nullopt});
  CHECK(second.has_value() != row.refused);
  if (!second) CHECK(second.error().code() == Errc::refused);
}

TEST_CASE("a specification that was built by hand cannot call a single case large", "[aggregate]") {
  const test::TemporaryDirectory directory;
  auto spec = parse_aggregate_spec(spec_text(suppress_5), "spec.json").value();
  spec.protection.threshold = 1;
  const auto refused = aggregate(spec, directory.write("a.csv", large_source()));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().where().column == "protection.threshold");
}

TEST_CASE("what one table withholds another one of the same dimensions does not publish", "[aggregate]") {
  const test::TemporaryDirectory directory;
  std::string source = "kind,district\n";
  add(source, 3, "a,east");
  add(source, 10, "a,north");
  add(source, 11, "a,west");
  add(source, 30, "b,east");
  add(source, 30, "b,north");
  add(source, 30, "b,west");
  const auto path = directory.write("a.csv", source);
  const auto table = [](const std::string& protection, const std::string& tables) {
    return R"({"aggregate_version": 1, "dataset": "cases", )" + tables +
           R"("dimensions": [{"source": "kind", "name": "kind", "transform": "keep", "values": ["a", "b"]},
               {"source": "district", "name": "district", "transform": "keep", "values": ["east", "north", "west"]}],
              "protection": {"method": "suppress")" + protection + "}}";
  };
  const auto ledger = directory.path() / "ledger.jsonl";
  REQUIRE(run(table("", ""), path, {ledger, std::nullopt}));
  // A lower threshold publishes the three cases and what was withheld with them.
  const auto lower = run(table(R"(, "threshold": 2)", ""), path, {ledger, std::nullopt});
  REQUIRE_FALSE(lower);
  CHECK(lower.error().code() == Errc::refused);
  const auto same = run(table("", R"("tables": [["kind", "district"], ["kind"]], )"), path, {ledger, std::nullopt});
  REQUIRE(same);
  CHECK(same->report.differencing_checks == 1);
}

TEST_CASE("rounding is to the base, unbiased, and the same for the same cases under any name", "[aggregate]") {
  const test::TemporaryDirectory directory;
  const auto path = directory.write("a.csv", large_source());
  const std::string round = R"("method": "round", "base": 5)";
  const auto first = run(spec_text(round), path, {{}, key(directory)});
  REQUIRE(first);
  const auto exact = run(spec_text(suppress_5), path);
  REQUIRE(exact);
  for (const AggregateRow& row : exact->rows) {
    const AggregateRow* rounded = find(*first, row.labels);
    REQUIRE(rounded != nullptr);
    CHECK(*rounded->count % 5 == 0);
    CHECK(std::abs(*rounded->count - *row.count) < 5);
  }
  // The west is "other" in the second table: the same cases, the same value.
  const auto second =
      run(spec_text(round, "", R"("values": ["east", "north"], "other": "elsewhere")"), path, {{}, key(directory)});
  REQUIRE(second);
  for (const char* kind : {"a", "b", "c"}) {
    CHECK(find(*second, {kind, "elsewhere"})->count == find(*first, {kind, "west"})->count);
    CHECK(find(*second, {kind, std::nullopt})->count == find(*first, {kind, std::nullopt})->count);
  }
  CHECK(run(spec_text(round), path).error().code() == Errc::invalid_argument);  // no key
}

TEST_CASE("the mean of many rounded counts is the count", "[aggregate]") {
  const test::TemporaryDirectory directory;
  const auto secret = key(directory);
  const std::vector<std::string> labels(20'000, "x");
  Counted counted{Cube({Axis::flat(labels), Axis::flat({""})}, {1}), {}, {}, {}, {}};
  counted.counts.cases.assign(counted.cube.cells(), 12);
  for (std::uint64_t i = 0; i < counted.cube.cells(); ++i) counted.record_keys.push_back(i * 7919);
  const auto rounded = round_counts(counted, 5, secret, "cases");
  double sum = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) sum += static_cast<double>(rounded[i]);
  CHECK(sum / static_cast<double>(labels.size()) == Approx(12).margin(0.06));
}

TEST_CASE("a rounding whose total leaves its small parts no choice is exposed", "[aggregate]") {
  // Two counts of 4, both down to 0, and a total of 8 up to 10: base 5 lets the parts be at most 4 and the total no
  // less than 6.
  const Cube cube({Axis::flat({"a", "b"}), Axis::flat({""})}, {1});
  AggregateProtection protection;
  CHECK(exposed_by_rounding(cube, {4, 4, 8}, {0, 0, 10}, protection).empty());
  CHECK(exposed_by_rounding(cube, {4, 2, 6}, {0, 0, 10}, protection).empty());  // one could be the other
  const Cube single({Axis::flat({"a", "b"}), Axis::flat({""})}, {1});
  protection.base = 3;
  CHECK(exposed_by_rounding(single, {2, 2, 4}, {0, 0, 6}, protection).size() ==
        3);  // at most 2 each, at least 4 together
}

TEST_CASE(
    "noise is paid for once: the same question has the same answer, a new one costs, beyond the budget nothing comes",
    "[aggregate]") {
  const test::TemporaryDirectory directory;
  const auto path = directory.write("a.csv", large_source());
  const auto ledger = directory.path() / "ledger.jsonl";
  const auto ask = [&](const std::string& epsilon, const std::string& more = "") {
    return run(spec_text(R"("method": "noise", "budget": 1, "epsilon": )" + epsilon, more), path,
               {ledger, std::nullopt});
  };
  const auto first = ask("0.6");
  REQUIRE(first);
  CHECK_FALSE(first->report.reissued);
  const auto again = ask("0.6");
  REQUIRE(again);
  CHECK(again->report.reissued);
  CHECK(again->report.spent == 600'000);
  REQUIRE(again->rows.size() == first->rows.size());
  for (std::size_t i = 0; i < first->rows.size(); ++i) CHECK(again->rows[i].count == first->rows[i].count);
  const auto beyond = ask("0.5");
  REQUIRE_FALSE(beyond);
  CHECK(beyond.error().code() == Errc::refused);
  CHECK(ask("0.4"));
  CHECK(run(spec_text(R"("method": "noise", "budget": 1, "epsilon": 0.1)"), path).error().code() ==
        Errc::invalid_argument);
}

TEST_CASE("with noise, categories that nobody is in are there as well, and one person's cases are counted so often",
          "[aggregate]") {
  const test::TemporaryDirectory directory;
  std::string source = "kind,district,person\n";
  add(source, 500, "a,east,p1");
  const auto path = directory.write("a.csv", source);
  const auto table = run(
      spec_text(R"("method": "noise", "budget": 100, "epsilon": 20, "cases_per_person": 2)", R"("person": "person",)"),
      path, {directory.path() / "ledger.jsonl", std::nullopt});
  REQUIRE(table);
  CHECK(table->report.cases_left_out == 498);
  CHECK(*find(*table, {"a", "east"})->count < 20);
  CHECK(find(*table, {"c", "west"}) != nullptr);
  CHECK(find(*table, {"其他", "未詳"}) != nullptr);
  CHECK(aggregate_report_json(*table, *parse_aggregate_spec(spec_text(suppress_5), "")).find("\"method\"") !=
        std::string::npos);
}
