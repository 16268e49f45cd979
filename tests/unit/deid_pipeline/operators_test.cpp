#include <chrono>
#include <cstdlib>
#include <set>

#include "deid/scrub_operators.hpp"
#include "support/policies.hpp"

using namespace opendata;
using namespace opendata::deid;

namespace {

std::string story(const std::string& operators) {
  return R"({"source": "案情", "name": "story", "role": "free_text", "transform": {"name": "scrub_text", "operators": )" + operators + "}}";
}

std::string scrubbed_story(const std::string& operators, const std::string& text) {
  const auto out = test::run(test::policy_of(story(operators)), {"案情"}, test::records_of({{text}, {text}}));
  if (out.error) return format_error(*out.error, Language::en);
  return out.rows.at(0).at(0).value_or("∅");
}

std::optional<Error> refusal(const std::string& fields, const std::vector<std::string>& columns) {
  return test::run(test::policy_of(fields), columns, {}).error;
}

}  // namespace

TEST_CASE("Each type of finding is treated by its operator, the others are tagged", "[deid][operators]") {
  auto [operators, text, published] = GENERATE(table<std::string, std::string, std::string>({
      {"{}", "陳情人王小明（A123456789）", "陳情人〔姓名〕（〔身分證字號〕）"},
      {R"({"PERSON": "mask"})", "陳情人王小明（A123456789）", "陳情人〔王○○〕（〔身分證字號〕）"},
      {R"({"PERSON": "mask", "NATIONAL_ID": "mask"})", "陳情人王小明（A12345 6789）", "陳情人〔王○○〕（〔A12345○○○○〕）"},
      {R"({"PHONE": "mask"})", "電話0912-345-678。", "電話〔091234○○○○〕。"},
      {R"({"PHONE": "mask"})", "電話07-721-9999分機1234。", "電話〔07721○○○○○○○○○○〕。"},
      {R"({"PHONE": "mask"})", "電話(07)721-9999#12。", "電話〔07721○○○○○○○〕。"},
      {R"({"PHONE": "mask"})", "電話07-721-9999（分機12）。", "電話〔07721○○○○○○○○○○〕。"},
      {R"({"PHONE": "mask"})", "電話07-721-9999，分機12。", "電話〔07721○○○○○○○○〕。"},
      {R"({"PHONE": "mask"})", "找林小芬，0911,204,557。", "找〔姓名〕，〔091120○○○○〕。"},
      {R"({"PHONE": "remove"})", "電話0912-345-678。", "電話。"},
      {R"({"PERSON": "mask"})", "隔壁的趙先生", "隔壁的〔趙○○〕"},
      {R"({"PERSON": "mask"})", "陳情人歐陽美玲來電", "陳情人〔歐○○○〕來電"},
      {R"({"PERSON": "tag"})", "寫〔王小明先生〕者", "寫［〔姓名〕先生］者"},
  }));
  CAPTURE(operators, text);
  CHECK(scrubbed_story(operators, text) == published);
}

TEST_CASE("A person has one token, in a column and in every text, and another in another domain", "[deid][operators]") {
  const std::string fields = R"({"source": "姓名", "name": "who", "role": "direct_identifier", "transform": {"name": "pseudonymize", "kind": "person"}},)" +
                             story(R"({"PERSON": "pseudonymize"})");
  const auto out = test::run(test::policy_of(fields), {"姓名", "案情"}, test::records_of({{"王小明", "檢舉鄰居李大華"}, {"李大華", "檢舉鄰居王小明先生，王 小 明 有養狗"}}));
  REQUIRE_FALSE(out.error);
  const std::string wang = out.rows[0][0].value(), li = out.rows[1][0].value();
  CHECK(wang != li);
  CHECK(out.rows[0][1] == "檢舉鄰居〔姓名:" + li + "〕");
  CHECK(out.rows[1][1] == "檢舉鄰居〔姓名:" + wang + "〕先生，〔姓名:" + wang + "〕 有養狗");
}

TEST_CASE("What an operator writes has a form; anything else in brackets is still a finding", "[deid][operators]") {
  const ScrubOperators operators{{"PERSON", ScrubOperator::mask}};
  const auto is_ours = [&](const std::string& text, std::size_t first, std::size_t last) {
    return is_scrubbed(text::to_utf32(text), {first, last, "PERSON", 0.9}, operators);
  };
  CHECK(is_ours("人〔王○○〕說", 2, 5));
  CHECK_FALSE(is_ours("人〔王小明〕說", 2, 5));
  CHECK_FALSE(is_ours("人〔王小○〕說", 2, 5));
  CHECK_FALSE(is_ours("人王○○說", 1, 4));
  CHECK_FALSE(is_ours("人〔王○○〕李大華", 2, 9));
  CHECK_FALSE(is_scrubbed(text::to_utf32("人〔王○○〕說"), {2, 5, "PERSON", 0.9}, {}));
}

TEST_CASE("Operators that do not exist, have no convention or no key are refused", "[deid][operators]") {
  auto [operators, code] = GENERATE(table<std::string, Errc>({
      {R"({"PERSON": "hide"})", Errc::bad_value},
      {R"({"NAME": "mask"})", Errc::bad_value},
      {R"({"CREDIT_CARD": "mask"})", Errc::bad_value},
      {R"("mask")", Errc::bad_value},
      {R"({"PERSON": 1})", Errc::bad_value},
  }));
  CAPTURE(operators);
  const auto error = refusal(story(operators), {"案情"});
  REQUIRE(error);
  CHECK(error->code() == code);
  CHECK(error->where().column.starts_with("fields[0].transform.operators"));
  const auto keyless = Pipeline::create(test::policy_of(story(R"({"PERSON": "pseudonymize"})")), {"案情"}, std::nullopt);
  REQUIRE_FALSE(keyless);
  CHECK(keyless.error().code() == Errc::refused);
}

TEST_CASE("No field lets a person's own number pass", "[deid][operators]") {
  for (const char* type : {"NATIONAL_ID", "RESIDENT_ID", "PASSPORT", "NHI_CARD", "CREDIT_CARD", "MEDICAL_RECORD_NO", "HOUSEHOLD_NO"}) {
    CAPTURE(type);
    const auto error = refusal(std::string(R"({"source": "欄", "name": "f", "role": "insensitive", "transform": "keep", "allow": [")") + type + "\"]}", {"欄"});
    REQUIRE(error);
    CHECK(error->code() == Errc::refused);
    CHECK(error->where().column == "fields[0].allow");
  }
  CHECK_FALSE(refusal(R"({"source": "欄", "name": "f", "role": "insensitive", "transform": "keep", "allow": ["PHONE"]})", {"欄"}));
}

namespace {

std::string shifted(const std::string& parameters) {
  return R"({"source": "受理", "name": "received", "role": "insensitive", "transform": {"name": "shift_date", )" + parameters + R"(}},
    {"source": "結案", "name": "closed", "role": "insensitive", "title": "結", "transform": {"name": "shift_date", )" + parameters + "}}";
}

}  // namespace

TEST_CASE("The dates of a person move by the same days, those of others by others, and never stay", "[deid][operators]") {
  std::vector<std::vector<std::string>> rows;
  for (int i = 0; i < 40; ++i) rows.push_back({"人" + std::to_string(i), "113/02/28", "民國113年3月1日"});
  rows.push_back({"人 0", "1130301", "2024-03-02"});
  const auto out = test::run(test::policy_of(shifted(R"("person": "姓名", "days": 30)")), {"姓名", "受理", "結案"}, test::records_of(rows));
  REQUIRE_FALSE(out.error);
  std::set<std::string> moved;
  for (std::size_t i = 0; i < 40; ++i) {
    const auto received = text::parse_date(*out.rows[i][0]), closed = text::parse_date(*out.rows[i][1]);
    REQUIRE((received && closed));
    const auto days = [](text::Date d) { return std::chrono::sys_days(std::chrono::year(d.year) / d.month / d.day).time_since_epoch().count(); };
    CHECK(days(*closed) - days(*received) == 2);  // a leap year
    CHECK(std::abs(days(*received) - days({2024, 2, 28})) <= 30);
    CHECK(days(*received) != days({2024, 2, 28}));
    moved.insert(*out.rows[i][0]);
  }
  CHECK(moved.size() > 15);
  CHECK(out.rows[40][0] == out.rows[0][1]);
}

TEST_CASE("A date without a person is withheld, one that is none is an error or missing", "[deid][operators]") {
  const std::vector<std::string> columns{"姓名", "受理", "結案"};
  const auto nobody = test::run(test::policy_of(shifted(R"("person": "姓名", "days": 30)")), columns, test::records_of({{"∅", "113/2/1", "∅"}, {" ", "113/2/1", "∅"}}));
  REQUIRE_FALSE(nobody.error);
  CHECK(nobody.rows[0][0] == Cell{});
  CHECK(nobody.rows[1][0] == Cell{});
  CHECK(nobody.report.fields[0].suppressed == 2);
  const auto wrong = test::run(test::policy_of(shifted(R"("person": "姓名", "days": 30)")), columns, test::records_of({{"王", "113/2/30", "∅"}, {"李", "113/2/1", "∅"}}));
  REQUIRE(wrong.error);
  CHECK(wrong.error->where().column == "受理");
  const auto missing = test::run(test::policy_of(shifted(R"("person": "姓名", "days": 30, "invalid": "missing")")), columns, test::records_of({{"王", "113/2/30", "∅"}, {"李", "∅", "∅"}}));
  REQUIRE_FALSE(missing.error);
  CHECK(missing.rows[0][0] == Cell{});
}

TEST_CASE("Shifting needs a person's column, days and a key, and is nothing for a direct identifier", "[deid][operators]") {
  const std::vector<std::string> columns{"姓名", "受理", "結案"};
  CHECK(refusal(shifted(R"("person": "無此欄", "days": 30)"), columns)->code() == Errc::missing_column);
  CHECK(refusal(shifted(R"("days": 30)"), columns)->code() == Errc::missing_column);
  CHECK(refusal(shifted(R"("person": "姓名", "days": 0)"), columns)->code() == Errc::bad_value);
  const auto keyless = Pipeline::create(test::policy_of(shifted(R"("person": "姓名", "days": 30)")), columns, std::nullopt);
  REQUIRE_FALSE(keyless);
  CHECK(keyless.error().code() == Errc::refused);
  const auto direct = parse_policy(R"({"policy_version": 1, "dataset": {"id": "d", "title": "t"}, "release": {"domain": "r"}, "fields": [
    {"source": "生日", "name": "born", "role": "direct_identifier", "transform": {"name": "shift_date", "person": "姓名", "days": 30}}]})", "p.json");
  REQUIRE_FALSE(direct);
  CHECK(direct.error().code() == Errc::refused);
}
