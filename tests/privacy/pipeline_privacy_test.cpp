#include "privacy/planted_people.hpp"
#include "support/policies.hpp"

using namespace opendata;
using namespace opendata::deid;

namespace {

const std::vector<std::string> columns{"姓名", "身分證", "電話", "信箱", "地址", "生日",
                                       "年齡", "區",     "天數", "案情", "備註", "承辦"};

Policy policy() {
  return test::policy_of(R"(
    {"source": "姓名", "name": "person", "role": "direct_identifier", "transform": {"name": "mask", "convention": "name"}},
    {"source": "身分證", "name": "token", "role": "direct_identifier", "transform": "pseudonymize"},
    {"source": "電話", "name": "phone", "role": "direct_identifier", "transform": "suppress"},
    {"source": "信箱", "name": "mail", "role": "direct_identifier", "transform": "pseudonymize"},
    {"source": "地址", "name": "town", "role": "quasi_identifier", "transform": {"name": "generalize_address", "to": "town"}},
    {"source": "生日", "name": "born", "role": "quasi_identifier", "transform": {"name": "generalize_date", "to": "year", "invalid": "missing"}},
    {"source": "年齡", "name": "age", "role": "quasi_identifier", "transform": {"name": "generalize_number", "width": 20, "invalid": "missing"}},
    {"source": "區", "name": "area", "role": "quasi_identifier", "transform": "keep"},
    {"source": "天數", "name": "days", "type": "integer", "role": "insensitive", "transform": {"name": "keep", "invalid": "missing"}},
    {"source": "案情", "name": "story", "role": "free_text", "transform": "scrub_text"},
    {"source": "備註", "name": "remarks", "role": "free_text", "transform": "scrub_text"})",
                         R"({"k": 5, "suppression_limit": 0.5})");
}

std::string story(const test::Person& p, std::size_t kind) {
  switch (kind % 4) {
    case 0:
      return "陳情人" + p.name + "先生來電，電話" + p.phone + "，表示隔壁狗吠，住高雄市三民區" + p.door + "。";
    case 1:
      return "申請人：" + p.name + "，身分證字號" + p.national_id + "，請回覆" + p.email + "。";
    case 2:
      return p.name + "小姐（" + p.phone + "）拾獲犬隻，地址：高雄市三民區" + p.door;
    default:
      return "聯絡人：" + p.name + " 手機 " + p.phone + "\n身分證" + p.national_id;
  }
}

RawRecord record_of(const test::Person& p, std::size_t i) {
  return test::records_of(
             {{p.name, p.national_id, p.phone, p.email, "高雄市三民區" + p.door, "75/03/0" + std::to_string(1 + i % 9),
               "38", "三民區", "3", story(p, i), story(p, i + 1), p.name}})
      .front();
}

std::vector<RawRecord> planted_records() {
  std::vector<RawRecord> records;
  for (const auto& person : test::planted_people()) {
    records.push_back(record_of(person, records.size()));
    records.back().row = records.size() + 1;
  }
  return records;
}

std::vector<std::string> secrets() {
  std::vector<std::string> all;
  for (const auto& person : test::planted_people()) {
    for (auto& secret : person.secrets()) all.push_back(std::move(secret));
  }
  return all;
}

void check_nothing_planted(const std::string& text) {
  for (const auto& secret : secrets()) {
    if (text.find(secret) == std::string::npos) continue;
    CAPTURE(secret, text);
    FAIL_CHECK("a planted text is in the output");
  }
}

void check_report(const PipelineReport& report) {
  for (const auto& field : report.fields) {
    check_nothing_planted(field.name + field.role + field.transform);
    for (const auto& [type, count] : field.findings) check_nothing_planted(type);
  }
  for (const auto& column : report.dropped_columns) check_nothing_planted(column);
}

}  // namespace

TEST_CASE("Planted numbers carry the right check digit", "[privacy]") {
  CHECK(test::national_id(1345678) == "A123456789");
  CHECK(test::national_id(0) == "A110000004");
}

TEST_CASE("No planted person is in any published cell or in the report", "[privacy]") {
  const auto out = test::run(policy(), columns, planted_records());
  REQUIRE_FALSE(out.error);
  CHECK(out.rows.size() == 64);
  for (const auto& row : out.rows) {
    for (const auto& cell : row) check_nothing_planted(cell.value_or(""));
  }
  check_report(out.report);
}

TEST_CASE("A person written into the wrong column is not published either", "[privacy]") {
  const auto people = test::planted_people();
  const auto column = GENERATE(range<std::size_t>(0, 11));
  auto records = planted_records();
  for (std::size_t i = 0; i < 8; ++i) {
    auto& cell = records[i * 5].cells[column];
    cell = "申請人：" + people[i].name + "，電話" + people[i].phone + "，身分證字號" + people[i].national_id;
  }
  const auto out = test::run(policy(), columns, records);
  CAPTURE(columns[column]);
  REQUIRE_FALSE(out.error);
  CHECK(out.rows.size() >= 56);
  for (const auto& row : out.rows) {
    for (const auto& cell : row) check_nothing_planted(cell.value_or(""));
  }
  check_report(out.report);
}

TEST_CASE("No planted person is in what a search publishes, nor in its report", "[privacy]") {
  const auto searched = test::policy_of(R"(
    {"source": "身分證", "name": "token", "role": "direct_identifier", "transform": "pseudonymize"},
    {"source": "姓名", "name": "who", "role": "quasi_identifier", "transform": {"name": "generalize", "hierarchy": "prefix:1"}},
    {"source": "地址", "name": "place", "role": "quasi_identifier", "transform": {"name": "generalize", "hierarchy": "address"}},
    {"source": "生日", "name": "born", "role": "quasi_identifier", "transform": {"name": "generalize", "hierarchy": "date"}},
    {"source": "天數", "name": "days", "role": "sensitive_attribute", "transform": "keep"},
    {"source": "案情", "name": "story", "role": "free_text", "transform": "scrub_text"})",
                                        R"({"k": 5, "suppression_limit": 0.1, "mode": "full-domain"})");
  const auto out = test::run(searched, columns, planted_records());
  REQUIRE_FALSE(out.error);
  CHECK(out.rows.size() >= 57);
  for (const auto& row : out.rows) {
    for (const auto& cell : row) check_nothing_planted(cell.value_or(""));
  }
  check_report(out.report);
}

TEST_CASE("No error of the pipeline carries a planted text", "[privacy]") {
  const auto strict = parse_policy(R"({"policy_version": 1, "dataset": {"id": "d", "title": "t"}, "fields": [
    {"source": "天數", "name": "days", "type": "integer", "role": "insensitive", "transform": "keep"},
    {"source": "生日", "name": "born", "role": "sensitive_attribute", "transform": {"name": "generalize_date", "to": "year"}},
    {"source": "年齡", "name": "age", "role": "sensitive_attribute", "transform": {"name": "generalize_number", "width": 20}},
    {"source": "案情", "name": "story", "role": "free_text", "transform": "scrub_text"}]})",
                                   "p.json");
  REQUIRE(strict);
  const std::size_t column = GENERATE(5U, 6U, 8U, 9U);
  auto records = planted_records();
  const auto person = test::planted_people().front();
  records[3].cells[column] = person.name + person.phone + person.national_id + "\xff";
  const auto out = test::run(*strict, columns, records);
  CAPTURE(columns[column]);
  REQUIRE(out.error);
  CHECK(out.error->where().row == 5);
  CHECK(out.error->where().column == columns[column]);
  check_nothing_planted(format_error(*out.error, Language::en) + format_error(*out.error, Language::zh_tw));
}

TEST_CASE("A planted person in every record that fails k is suppressed with it", "[privacy]") {
  auto records = planted_records();
  const auto people = test::planted_people();
  for (std::size_t i = 0; i < 10; ++i)
    records[i].cells[7] = people[i].name;  // a kept quasi-identifier that singles out
  const auto out = test::run(policy(), columns, records);
  REQUIRE_FALSE(out.error);
  CHECK(out.report.records_suppressed == 10);
  for (const auto& row : out.rows) {
    for (const auto& cell : row) check_nothing_planted(cell.value_or(""));
  }
}
