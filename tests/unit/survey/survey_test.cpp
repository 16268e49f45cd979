#include <opendata/release.hpp>
#include <opendata/survey.hpp>
#include <opendata/withdraw.hpp>

#include "support/catch.hpp"
#include "support/near.hpp"
#include "support/temporary_directory.hpp"
#include "survey/statistics.hpp"
#include "survey/student_t.hpp"

using namespace opendata;
using namespace opendata::survey;
using test::near;

namespace {

std::string spec_text(const std::string& questions, const std::string& more = "") {
  return R"({"survey_version": 1, "sampling": "全體", "least_answers": 10, )" + more + R"("questions": [)" + questions + "]}";
}
const std::string two = R"({"source": "a", "name": "a", "group": "g"}, {"source": "b", "name": "b", "group": "g"})";

Result<Summary> run(const std::string& spec, const std::string& answers) {
  const test::TemporaryDirectory dir;
  return summarize(parse_spec(spec, "spec.json").value(), dir.write("answers.csv", answers));
}

std::string repeated(const std::string& line, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += line + "\n";
  return out;
}

/// 10 respondents, counted by hand: a = 4 4 4 4 4 4 4 4 2 2, b = 5 5 5 5 5 5 3 3 1 1.
const std::string answers = "a,b\n" + repeated("4,5", 6) + repeated("4,3", 2) + repeated("2,1", 2);

}  // namespace

TEST_CASE("Means, deviations, intervals and alpha are those that are computed by hand", "[survey]") {
  const auto summary = run(spec_text(two), answers).value();
  REQUIRE(summary.rows.size() == 3);
  // a: sum 36, squares 136: mean 3.6, variance (1360 − 1296) / 90 = 0.7111; t(9) = 2.262157; 2.262157·√(0.7111/10) = 0.60324.
  const Row& a = summary.rows[0];
  CHECK(a.n == 10);
  CHECK(*a.mean == near(3.6, 1e-12));
  CHECK(*a.deviation == near(0.843274, 1e-6));
  CHECK(*a.low == near(2.996752, 1e-5));
  CHECK(*a.high == near(4.203248, 1e-5));
  CHECK_FALSE(a.alpha);
  // b: sum 38, squares 170: mean 3.8, variance (1700 − 1444) / 90 = 2.8444.
  CHECK(*summary.rows[1].mean == near(3.8, 1e-12));
  CHECK(*summary.rows[1].deviation == near(1.686548, 1e-6));
  // Sums 9·6, 7·2, 3·2: sum 74, squares 602, variance (6020 − 5476) / 90 = 6.0444; α = 2 (1 − 3.5556 / 6.0444) = 0.823529.
  const Row& whole = summary.rows[2];
  CHECK(whole.question.empty());
  CHECK(*whole.mean == near(3.7, 1e-12));
  CHECK(*whole.alpha == near(14.0 / 17.0, 1e-12));
}

TEST_CASE("Student's t is that of the tables", "[survey]") {
  const std::vector<std::pair<double, double>> rows{{1, 12.706205}, {2, 4.302653}, {9, 2.262157}, {29, 2.045230}, {99, 1.984217}, {1e6, 1.959966}};
  for (const auto& [degrees, expected] : rows) CHECK(student_t_quantile(0.975, degrees) == near(expected, 1e-6));
  CHECK(student_t_quantile(0.5, 7) == near(0, 1e-3));
}

TEST_CASE("A reversed question is turned round before it is counted", "[survey]") {
  const std::string reversed = R"({"source": "a", "name": "a", "group": "g"}, {"source": "b", "name": "b", "group": "g", "reversed": true})";
  const auto summary = run(spec_text(reversed), answers).value();
  CHECK(*summary.rows[1].mean == near(6 - 3.8, 1e-12));
  CHECK(*summary.rows[2].alpha < 0);
}

TEST_CASE("Figures of too few answers are withheld; all of a group rest on the same respondents", "[survey]") {
  const std::string more = R"(, {"source": "c", "name": "c"})";
  const auto few = run(spec_text(two + more), "a,b,c\n" + repeated("4,5,1", 9) + "4,,2\n").value();
  REQUIRE(few.rows.size() == 4);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(few.rows[i].withheld);
    CHECK_FALSE(few.rows[i].n);
    CHECK_FALSE(few.rows[i].mean);
    CHECK_FALSE(few.rows[i].alpha);
  }
  CHECK(few.rows[3].n == 10);
  CHECK(few.respondents == 10);
  CHECK(few.incomplete == 1);
}

TEST_CASE("Where all answer alike there is no alpha and the interval is a point", "[survey]") {
  const auto alike = run(spec_text(two), "a,b\n" + repeated("4,4", 12)).value();
  CHECK_FALSE(alike.rows[2].alpha);
  CHECK(alike.rows[2].low == 4.0);
  CHECK(alike.rows[2].high == 4.0);
}

TEST_CASE("A specification that was built by hand cannot ask for figures of single respondents", "[survey]") {
  const test::TemporaryDirectory dir;
  const auto file = dir.write("answers.csv", answers);
  auto few = parse_spec(spec_text(two), "spec.json").value();
  few.least_answers = 1;
  CHECK(summarize(few, file).error().where().column == "least_answers");
  // Alone, a column rests on all who answered it; in a group, on those who answered the others too.
  auto twice = parse_spec(spec_text(two), "spec.json").value();
  twice.questions.push_back({"a", "again", "a", {}, false, 0});
  CHECK(summarize(twice, file).error().code() == Errc::bad_value);
}

TEST_CASE("What is no answer of the scale is refused with its row and column; full-width digits are answers", "[survey]") {
  for (const char* bad : {"6,1", "0,1", "x,1", "4.5,1", "-1,1"}) {
    INFO(bad);
    const auto refused = run(spec_text(two), "a,b\n4,5\n" + std::string(bad) + "\n");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == Errc::bad_value);
    CHECK(refused.error().where().row == 3);
    CHECK(refused.error().where().column == "a");
  }
  CHECK(run(spec_text(two), "a,b\n" + repeated("４, 5", 10)));
  CHECK(run(spec_text(two), "a,x\n1,1\n").error().code() == Errc::missing_column);
}

TEST_CASE("A survey is published as a dataset of its type, and nothing of a respondent is in it", "[survey]") {
  const test::TemporaryDirectory dir;
  const auto data = test::source_directory() / "data";
  const auto spec = read_spec((data / "surveys" / "satisfaction.json").string()).value();
  const auto summary = summarize(spec, (data / "samples" / "satisfaction_answers.csv").string()).value();
  const auto published = publish_summary(summary, spec, dir.path() / "catalog");
  REQUIRE(published);
  const auto release = open_release(dir.path() / "catalog", "animal-office-satisfaction", published->release_id);
  REQUIRE(release);
  CHECK(release->metadata.type == "satisfaction-survey");
  CHECK(release->manifest.rows == 5);
  CHECK(publish_summary(summary, spec, dir.path() / "catalog")->unchanged);

  const auto file = (dir.path() / "table.csv").string();
  REQUIRE(write_summary(summary, spec, file));
  const std::string csv = test::read_text(file);
  CHECK(csv.find("人員服務,attitude,承辦人員服務態度,1–5,") != std::string::npos);
  CHECK(write_summary(summary, spec, dir.path() / "table.txt").error().code() == Errc::invalid_argument);
  auto unnamed = spec;
  unnamed.publication.reset();
  CHECK(publish_summary(summary, unnamed, dir.path() / "catalog").error().code() == Errc::missing_column);
}

TEST_CASE("A survey is published again only with the same answers or with many more", "[survey]") {
  const test::TemporaryDirectory dir;
  const auto catalog = dir.path() / "catalog";
  const auto publication = read_spec((test::source_directory() / "data" / "surveys" / "satisfaction.json").string())->publication;
  const auto publish = [&](const std::string& sampling, const std::string& file) {
    auto spec = parse_spec(spec_text(two), "spec.json").value();
    spec.publication = publication;
    spec.sampling = sampling;
    return publish_summary(summarize(spec, dir.write("answers.csv", file)).value(), spec, catalog);
  };
  REQUIRE(publish("spring", answers));
  CHECK(publish("spring", answers)->unchanged);
  const auto late = publish("spring", answers + "1,1\n");
  REQUIRE_FALSE(late);
  CHECK(late.error().code() == Errc::refused);
  CHECK(late.error().where().column == "least_answers");
  CHECK_FALSE(publish("spring", "a,b\n" + repeated("4,5", 6) + repeated("4,3", 2) + "2,1\n1,1\n"));  // as many, but others
  REQUIRE(withdraw({catalog, publication->id}));  // no way around it: who has a copy can compare
  REQUIRE(resume(catalog, publication->id));
  CHECK(publish("spring", answers + "1,1\n").error().where().column == "least_answers");
  CHECK(publish("spring", answers + repeated("4,5", 10)));
  CHECK(publish("autumn", answers + "1,1\n"));  // another survey
}
