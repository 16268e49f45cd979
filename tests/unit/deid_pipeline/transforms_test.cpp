#include "deid/transform.hpp"
#include "support/policies.hpp"

using namespace opendata;
using namespace opendata::deid;

namespace {

/// One cell through a transform. `to`: the published text, "∅" when withheld, "!" when refused.
struct Row {
  std::string type, transform, cell, to;
};

std::string publish(const Row& row) {
  const auto policy = test::policy_of(R"({"source": "欄", "name": "f", "role": "sensitive_attribute", "type": ")" + row.type + "\", \"transform\": " +
                                      row.transform + "}");
  const auto out = test::run(policy, {"欄"}, test::records_of({{row.cell}, {row.cell}}));
  if (out.error) {
    CHECK(out.error->where().row == 2);
    CHECK(out.error->where().column == "欄");
    return "!";
  }
  return out.rows.at(0).at(0).value_or("∅");
}

std::string object(const std::string& name, const std::string& parameters) { return "{\"name\": \"" + name + "\", " + parameters + "}"; }

}  // namespace

TEST_CASE("Keep writes the canonical text of the declared type and refuses the rest", "[deid][transforms]") {
  const std::string separated = object("keep", R"("thousands": true)");
  const std::string roc = object("keep", R"("calendar": "roc")");
  const std::string yes_no = object("keep", R"("true_values": ["是", "Y"], "false_values": ["否", "N"])");
  const auto row = GENERATE_COPY(values<Row>({
      {"string", "\"keep\"", "09007", "09007"},
      {"string", "\"keep\"", "", ""},
      {"string", "\"keep\"", " 甲 ", " 甲 "},
      {"string", "\"keep\"", "\xff", "!"},
      {"integer", "\"keep\"", "-12", "-12"},
      {"integer", "\"keep\"", "09007", "!"},
      {"integer", "\"keep\"", "1,234", "!"},
      {"integer", "\"keep\"", "", "!"},
      {"integer", "\"keep\"", "１２", "!"},
      {"integer", separated, "1,234,567", "1234567"},
      {"integer", separated, "-1,234", "-1234"},
      {"integer", separated, "1234", "1234"},
      {"integer", separated, "1,23", "!"},
      {"integer", separated, ",123", "!"},
      {"integer", separated, "1,,234", "!"},
      {"integer", separated, "1234,567", "!"},
      {"integer", separated, "0,123", "!"},
      {"decimal", "\"keep\"", "120.4460", "120.4460"},
      {"decimal", "\"keep\"", "1e3", "!"},
      {"decimal", separated, "1,234.50", "1234.50"},
      {"decimal", separated, "1,234.5,0", "!"},
      {"boolean", "\"keep\"", "true", "true"},
      {"boolean", "\"keep\"", "是", "!"},
      {"boolean", yes_no, "是", "true"},
      {"boolean", yes_no, "N", "false"},
      {"boolean", yes_no, "true", "!"},
      {"date", "\"keep\"", "2024-05-06", "2024-05-06"},
      {"date", roc, "113/05/06", "2024-05-06"},
      {"date", roc, "112/02/29", "!"},
      {"date", "\"keep\"", "昨天", "!"},
      {"datetime", "\"keep\"", "2024-05-06 07:08:00", "2024-05-06T07:08:00"},
      {"datetime", "\"keep\"", "noon", "!"},
      {"integer", object("keep", R"("invalid": "missing")"), "十二", "∅"},
      {"date", object("keep", R"("invalid": "missing")"), "昨天", "∅"},
      {"boolean", object("keep", R"("invalid": "missing")"), "也許", "∅"},
  }));
  CAPTURE(row.type, row.transform, row.cell);
  CHECK(publish(row) == row.to);
}

TEST_CASE("A mask hides part of a value as notices do, and all of it where too little would be hidden", "[deid][transforms]") {
  const std::string by_name = object("mask", R"("convention": "name")");
  const std::string by_id = object("mask", R"("convention": "id", "character": "*")");
  const std::string phone = object("mask", R"("keep_first": 4, "keep_last": 3, "character": "*")");
  const auto row = GENERATE_COPY(values<Row>({
      {"string", by_name, "王小明", "王○○"},
      {"string", by_name, "歐陽美玲", "歐○○○"},
      {"string", by_name, "王", "○"},
      {"string", by_name, "", ""},
      {"string", by_id, "A123456789", "A12345****"},
      {"string", by_id, "1234", "****"},
      {"string", by_id, "身分證A123456789", "*************"},
      {"string", by_id, "A123456789 A123456789", std::string(21, '*')},
      {"string", phone, "09123456789", "0912****789"},
      {"string", phone, "0912345678", "**********"},
      {"string", phone, "0912-345-678", "************"},
      {"string", phone, "０９１２３４５６７８", "**********"},
      {"string", object("mask", R"("keep_first": 3, "keep_last": 6, "character": "*")"), "A123456789", "**********"},
      {"string", phone, "0912678", "*******"},
      {"string", phone, "\xC3", "!"},
  }));
  CAPTURE(row.transform, row.cell);
  CHECK(publish(row) == row.to);
}

TEST_CASE("A date is generalised to a text that says how coarse it is", "[deid][transforms]") {
  const auto level = [](const std::string& to) { return object("generalize_date", "\"to\": \"" + to + "\", \"calendar\": \"roc\""); };
  const auto row = GENERATE_COPY(values<Row>({
      {"string", level("year"), "113/05/06", "2024"},
      {"string", level("half_year"), "113/06/30", "2024-H1"},
      {"string", level("half_year"), "113/07/01", "2024-H2"},
      {"string", level("quarter"), "113/03/31", "2024-Q1"},
      {"string", level("quarter"), "113/04/01", "2024-Q2"},
      {"string", level("quarter"), "113/12/31", "2024-Q4"},
      {"string", level("month"), "113/05/06", "2024-05"},
      {"string", level("day"), "113/05/06", "2024-05-06"},
      {"date", level("day"), "113/05/06", "2024-05-06"},
      {"string", level("year"), "王小明", "!"},
      {"string", level("year"), "", "!"},
      {"string", object("generalize_date", R"("to": "year", "invalid": "missing")"), "王小明", "∅"},
  }));
  CAPTURE(row.transform, row.cell);
  CHECK(publish(row) == row.to);
}

TEST_CASE("A number becomes a band, with open ends where the policy says so", "[deid][transforms]") {
  const std::string ten = object("generalize_number", R"("width": 10)");
  const std::string ages = object("generalize_number", R"("width": 10, "bottom": 18, "top": 85)");
  const std::string money = object("generalize_number", R"("width": 1000, "thousands": true)");
  const auto row = GENERATE_COPY(values<Row>({
      {"string", ten, "20", "20-29"},
      {"string", ten, "29", "20-29"},
      {"string", ten, "29.99", "20-29"},
      {"string", ten, "0", "0-9"},
      {"string", ten, "-1", "-10--1"},
      {"string", ten, "-10", "-10--1"},
      {"string", ten, "-10.5", "-20--11"},
      {"string", ages, "17", "<18"},
      {"string", ages, "18", "18-19"},
      {"string", ages, "20", "20-29"},
      {"string", ages, "84", "80-84"},
      {"string", ages, "85", "85+"},
      {"string", ages, "130", "85+"},
      {"string", object("generalize_number", R"("width": 1)"), "7", "7"},
      {"string", money, "12,345", "12000-12999"},
      {"string", ten, "12,345", "!"},
      {"string", ten, "三十", "!"},
      {"string", ten, "99999999999999999999", "!"},
      {"string", object("generalize_number", R"("width": 10, "invalid": "missing")"), "三十", "∅"},
  }));
  CAPTURE(row.transform, row.cell);
  CHECK(publish(row) == row.to);
}

TEST_CASE("A coordinate becomes the middle of its square, at a digit more when the width is odd", "[deid][transforms]") {
  const std::string hundredth = object("generalize_coordinate", R"("cell": 0.01)");
  const std::string half_km = object("generalize_coordinate", R"("cell": 500)");
  const std::string thousandth = object("generalize_coordinate", R"("cell": "0.002")");
  const auto row = GENERATE_COPY(values<Row>({
      {"decimal", hundredth, "120.446930", "120.445"},
      {"decimal", hundredth, "120.44", "120.445"},
      {"decimal", hundredth, "120.4499999", "120.445"},
      {"decimal", hundredth, "120", "120.005"},
      {"decimal", hundredth, "-0.001", "-0.005"},
      {"decimal", hundredth, "-0.01", "-0.005"},
      {"decimal", hundredth, "0", "0.005"},
      {"decimal", thousandth, "22.6256", "22.625"},
      {"decimal", half_km, "178321.77", "178250"},
      {"integer", half_km, "178500", "178750"},
      {"integer", half_km, "-1", "-250"},
      {"decimal", hundredth, "北緯22", "!"},
      {"decimal", hundredth, "022.6", "!"},
      {"decimal", hundredth, "", "!"},
      {"decimal", hundredth, "99999999999999999999", "!"},
      {"decimal", object("generalize_coordinate", R"("cell": 0.01, "invalid": "missing")"), "-", "∅"},
  }));
  CAPTURE(row.transform, row.cell);
  CHECK(publish(row) == row.to);
}

TEST_CASE("An address is cut to its level, and withheld when it cannot be taken apart", "[deid][transforms]") {
  const auto level = [](const std::string& to) { return object("generalize_address", "\"to\": \"" + to + "\""); };
  const auto row = GENERATE_COPY(values<Row>({
      {"string", level("town"), "高雄市三民區中正路12號", "高雄市三民區"},
      {"string", level("county"), "高雄市三民區中正路12號", "高雄市"},
      {"string", level("town"), "王小明的家", "∅"},
      {"string", level("town"), "", "∅"},
      {"string", level("town"), "\xff", "!"},
  }));
  CAPTURE(row.transform, row.cell);
  CHECK(publish(row) == row.to);
}

TEST_CASE("Free text loses its personal data and keeps its story", "[deid][transforms]") {
  const auto policy = test::policy_of(R"({"source": "欄", "name": "f", "role": "free_text", "transform": "scrub_text"})");
  const auto out = test::run(policy, {"欄"}, test::records_of({{"狗在巷口，請電 0912345678 處理"}, {"狗在巷口"}}));
  REQUIRE_FALSE(out.error);
  CHECK(out.rows[0][0] == "狗在巷口，請電 〔電話〕 處理");
  CHECK(out.rows[1][0] == "狗在巷口");
  CHECK(out.report.fields[0].findings == std::map<std::string, std::uint64_t>{{"PHONE", 1}});
  CHECK(out.report.fields[0].changed == 1);
}

TEST_CASE("Free text does not repeat the direct identifiers of its own record", "[deid][transforms]") {
  const auto policy = test::policy_of(R"({"source": "姓名", "name": "who", "role": "direct_identifier", "transform": "suppress"},
    {"source": "案號", "name": "case", "role": "direct_identifier", "transform": "suppress"},
    {"source": "欄", "name": "f", "role": "free_text", "transform": "scrub_text"})");
  auto [who, number, text, published] = GENERATE(table<std::string, std::string, std::string, std::string>({
      {"謝志德", "AP1130700", "檢舉謝志德棄養，案號ＡＰ１１３０７００。", "檢舉〔姓名〕棄養，案號〔個人資料〕。"},
      {" 瓦歷斯 ", "∅", "瓦歷斯瓦歷斯", "〔個人資料〕〔個人資料〕"},
      {"謝", "12", "謝謝，12隻", "謝謝，12隻"},
      {"∅", "∅", "檢舉棄養", "檢舉棄養"},
      {"棄養", "∅", "檢舉", "檢舉"},
  }));
  const auto out = test::run(policy, {"姓名", "案號", "欄"}, test::records_of({{who, number, text}, {who, number, text}}));
  REQUIRE_FALSE(out.error);
  CAPTURE(who, text);
  CHECK(out.rows.at(0).at(0) == published);
}

TEST_CASE("Identifiers are not carried from one record to the next", "[deid][transforms]") {
  const auto policy = test::policy_of(R"({"source": "姓名", "name": "who", "role": "direct_identifier", "transform": "suppress"},
    {"source": "欄", "name": "f", "role": "free_text", "transform": "scrub_text"})");
  const auto out = test::run(policy, {"姓名", "欄"}, test::records_of({{"狗狗", "狗狗走失"}, {"∅", "狗狗走失"}}));
  REQUIRE_FALSE(out.error);
  CHECK(out.rows.at(0).at(0) == "〔個人資料〕走失");
  CHECK(out.rows.at(1).at(0) == "狗狗走失");
}

TEST_CASE("Free text does not name another record's number when the column's numbers share one shape", "[deid][transforms]") {
  const auto policy = test::policy_of(R"({"source": "案號", "name": "case", "role": "direct_identifier", "transform": "suppress"},
    {"source": "欄", "name": "f", "role": "free_text", "transform": "scrub_text"})");
  auto [first, second, text, published] = GENERATE(table<std::string, std::string, std::string, std::string>({
      {"UN201607020057", "UN201607020058", "同UN201607019999 併案", "同〔個人資料〕 併案"},
      {"UN201607020057", "∅", "同ＵＮ２０１６０７０１９９９９，", "同〔個人資料〕，"},
      {"A-2016-38331", "B-2016-00001", "併案a-2016-39077--違停", "併案〔個人資料〕--違停"},
      {"UN201607020057", "UN201607020058", "UN2016070199990、XUN201607019999", "UN2016070199990、XUN201607019999"},
      {"UN201607020057", "17", "同UN201607019999 併案", "同UN201607019999 併案"},
      {"2016-07-02", "2016-07-03", "於2016-07-04發生", "於2016-07-04發生"},
      {"AB12", "CD34", "型號EF56", "型號EF56"},
      {"notebook7", "notebook8", "windows10 notebook9", "windows10 notebook9"},
  }));
  const auto out = test::run(policy, {"案號", "欄"}, test::records_of({{first, text}, {second, "無"}}));
  REQUIRE_FALSE(out.error);
  CAPTURE(first, text);
  CHECK(out.rows.at(0).at(0) == published);
}

TEST_CASE("Of ever new shapes none is shared; ninety-nine of a hundred alike are", "[deid][transforms]") {
  IdentifierShapes shapes;
  std::string cell = "A1234567";
  for (int i = 0; i < 30; ++i) shapes.learn(0, cell += (i % 2 == 0 ? "B" : "7"));
  for (int i = 0; i < 99; ++i) shapes.learn(1, "CD123456");
  shapes.learn(1, "王小明");
  shapes.settle();
  CHECK(shapes.find("A1234567B").empty());
  const auto found = shapes.find("見EF654321。");
  REQUIRE(found.size() == 1);
  CHECK(found[0].start == 1);
  CHECK(found[0].end == 9);
}

TEST_CASE("Shapes go on being counted where they were moved to", "[deid][transforms]") {
  static_assert(!std::is_copy_constructible_v<IdentifierShapes> && !std::is_copy_assignable_v<IdentifierShapes>);
  IdentifierShapes first;
  for (int i = 0; i < 50; ++i) first.learn(0, "CD123456");
  IdentifierShapes second(std::move(first));
  first = IdentifierShapes();
  for (int i = 0; i < 50; ++i) second.learn(0, "CD123456");
  second.learn(0, "A12345678901");
  second.settle();
  CHECK(second.find("見EF654321。").size() == 1);
  CHECK(second.find("見B12345678901。").empty());
}

TEST_CASE("Merged findings cover all of both and do not overlap", "[deid][transforms]") {
  const std::vector<Finding> one{{2, 5, "PERSON", 0.7}, {10, 12, "PHONE", 0.9}};
  const auto merged = merge_findings(one, {{0, 1, "A", 1}, {4, 9, "B", 1}, {10, 11, "C", 1}, {12, 13, "D", 1}});
  std::vector<std::pair<std::size_t, std::size_t>> places;
  for (const auto& finding : merged) places.emplace_back(finding.start, finding.end);
  CHECK(places == std::vector<std::pair<std::size_t, std::size_t>>{{0, 1}, {2, 9}, {10, 12}, {12, 13}});
  CHECK(merged[1].type == "B");
  CHECK(merged[2].type == "PHONE");
}

TEST_CASE("A value of nothing but blanks has no pseudonym", "[deid][transforms]") {
  CHECK(publish({"string", "\"pseudonymize\"", " 　", "∅"}) == "∅");
  CHECK(publish({"string", "\"pseudonymize\"", "\xff", "!"}) == "!");
}
