#include "support/policies.hpp"

using namespace opendata;
using namespace opendata::deid;

namespace {

const std::string town = R"({"source": "區", "name": "town", "role": "quasi_identifier", "transform": "keep"})";
const std::string who = R"({"source": "姓名", "name": "who", "role": "direct_identifier", "transform": "pseudonymize"})";
const std::string gone = R"({"source": "電話", "name": "phone", "role": "direct_identifier", "transform": "suppress"})";
const std::string days = R"({"source": "天數", "name": "days", "type": "integer", "role": "insensitive", "transform": "keep"})";
const std::vector<std::string> columns{"姓名", "電話", "區", "天數", "其他"};

Policy policy() { return test::policy_of(who + "," + gone + "," + town + "," + days); }

std::vector<RawRecord> records() {
  return test::records_of({{"王小明", "0912345678", "甲", "3", "x"},
                           {"王小明", "∅", "甲", "∅", "x"},
                           {"∅", "0912345679", "甲", "-4", "x"},
                           {"陳美玲", "0912345670", "乙", "5", "x"}});
}

/// The error of running one pass after the other over two different tables.
Errc second_pass_sees(const std::vector<RawRecord>& changed) {
  auto pipeline = Pipeline::create(policy(), columns, test::key()).value();
  for (const auto& record : records()) REQUIRE(pipeline.learn(record));
  REQUIRE(pipeline.settle());
  for (const auto& record : changed) {
    if (auto safe = pipeline.apply(record); !safe) return safe.error().code();
  }
  auto finished = pipeline.finish();
  REQUIRE_FALSE(finished);
  return finished.error().code();
}

}  // namespace

TEST_CASE("A record becomes what the policy says: fields in its order, suppressed columns gone", "[deid][pipeline]") {
  const auto out = test::run(policy(), columns, records());
  REQUIRE_FALSE(out.error);
  REQUIRE(out.rows.size() == 3);
  const auto token = test::key().pseudonym("who", "d", "r", "王小明");
  CHECK(out.rows[0] == std::vector<Cell>{token, "甲", "3"});
  CHECK(out.rows[1] == std::vector<Cell>{token, "甲", std::nullopt});
  CHECK(out.rows[2] == std::vector<Cell>{std::nullopt, "甲", "-4"});
}

TEST_CASE("The schema holds the published fields only", "[deid][pipeline]") {
  const auto pipeline = Pipeline::create(policy(), columns, test::key());
  REQUIRE(pipeline);
  std::vector<std::string> names;
  for (const auto& field : pipeline->schema().fields) names.push_back(field.name);
  CHECK(names == std::vector<std::string>{"who", "town", "days"});
}

TEST_CASE("The report counts what was done to the released records", "[deid][pipeline]") {
  const auto report = test::run(policy(), columns, records()).report;
  REQUIRE(report.fields.size() == 4);
  CHECK(report.fields[0].name == "who");
  CHECK(report.fields[0].role == "direct_identifier");
  CHECK(report.fields[0].transform == "pseudonymize");
  CHECK(report.fields[0].changed == 2);
  CHECK(report.fields[0].missing == 1);
  CHECK(report.fields[1].suppressed == 2);
  CHECK(report.fields[1].missing == 1);
  CHECK(report.fields[3].changed == 0);
  CHECK(report.fields[3].missing == 1);
  CHECK(report.dropped_columns == std::vector<std::string>{"其他"});
}

TEST_CASE("A cell that does not fit is an error that names row and column and no value", "[deid][pipeline]") {
  auto rows = records();
  rows[1].cells[3] = "三天0912345678";
  const auto out = test::run(policy(), columns, rows);
  REQUIRE(out.error);
  CHECK(out.error->code() == Errc::bad_value);
  CHECK(out.error->where().row == 3);
  CHECK(out.error->where().column == "天數");
  CHECK(format_error(*out.error, Language::zh_tw).find("0912") == std::string::npos);
}

TEST_CASE("A source that changes between the passes is refused", "[deid][pipeline]") {
  auto changed = records();
  SECTION("another record") { changed[1].cells[3] = "9"; }
  SECTION("a new class") { changed[0].cells[2] = "丙"; }
  SECTION("one less") { changed.pop_back(); }
  SECTION("one more") { changed.push_back(changed[0]); }
  SECTION("another order") { std::swap(changed[0], changed[1]); }
  SECTION("a column that is not published") { changed[0].cells[4] = "y"; }
  CHECK(second_pass_sees(changed) == Errc::conflict);
}

TEST_CASE("Steps out of order are refused", "[deid][pipeline]") {
  auto pipeline = Pipeline::create(policy(), columns, test::key()).value();
  const auto rows = records();
  CHECK(pipeline.apply(rows[0]).error().code() == Errc::internal);
  CHECK(pipeline.finish().error().code() == Errc::internal);
  REQUIRE(pipeline.learn(rows[0]));
  REQUIRE(pipeline.learn(rows[1]));
  REQUIRE(pipeline.settle());
  CHECK(pipeline.settle().error().code() == Errc::internal);
  CHECK(pipeline.learn(rows[2]).error().code() == Errc::internal);
  REQUIRE(pipeline.apply(rows[0]));
  REQUIRE(pipeline.apply(rows[1]));
  REQUIRE(pipeline.finish());
  CHECK(pipeline.apply(rows[0]).error().code() == Errc::internal);
}

TEST_CASE("A record of another width is refused", "[deid][pipeline]") {
  auto pipeline = Pipeline::create(policy(), columns, test::key()).value();
  auto record = records()[0];
  record.cells.pop_back();
  CHECK(pipeline.learn(record).error().code() == Errc::bad_structure);
}

TEST_CASE("A pipeline is not made from a policy that does not fit", "[deid][pipeline]") {
  const auto error_of = [](const std::string& fields, const std::vector<std::string>& names, const std::string& privacy = R"({"k": 2})") {
    auto pipeline = Pipeline::create(test::policy_of(fields, privacy), names, test::key());
    REQUIRE_FALSE(pipeline);
    return pipeline.error();
  };
  SECTION("a column that the file lacks") {
    const auto error = error_of(town, {"姓名"});
    CHECK(error.code() == Errc::missing_column);
    CHECK(error.where().column == "區");
  }
  SECTION("a person column that the file lacks") {
    CHECK(error_of(town, {"區"}, R"({"k": 2, "person": "人"})").code() == Errc::missing_column);
  }
  SECTION("an unknown transform") {
    const auto error = error_of(R"({"source": "區", "name": "a", "role": "insensitive", "transform": "hash"})", {"區"});
    CHECK(error.code() == Errc::not_found);
    CHECK(error.where().column == "fields[0].transform");
    CHECK(error.where().row == 1);
  }
  SECTION("nothing left to publish") { CHECK(error_of(gone, {"電話"}).code() == Errc::refused); }
}

TEST_CASE("A pseudonym needs a key", "[deid][pipeline]") {
  const auto pipeline = Pipeline::create(test::policy_of(who), {"姓名"}, std::nullopt);
  REQUIRE_FALSE(pipeline);
  CHECK(pipeline.error().code() == Errc::refused);
}

TEST_CASE("A policy built in code cannot go round the rules", "[deid][pipeline]") {
  auto unsafe = policy();
  unsafe.fields[0].transform = "keep";
  const auto pipeline = Pipeline::create(unsafe, columns, test::key());
  REQUIRE_FALSE(pipeline);
  CHECK(pipeline.error().code() == Errc::refused);
}

TEST_CASE("What a generalisation leaves of a direct identifier is counted in the classes", "[deid][pipeline]") {
  const auto address = test::policy_of(
      R"({"source": "區", "name": "road", "role": "direct_identifier", "transform": {"name": "generalize_address", "to": "door_number"}})");
  const auto out = test::run(address, columns,
                             test::records_of({{"∅", "∅", "高雄市鳳山區示範路1號", "1", "x"},
                                               {"∅", "∅", "高雄市鳳山區示範路1號", "1", "x"},
                                               {"∅", "∅", "高雄市鳳山區示範路2號", "1", "x"}}));
  REQUIRE_FALSE(out.error);
  CHECK(out.rows.size() == 2);
  CHECK(out.report.records_suppressed == 1);
}

TEST_CASE("A field cannot allow a type of personal data that no recogniser knows", "[deid][pipeline]") {
  const auto misspelt = test::policy_of(
      R"({"source": "區", "name": "town", "role": "insensitive", "transform": "keep", "allow": ["PHONES"]})");
  const auto pipeline = Pipeline::create(misspelt, columns, std::nullopt);
  REQUIRE_FALSE(pipeline);
  CHECK(pipeline.error().code() == Errc::bad_value);
  CHECK(pipeline.error().where().column == "fields[0].allow");
}
