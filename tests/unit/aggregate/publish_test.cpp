#include <chrono>
#include <cstdlib>
#include <opendata/aggregate.hpp>
#include <opendata/policy.hpp>
#include <opendata/release.hpp>
#include <opendata/survey.hpp>
#include <opendata/withdraw.hpp>
#include <set>
#include <sstream>
#include <thread>

#include "aggregate/figure_rows.hpp"
#include "aggregate/key_match.hpp"
#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using namespace opendata::privacy;

namespace {

const auto data = test::source_directory() / "data";

AggregateSpec sample_spec() { return read_aggregate_spec((data / "aggregates" / "animal_cases.json").string()).value(); }
Aggregate sample(const AggregateSpec& spec) { return aggregate(spec, (data / "samples" / "animal_cases.csv").string()).value(); }

/// Where programs may put temporary files, until the end of the scope.
class TemporaryFilesIn {
 public:
  explicit TemporaryFilesIn(const std::filesystem::path& directory) {
    if (const char* before = std::getenv("TMPDIR")) before_ = before;
    ::setenv("TMPDIR", directory.c_str(), 1);
  }
  TemporaryFilesIn(const TemporaryFilesIn&) = delete;
  TemporaryFilesIn& operator=(const TemporaryFilesIn&) = delete;
  ~TemporaryFilesIn() { before_ ? ::setenv("TMPDIR", before_->c_str(), 1) : ::unsetenv("TMPDIR"); }

 private:
  std::optional<std::string> before_;
};

}  // namespace

TEST_CASE("A table of counts is published as an ordinary dataset with all its formats", "[aggregate]") {
  const test::TemporaryDirectory dir;
  const auto spec = sample_spec();
  const auto table = sample(spec);
  const auto published = publish_aggregate(table, spec, dir.path() / "catalog");
  REQUIRE(published);
  CHECK(published->dataset_id == "animal-cases-statistics");
  const auto release = open_release(dir.path() / "catalog", "animal-cases-statistics", published->release_id);
  REQUIRE(release);
  REQUIRE(verify_release(*release));
  CHECK(release->manifest.rows == table.rows.size());
  std::string files;
  for (const ReleaseFile& file : release->manifest.files) files += file.path + " ";
  for (const char* expected : {"rows.sqlite", ".csv", ".json", ".jsonl", ".xml", ".ods"}) CHECK(files.find(expected) != std::string::npos);
}

TEST_CASE("The release says the same as the table that is written, withheld counts are missing", "[aggregate]") {
  const test::TemporaryDirectory dir;
  const auto spec = sample_spec();
  const auto table = sample(spec);
  const auto published = publish_aggregate(table, spec, dir.path() / "catalog").value();
  const auto release = open_release(dir.path() / "catalog", "animal-cases-statistics", published.release_id).value();
  REQUIRE(write_aggregate(table, spec, dir.path() / "table.csv"));
  const std::string written = test::read_text(dir.path() / "table.csv");
  CHECK(test::read_text(release.directory / "animal-cases-statistics.csv") == written);
  CHECK(written.find(",,,,,,抑制\r\n") != std::string::npos);
}

TEST_CASE("The same table is the same release", "[aggregate]") {
  const test::TemporaryDirectory dir;
  const auto spec = sample_spec();
  const auto first = publish_aggregate(sample(spec), spec, dir.path() / "catalog").value();
  const auto again = publish_aggregate(sample(spec), spec, dir.path() / "catalog").value();
  CHECK(again.unchanged);
  CHECK(again.release_id == first.release_id);
}

TEST_CASE("The same table from the same source is the same release in another catalogue, at another time", "[aggregate]") {
  const test::TemporaryDirectory dir;
  const auto spec = sample_spec();
  const auto first = publish_aggregate(sample(spec), spec, dir.path() / "one").value();
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));  // times are whole seconds
  CHECK(publish_aggregate(sample(spec), spec, dir.path() / "two").value().release_id == first.release_id);
}

TEST_CASE("No two datasets of the samples have one number of data.gov.tw", "[aggregate]") {
  std::set<std::string> seen;
  for (const auto& file : std::filesystem::directory_iterator(data / "policies")) {
    if (file.path().extension() != ".json") continue;
    CAPTURE(file.path().string());
    CHECK(seen.insert(read_policy(file.path().string()).value().dataset.identifier).second);
  }
  CHECK(seen.insert(sample_spec().publication->identifier).second);
  CHECK(seen.insert(survey::read_spec((data / "surveys" / "satisfaction.json").string()).value().publication->identifier).second);
}

TEST_CASE("A table that cannot be put in its place leaves nothing beside it", "[aggregate]") {
  const test::TemporaryDirectory dir;
  const auto spec = sample_spec();
  for (const char* name : {"table.csv", "table.json"}) {
    std::filesystem::create_directory(dir.path() / name);
    CHECK(write_aggregate(sample(spec), spec, dir.path() / name).error().code() == Errc::io_failure);
  }
  CHECK(std::distance(std::filesystem::directory_iterator(dir.path()), {}) == 2);
}

TEST_CASE("Figures reach no file outside the catalogue, and messages name the specification", "[aggregate]") {
  const test::TemporaryDirectory dir;
  const TemporaryFilesIn nowhere(dir.path() / "there-is-no-such-place");
  const auto spec = sample_spec();
  CHECK(publish_aggregate(sample(spec), spec, dir.path() / "catalog"));
  auto empty = sample(spec);
  empty.rows.clear();
  const auto refused = publish_aggregate(empty, spec, dir.path() / "catalog");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().where().file == spec.file);
}

TEST_CASE("A specification that says nothing for a catalogue is not published; a label that is personal data is refused", "[aggregate]") {
  const test::TemporaryDirectory dir;
  auto spec = sample_spec();
  auto table = sample(spec);
  // What the counting itself refuses would also not pass the gate.
  table.rows[0].labels[0] = "A123456789";
  CHECK(publish_aggregate(table, spec, dir.path() / "catalog").error().code() == Errc::refused);
  spec.publication.reset();
  const auto nowhere = publish_aggregate(sample(spec), spec, dir.path() / "catalog");
  CHECK(nowhere.error().code() == Errc::missing_column);
  CHECK(nowhere.error().where().column == "publication");
}

TEST_CASE("Villages that look like names are counted where the dimension allows it, identity numbers nowhere", "[aggregate]") {
  const test::TemporaryDirectory dir;
  std::string cases = "village,date\n";
  for (int i = 0; i < 60; ++i) cases += std::string(i % 2 == 0 ? "林德里" : "吳江村") + ",2024-0" + std::to_string(i % 3 + 1) + "-01\n";
  const auto published = [&](const std::string& allow) -> Result<Publication> {
    auto spec = parse_aggregate_spec(R"({"aggregate_version": 1, "dataset": "cases", "protection": {"method": "suppress"}, "dimensions": [
      {"source": "village", "name": "village", "transform": "keep")" + allow + R"(},
      {"source": "date", "name": "month", "transform": {"name": "generalize_date", "to": "month"}, "rollup": [
        {"name": "year", "transform": {"name": "generalize_date", "to": "year"}}]}]})", "villages.json").value();
    spec.publication = sample_spec().publication;
    const auto table = aggregate(spec, dir.write("cases.csv", cases));
    if (!table) return failure(table.error());
    return publish_aggregate(*table, spec, dir.path() / "catalog");
  };
  const auto refused = published("");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == Errc::refused);
  CHECK(refused.error().library_type() == std::string("PERSON"));
  CHECK(published(R"(, "allow": ["PERSON"])"));
  const auto never = published(R"(, "allow": ["NATIONAL_ID"])");
  CHECK(never.error().code() == Errc::refused);
  CHECK(never.error().where().column == "dimensions[0].allow");
  cases += "A123456789,2024-01-01\n";
  for (int i = 0; i < 20; ++i) cases += "A123456789,2024-01-01\n";
  CHECK(published(R"(, "allow": ["PERSON"])").error().library_type() == std::string("NATIONAL_ID"));
}

namespace {

/// Cases by kind and district, each with so many; published in the same catalogue one after the other.
struct Series {
  test::TemporaryDirectory dir;
  std::filesystem::path catalog = dir.path() / "catalog";

  std::string source(int east, int north, int days = 9) const {
    std::string text = "kind,district,days\n";
    for (int i = 0; i < east; ++i) text += "a,east," + std::to_string(i % days) + "\n";
    for (int i = 0; i < north; ++i) text += "a,north,3\n";
    return dir.write("cases.csv", text);
  }
  /// 40 cases of as many persons, and more of one.
  std::string source_of_persons(int more) const {
    std::string text = "kind,district,days,who\n";
    for (int i = 0; i < 40; ++i) text += "a,east,3,P" + std::to_string(i) + "\n";
    for (int i = 0; i < more; ++i) text += "a,east,3,Z\n";
    return dir.write("cases.csv", text);
  }
  static AggregateSpec spec(const std::string& protection, const std::string& dimension = "district", const std::string& more = "") {
    auto out = parse_aggregate_spec(R"({"aggregate_version": 1, "dataset": "cases", "duration": {"days": "days"},)" + more + R"(
      "dimensions": [{"source": ")" + dimension + R"(", "name": "label", "transform": "keep", "values": ["east", "north", "a"]}],
      "protection": {"method": "suppress")" + protection + "}}", "series.json").value();
    out.publication = sample_spec().publication;
    return out;
  }
  Result<Publication> publish(const AggregateSpec& spec, const std::string& input, AggregateResources resources = {}) const {
    const auto table = aggregate(spec, input, std::move(resources));
    if (!table) return failure(table.error());
    return publish_aggregate(*table, spec, catalog);
  }
};

}  // namespace

TEST_CASE("A release of counts follows another only if their difference shows nobody", "[aggregate]") {
  const Series series;
  const auto spec = Series::spec("");
  REQUIRE(series.publish(spec, series.source(40, 30)));
  CHECK(series.publish(spec, series.source(40, 30))->unchanged);
  const auto one_more = series.publish(spec, series.source(41, 30));
  REQUIRE_FALSE(one_more);
  CHECK(one_more.error().code() == Errc::refused);
  CHECK(one_more.error().where().column == "protection.least_change");
  CHECK_FALSE(series.publish(spec, series.source(36, 30)));
  CHECK_FALSE(series.publish(spec, series.source(40, 3)));      // what was published is withheld
  CHECK_FALSE(series.publish(spec, series.source(40, 30, 4)));  // as many, but others
  CHECK(series.publish(spec, series.source(45, 30)));
  // Who knows that the difference may be seen says so.
  CHECK_FALSE(series.publish(spec, series.source(46, 30)));
  const auto any = Series::spec(R"(, "least_change": 1)");
  AggregateResources ledger{series.dir.path() / "ledger", std::nullopt};
  REQUIRE(aggregate(spec, series.source(46, 30), {ledger.ledger, std::nullopt}));
  CHECK(series.publish(any, series.source(46, 30), {ledger.ledger, std::nullopt}));
}

TEST_CASE("With a person column any change of a count may be of one person", "[aggregate]") {
  const Series series;
  auto spec = Series::spec("");
  spec.person = "who";
  REQUIRE(series.publish(spec, series.source_of_persons(0)));
  CHECK(series.publish(spec, series.source_of_persons(0))->unchanged);
  const auto refused = series.publish(spec, series.source_of_persons(5));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == Errc::refused);
  CHECK(refused.error().where().column == "protection.least_change");
  spec.protection.least_change = 50;  // in cases: says nothing of persons
  CHECK_FALSE(series.publish(spec, series.source_of_persons(55)));
  spec.protection.least_change = 1;
  CHECK(series.publish(spec, series.source_of_persons(5)));
}

TEST_CASE("A change may be of one person also where only an earlier table of the ledger tells persons apart", "[aggregate]") {
  const Series series;
  const auto ledger = ledger_in_catalog(series.catalog, "cases").value();
  const auto told_apart = Series::spec("", "district", R"("person": "who",)"), not_told_apart = Series::spec("");
  REQUIRE(series.publish(told_apart, series.source_of_persons(0), {ledger, std::nullopt}));
  const auto refused = series.publish(not_told_apart, series.source_of_persons(5), {ledger, std::nullopt});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == Errc::refused);
  CHECK(refused.error().where().column == "protection.least_change");
  CHECK(series.publish(not_told_apart, series.source_of_persons(0), {ledger, std::nullopt}));
  CHECK(series.publish(Series::spec(R"(, "least_change": 1)"), series.source_of_persons(5), {ledger, std::nullopt}));
}

TEST_CASE("Counts by another specification follow only when the ledger has compared them", "[aggregate]") {
  const Series series;
  const auto source = series.source(40, 30);
  const auto ledger = ledger_in_catalog(series.catalog, "cases").value();
  REQUIRE(series.publish(Series::spec(""), source, {ledger, std::nullopt}));
  const auto other = Series::spec("", "kind");
  const auto unknown = series.publish(other, source);
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().code() == Errc::refused);
  CHECK(unknown.error().where().column == "publication.id");
  CHECK(series.publish(other, source, {ledger, std::nullopt}));
}

namespace {

/// A series of which the only release, of 40 and 30 cases, was taken back; publishing is allowed again.
struct WithdrawnSeries : Series {
  AggregateSpec counts = spec("");
  std::string dataset = counts.publication->id;
  std::string release = publish(counts, source(40, 30)).value().release_id;
  std::filesystem::path ledger = catalog / "ledger" / (dataset + ".log");
  WithdrawnSeries() {
    REQUIRE(withdraw({catalog, dataset}));
    REQUIRE(resume(catalog, dataset));
  }
};

}  // namespace

TEST_CASE("Taking a release of counts back is no way around the comparison: who has a copy can take one from the other", "[aggregate]") {
  const WithdrawnSeries series;
  for (const auto& few : {series.source(41, 30), series.source(36, 30), series.source(40, 3), series.source(40, 30, 4)}) {
    const auto refused = series.publish(series.counts, few);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == Errc::refused);
    CHECK(refused.error().where().column == "protection.least_change");
  }
  CHECK(series.publish(series.counts, series.source(45, 30)));
}

TEST_CASE("Counts by another specification follow those that were taken back only when the ledger has compared them", "[aggregate]") {
  const WithdrawnSeries series;
  const auto unknown = series.publish(Series::spec("", "kind"), series.source(40, 30));
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().where().column == "publication.id");
}

namespace {

/// A specification of the cases of a series; in parts, so that one of them can differ.
struct Specification {
  std::string dimensions = dimension("district", "label");
  std::string duration = R"("duration": {"days": "days"},)";
  std::string person = {};

  static std::string dimension(const std::string& source, const std::string& name) {
    return R"({"source": ")" + source + R"(", "name": ")" + name + R"(", "title": ")" + name + R"(", "transform": "keep", "values": ["east", "north", "a", "b"]})";
  }
  [[nodiscard]] AggregateSpec read() const {
    auto out = parse_aggregate_spec(R"({"aggregate_version": 1, "dataset": "cases", )" + duration + person + R"( "dimensions": [)" +
                                        dimensions + R"(], "protection": {"method": "suppress"}})",
                                    "series.json").value();
    out.publication = sample_spec().publication;
    return out;
  }
};

const std::string districts = R"({"source": "district", "name": "label", "transform": "keep"})";
const std::string districts_of_regions = R"({"source": "district", "name": "label", "transform": "keep",
  "rollup": [{"source": "region", "name": "region", "transform": "keep"}]})";
const std::string with_overdue = R"("duration": {"days": "days", "overdue_after_days": 7},)";

/// So many cases of a district by kind and person, of which some are of another kind.
std::string cases_of(int east, int north, int other_kind) {
  std::string text = "kind,district,days,who,region\n";
  for (int i = 0; i < east; ++i) text += std::string(i < other_kind ? "b" : "a") + ",east,3,P" + std::to_string(i) + ",r\n";
  for (int i = 0; i < north; ++i) text += std::string(i < other_kind ? "b" : "a") + ",north,3,Q" + std::to_string(i) + ",r\n";
  return text;
}

}  // namespace

TEST_CASE("Another specification is no way around the comparison of counts: what both tables say is compared", "[aggregate]") {
  struct {
    const char* what;
    Specification before, now;
  } const rows[] = {
      {"a figure more", {}, {.duration = with_overdue}},
      {"a figure less", {.duration = with_overdue}, {}},
      {"durations more", {.duration = ""}, {}},
      {"durations less", {}, {.duration = ""}},
      {"durations more, of persons", {.duration = "", .person = R"("person": "who",)"}, {.person = R"("person": "who",)"}},
      {"persons more", {.duration = ""}, {.person = R"("person": "who",)"}},
      {"a key by another name", {}, {.dimensions = Specification::dimension("district", "area")}},
      {"a dimension more", {}, {.dimensions = Specification::dimension("district", "label") + "," + Specification::dimension("kind", "kind")}},
      {"a dimension less", {.dimensions = Specification::dimension("district", "label") + "," + Specification::dimension("kind", "kind")}, {}},
      {"a dimension more, and a key by another name", {},
       {.dimensions = Specification::dimension("kind", "kind") + "," + Specification::dimension("district", "area")}},
      {"a coarser label more", {.dimensions = districts}, {.dimensions = districts_of_regions}},
      {"other dimensions", {}, {.dimensions = Specification::dimension("kind", "kind")}},
  };
  const bool withdrawn = GENERATE(false, true);
  for (const auto& row : rows) {
    CAPTURE(row.what, withdrawn);
    const Series series;
    const auto ledger = ledger_in_catalog(series.catalog, "cases").value();
    const auto now = row.now.read();
    const auto publish = [&](const AggregateSpec& spec, int east, int north) {
      return series.publish(spec, series.dir.write("cases.csv", cases_of(east, north, 15)), {ledger, std::nullopt});
    };
    REQUIRE(publish(row.before.read(), 40, 30));
    if (withdrawn) REQUIRE(withdraw({series.catalog, now.publication->id}));
    if (withdrawn) REQUIRE(resume(series.catalog, now.publication->id));
    const auto one_more = publish(now, 41, 30);
    REQUIRE_FALSE(one_more);
    CHECK(one_more.error().where().column == "protection.least_change");
    const bool by_district = now.dimensions.front().levels.front().source == "district" || now.dimensions.size() > 1;
    if (by_district) CHECK_FALSE(publish(now, 41, 29));  // the total alone says nothing
    CHECK(publish(now, 40, 30));
  }
}

TEST_CASE("A table of which no row can be compared with an earlier one does not follow it", "[aggregate]") {
  const Series series;
  const auto ledger = ledger_in_catalog(series.catalog, "cases").value();
  const auto publish = [&](const char* tables, const char* protection) {
    auto spec = parse_aggregate_spec(R"({"aggregate_version": 1, "dataset": "cases", "dimensions": [)" +
                                         Specification::dimension("kind", tables) + R"(], "protection": {"method": "suppress")" + protection + "}}",
                                     "series.json").value();
    spec.publication = sample_spec().publication;
    auto table = aggregate(spec, series.dir.write("cases.csv", cases_of(40, 30, 15)), {ledger, std::nullopt}).value();
    std::erase_if(table.rows, [](const AggregateRow& row) { return !row.labels[0]; });  // as tables without a total have it
    if (std::string(tables) == "sort") for (AggregateRow& row : table.rows) row.labels[0] = *row.labels[0] + "-kind";
    return publish_aggregate(table, spec, series.catalog);
  };
  REQUIRE(publish("kind", ""));
  const auto refused = publish("sort", "");
  REQUIRE_FALSE(refused);
  CHECK(format_error(refused.error(), Language::en).find("no row that this table has too") != std::string::npos);
  CHECK(publish("sort", R"(, "least_change": 1)"));
}

TEST_CASE("Keys that have gone are matched with those that are new, up to 24 ways", "[aggregate]") {
  using Matches = std::vector<KeyMatch>;
  CHECK(key_matches({"a", "b"}, {"a", "b"}) == Matches{{0, 1}});
  CHECK(key_matches({"a", "b"}, {"b"}) == Matches{{1}});
  CHECK(key_matches({"b"}, {"a", "b"}) == Matches{{std::nullopt, 0}});
  CHECK(key_matches({"a", "c"}, {"a", "b"}) == Matches{{0, 1}});
  CHECK(key_matches({"c", "d"}, {"b"}) == Matches{{0}, {1}});
  CHECK(key_matches({"c"}, {"a", "b"}) == Matches{{0, std::nullopt}, {std::nullopt, 0}});
  CHECK(key_matches({}, {"a"}) == Matches{{std::nullopt}});
  CHECK(key_matches({"e", "f", "g", "h"}, {"a", "b", "c", "d"})->size() == 24);
  CHECK_FALSE(key_matches({"f", "g", "h", "i", "j"}, {"a", "b", "c", "d", "e"}));
}

TEST_CASE("A table that was taken back may return without being compared with itself", "[aggregate]") {
  const WithdrawnSeries series;
  REQUIRE(resume(series.catalog, series.dataset, {series.release}));
  auto other_words = series.counts;
  other_words.publication->description.zh_tw += "（更正說明）";
  const auto returned = series.publish(other_words, series.source(40, 30));
  REQUIRE(returned);
  CHECK(returned->release_id != series.release);
}

TEST_CASE("A table that was taken back, and of which a ledger of before kept no counts, is followed by none", "[aggregate]") {
  const WithdrawnSeries series;
  std::string kept;
  std::istringstream lines(test::read_text(series.ledger));
  for (std::string line; std::getline(lines, line);)
    if (line.find(R"("entry":"figures")") == std::string::npos) kept += line + "\n";
  std::ofstream(series.ledger) << kept;
  const auto refused = series.publish(series.counts, series.source(90, 80));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == Errc::refused);
  CHECK(format_error(refused.error(), Language::en).find("publish under another dataset id") != std::string::npos);
  CHECK(series.publish(Series::spec(R"(, "least_change": 1)"), series.source(90, 80)));  // who knows that it may be seen says so
}

TEST_CASE("Of a table the ledger keeps counts, and neither labels nor other figures", "[aggregate]") {
  const WithdrawnSeries series;
  const std::string ledger = test::read_text(series.ledger);
  CHECK(ledger.find("keys=label counts=count,closed figures=median_days") != std::string::npos);
  CHECK(ledger.find("=40,40:") != std::string::npos);
  for (const char* label : {"east", "north", "合計"}) CHECK(ledger.find(label) == std::string::npos);
}

TEST_CASE("What the ledger keeps of a table is read as it was written, and nothing else is", "[aggregate]") {
  FigureTable table;
  table.fields = {{"label", {}, {}, FieldType::string}, {"n", {}, {}, FieldType::integer}, {"m", {}, {}, FieldType::integer},
                  {"mean", {}, {}, FieldType::decimal}};
  table.keys = {"label"}, table.counts = {"n", "m"};
  table.rows = {{"a", "12", std::nullopt, "0.5"}, {"b", std::nullopt, "0", std::nullopt}, {std::nullopt, "1", "1", "1"}};
  const std::string spec(64, 'a');
  const auto texts = format_kept_figures(table, spec);
  REQUIRE(texts.size() == 1);
  const auto read = parse_kept_figures(texts.front());
  REQUIRE(read);
  CHECK(read->spec_sha256 == spec);
  CHECK(read->names == names_of(table));
  const auto maker = FigureRowMaker::create(names_of(table), table.fields).value();
  CHECK(read->rows == std::vector{*maker.row_of(table.rows[0]), *maker.row_of(table.rows[1])});
  for (const std::string bad : {"", "keys=a counts=b figures=", "0=1:"}) CHECK_FALSE(parse_kept_figures(bad));
  const std::string head = spec + " keys=a counts=n figures=f ";
  CHECK(parse_kept_figures(head + "0f=1:a"));
  for (const char* row : {"x=1:a", "0f=1", "0f=1,2:a", "0f=1:a,b", "0f=1:", "0f=one:a", "0f:a"}) CHECK_FALSE(parse_kept_figures(head + row));
  table.rows.resize(20'001, table.rows[0]);
  CHECK(format_kept_figures(table, spec).size() == 3);
  table.keys.clear();
  CHECK(format_kept_figures(table, spec).empty());  // nothing of it is compared
}
