#include <sys/stat.h>

#include <opendata/inspect.hpp>
#include <sstream>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;

namespace {

struct File {
  const char* traits;
  std::string bytes;
  std::string columns;  ///< joined by '|'
  std::uint64_t records;
  std::string leniencies;  ///< as counted, "name=count "
};

std::string joined(const Inspection& inspection) {
  std::string out;
  for (const auto& column : inspection.columns) out += column.source + "|";
  return out;
}
std::string counted(const Inspection& inspection) {
  std::string out;
  for (const auto& [name, count] : inspection.report.counts) out += name + "=" + std::to_string(count) + " ";
  return out;
}
std::string times(int n, const std::string& text) {
  std::string out;
  for (int i = 0; i < n; ++i) out += text;
  return out;
}
const InspectedColumn& column(const Inspection& inspection, std::string_view source) {
  for (const auto& candidate : inspection.columns)
    if (candidate.source == source) return candidate;
  throw std::logic_error("no such column");
}
/// The text of the member "policy", which is written first.
std::string policy_of(const Inspection& inspection) {
  std::ostringstream out;
  write_json(inspection, out);
  const std::string text = out.str();
  const auto begin = text.find("\"policy\": ") + 10;
  return text.substr(begin, text.find(",\n    \"findings\"") - begin);
}

const std::string people =
    "案件編號,受理日期,陳情人,身分證字號,電話,信箱,住址,生日,年齡,性別,行政區,案情描述,件數\n"
    "0001,113/05/06,甲小明,A123456789,0912345678,a@example.com,高雄市鳳山區示範路1號,0790102,34,男,鳳山區,狗叫,3\n"
    "0002,113/05/07,乙大華,B123456780,07-3368333,b@example.com,高雄市鳳山區示範路2號,0800102,33,女,鳳山區,貓走失,4\n";

}  // namespace

TEST_CASE("files with the faults of real ones are read without loss, and the report names what that needs") {
  const auto file = GENERATE(values<File>({
      {"plain", "a,b\n1,2\n3,4\n", "a|b|", 2, ""},
      {"CR line ends, no final one", "名稱,數量\r甲,1\r乙,2", "名稱|數量|", 2, ""},
      {"semicolons", "名稱;數量;備註\n甲;1,5;x\n乙;2,5;y\n", "名稱|數量|備註|", 2, ""},
      {"tabs", "名稱\t數量\n甲\t1\n乙\t2\n", "名稱|數量|", 2, ""},
      {"two header rows and trailing commas", "縣市,數量,\nCounty,Count,\n甲,1,\n乙,2,\n", "縣市|數量|", 2,
       "drop_trailing_empty=3 header_rows=1 "},
      {"title rows", "一一三年度清冊,,\n製表日期：113/05/06,,\n名稱,數量,單價\n甲,1,2\n乙,3,4\n丙,5,6\n",
       "名稱|數量|單價|", 3, "title_rows=2 "},
      {"a title without commas and a blank row", "清冊\n\n名稱,數量,單價\n甲,1,2\n\n乙,3,4\n", "名稱|數量|單價|", 2,
       "skip_blank_rows=1 title_rows=2 "},
      {"padding", "名稱,數量\n甲　,1\n 乙,2\n", "名稱|數量|", 2, "trim=2 "},
      {"ragged rows", "名稱,數量,備註\n甲,1\n乙,2,x\n丙\n", "名稱|數量|備註|", 3, "pad_short_rows=2 "},
      {"a header that comes again", "名稱,數量\n甲,1\n名稱,數量\n乙,2\n", "名稱|數量|", 2, "skip_repeated_header=1 "},
      {"two columns of one name", "名稱,備註,備註\n甲,1,2\n乙,3,4\n", "名稱|備註|備註 (2)|", 2, "columns=1 "},
      {"a column without a name", "名稱,,備註\n甲,1,2\n乙,3,4\n", "名稱|欄2|備註|", 2, "columns=1 "},
      {"codes instead of names", "007,甲,A1\n008,乙,A2\n", "欄1|欄2|欄3|", 2, "columns=3 "},
      {"a person instead of names", "甲小明,A123456789,備註\n乙大華,B123456780,無\n", "欄1|欄2|欄3|", 2, "columns=3 "},
      {"a first record with one value twice", "甲,女,女\n乙,女,男\n丙,男,男\n", "欄1|欄2|欄3|", 3, "columns=3 "},
      {"a quote in the middle", "名稱,尺寸\n管,3\"\n線,4\n", "名稱|尺寸|", 2, "bare_quotes=1 "},
      {"blanks around quotes", "名稱,數量\n\"甲\" ,1\n\"乙\", \"2\"\n", "名稱|數量|", 2, "trim=2 "},
      {"newlines in quotes", "名稱,說明\n甲,\"一\n二\"\n", "名稱|說明|", 1, ""},
      {"JSON", "[{\"名稱\":\"甲\",\"數量\":1}]", "名稱|數量|", 1, ""},
      {"JSON Lines", "{\"名稱\":\"甲\"}\n{\"名稱\":\"乙\",\"數量\":1}\n", "名稱|數量|", 2, ""},
      {"Big5", "\xA6\x57\xBA\xD9,\xBC\xC6\xB6\x71\r\n\xA5\xD2,1\r\n", "名稱|數量|", 1, ""},
  }));
  CAPTURE(file.traits);
  const test::TemporaryDirectory directory;
  const auto inspection = inspect_file(directory.write("x.csv", file.bytes));
  REQUIRE(inspection);
  CHECK(joined(*inspection) == file.columns);
  CHECK(inspection->report.records == file.records);
  CHECK(counted(*inspection) == file.leniencies);
}

TEST_CASE("files that cannot be read are refused with the place") {
  struct Refused {
    std::string bytes;
    Errc code;
    std::size_t row;
  };
  const auto file = GENERATE(values<Refused>({
      {"", Errc::bad_structure, 0},
      {" \n\n", Errc::bad_structure, 0},
      {"\xEF\xBB\xBF\xAE\xD7\xB8\xB9,1\n", Errc::bad_encoding, 1},             // CP950 behind UTF-8's mark
      {std::string("\xFF\xFE\0\0a\0\0\0,\0\0\0", 12), Errc::bad_encoding, 1},  // UTF-32
      {"<!DOCTYPE html><html><body>請先登入</body></html>", Errc::not_supported, 0},
      {"<?xml version=\"1.0\"?>\n<a/>\n", Errc::not_supported, 0},
      {"甲," + times(5000, "x,") + "\n", Errc::limit_exceeded, 1},
      {"a,b\n1,\"2\n", Errc::bad_structure, 2},
      {"a,b\n1,2\n\xFF\xFF,3\n", Errc::bad_encoding, 3},
  }));
  const test::TemporaryDirectory directory;
  const auto inspection = inspect_file(directory.write("x.csv", file.bytes));
  REQUIRE_FALSE(inspection);
  CHECK(inspection.error().code() == file.code);
  CHECK(inspection.error().where().row == file.row);
  CHECK_FALSE(inspection.error().where().file.empty());
}

TEST_CASE("a pipe, which would wait for ever when it is read again, is refused") {
  const test::TemporaryDirectory directory;
  const auto pipe = directory.path() / "pipe";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  const auto inspection = inspect_file(pipe.string());
  REQUIRE_FALSE(inspection);
  CHECK(inspection.error().code() == Errc::invalid_argument);
}

TEST_CASE("only the leniencies that a file needs are proposed, and are said as the policy has them") {
  const test::TemporaryDirectory directory;
  const auto said = [&](const std::string& bytes) {
    const auto inspection = inspect_file(directory.write("x.csv", bytes));
    std::ostringstream out;
    if (inspection) write_text(*inspection, Language::en, out);
    return out.str();
  };
  const auto padded = inspect_file(directory.write("y.csv", "區,備註\n三民區, \"路燈\"\n苓雅區, \"噪音\"\n"));
  REQUIRE(padded);
  CHECK(padded->input.trim);
  CHECK_FALSE((padded->input.pad_short_rows || padded->input.skip_repeated_header || padded->input.bare_quotes));
  const auto quoted = inspect_file(directory.write("z.csv", "區,備\"註\n"));
  REQUIRE(quoted);
  CHECK(quoted->input.bare_quotes);
  CHECK_FALSE((quoted->input.trim || quoted->input.pad_short_rows));
  CHECK(said("縣市,數量\nCounty,Count\n甲,1\n乙,2\n").find("needs header_rows: 2\n") != std::string::npos);
  CHECK(said("名稱,,備註\n甲,1,2\n乙,3,4\n").find("needs columns, names for 1 of them\n") != std::string::npos);
}

TEST_CASE(
    "a proposal that would publish nothing, or a heading that names somebody, says that publish would refuse it") {
  const test::TemporaryDirectory directory;
  const auto said = [&](const std::string& bytes) {
    const auto inspection = inspect_file(directory.write("x.csv", bytes)).value();
    std::ostringstream out;
    write_text(inspection, Language::en, out);
    return inspection.rehearsal.obstacle ? out.str() : std::string();
  };
  CHECK(said("類別,件數\n").find("no record is left to publish") != std::string::npos);
  const auto named = said("類別,王小明\n" + times(20, "甲,3\n乙,4\n"));
  CHECK(named.find("(fields[1].title: PERSON)") != std::string::npos);
}

TEST_CASE("columns that lead to a person are recognised and never proposed to be kept") {
  const test::TemporaryDirectory directory;
  const auto inspection = inspect_file(directory.write("people.csv", people));
  REQUIRE(inspection);
  struct Row {
    const char* source;
    ColumnKind kind;
    FieldType type;
    const char* transform;
  };
  for (const Row& row : std::vector<Row>{{"案件編號", ColumnKind::record_number, FieldType::string, "suppress"},
                                         {"受理日期", ColumnKind::date, FieldType::date, "generalize_date"},
                                         {"陳情人", ColumnKind::person_name, FieldType::string, "suppress"},
                                         {"身分證字號", ColumnKind::national_id, FieldType::string, "suppress"},
                                         {"電話", ColumnKind::phone, FieldType::string, "suppress"},
                                         {"信箱", ColumnKind::email, FieldType::string, "suppress"},
                                         {"住址", ColumnKind::address, FieldType::string, "generalize_address"},
                                         {"生日", ColumnKind::birth_date, FieldType::date, "generalize_date"},
                                         {"年齡", ColumnKind::age, FieldType::integer, "generalize_number"},
                                         {"性別", ColumnKind::attribute, FieldType::string, "keep"},
                                         {"行政區", ColumnKind::district, FieldType::string, "keep"},
                                         {"案情描述", ColumnKind::free_text, FieldType::string, "suppress"},
                                         {"件數", ColumnKind::measure, FieldType::integer, "generalize_number"}}) {
    CAPTURE(row.source);
    const auto& found = column(*inspection, row.source);
    CHECK(name(found.kind) == name(row.kind));
    CHECK(name(found.type) == name(row.type));
    CHECK(found.treatments.front().transform == row.transform);
    CHECK((found.treatments.front().transform != "keep" || found.role == Role::quasi_identifier));
  }
  CHECK(column(*inspection, "受理日期").calendar == text::Calendar::roc);
}

TEST_CASE("what 個人資料保護法 §6 names is never proposed to be published, by the headers that records have") {
  const auto* header = GENERATE("主訴", "過往病史", "過敏史", "職業傷病別", "癌別", "愛滋", "失智程度", "身心狀況", "自殺方式", "懷孕週數", "健檢項目", "醫囑",
                                "處方", "療程", "護理紀錄", "罪名", "刑期", "性傾向", "黨籍", "Dx", "ICD", "icd10", "hiv_status", "symptoms", "medication", "allergies");
  CAPTURE(header);
  const test::TemporaryDirectory directory;
  const auto inspection = inspect_file(directory.write("x.csv", header + (",類別\n" + times(30, "甲型,乙\n乙型,甲\n"))));
  REQUIRE(inspection);
  CHECK(column(*inspection, header).role == Role::sensitive_attribute);
  CHECK(column(*inspection, header).proposed().transform == "suppress");
}

TEST_CASE("who is ill is a person, what a person has is health data, and neither is found in words that only hold theirs") {
  struct Row {
    std::string header;
    ColumnKind kind;
  };
  const auto row = GENERATE(values<Row>({{"健檢者姓名", ColumnKind::person_name},
                                         {"癌友姓名", ColumnKind::person_name},
                                         {"失智症長者姓名", ColumnKind::person_name},
                                         {"自殺通報人", ColumnKind::person_name},
                                         {"自殺個案編號", ColumnKind::record_number},
                                         {"hiv_patient_id", ColumnKind::record_number},
                                         {"patient_medication_id", ColumnKind::record_number},
                                         {"hiv_patient_name", ColumnKind::person_name},
                                         {"hiv_patient_phone", ColumnKind::phone},
                                         {"診斷日期", ColumnKind::health},
                                         {"病患診斷", ColumnKind::health},
                                         {"學生健康狀況", ColumnKind::health},
                                         {"身心障礙學生", ColumnKind::health},
                                         {"patient_diagnosis", ColumnKind::health},
                                         {"diagnosis_date", ColumnKind::health},
                                         {"disease_name", ColumnKind::health},
                                         {"身體檢查", ColumnKind::health},
                                         {"團體健檢", ColumnKind::health},
                                         {"員工團體檢查異常項目", ColumnKind::health},
                                         {"媒體檢舉者體檢結果", ColumnKind::health},
                                         {"民間團體檢舉類別", ColumnKind::category},
                                         {"病患主訴", ColumnKind::health},
                                         {"媒體檢舉件數", ColumnKind::measure},
                                         {"房屋健檢件數", ColumnKind::measure},
                                         {"車體檢驗類別", ColumnKind::category},
                                         {"飼主訴求", ColumnKind::person_name},
                                         {"業主訴求說明", ColumnKind::free_text}}));
  CAPTURE(row.header);
  const test::TemporaryDirectory directory;
  const auto inspection = inspect_file(directory.write("x.csv", row.header + ",類別\n" + times(30, "甲型,乙\n乙型,甲\n")));
  REQUIRE(inspection);
  CHECK(name(column(*inspection, row.header).kind) == name(row.kind));
}

TEST_CASE("what only holds a word of counting counts nothing, nor what is not a number throughout") {
  const test::TemporaryDirectory directory;
  const auto kind = [&](const std::string& header, const std::string& rows) {
    const auto inspection = inspect_file(directory.write("x.csv", "分隊," + header + "\n" + rows));
    return inspection ? column(*inspection, header).kind : ColumnKind::unknown;
  };
  const std::string counts = times(30, "甲,3\n乙,5\n");
  CHECK(kind("聯絡人次要", times(30, "甲,912345678\n乙,912345679\n")) == ColumnKind::person_name);
  CHECK(kind("火災通報人次", counts) == ColumnKind::measure);
  CHECK(kind("癌症死亡人數", counts) == ColumnKind::measure);
  CHECK(kind("癌症死亡人數", counts + "丙,不詳\n") == ColumnKind::health);
}

TEST_CASE("days written in digits alone are days below a header that says so, and figures elsewhere") {
  const test::TemporaryDirectory directory;
  const auto kind = [&](const std::string& header, const std::string& cell) {
    const auto inspection = inspect_file(directory.write("x.csv", header + ",類別\n" + times(30, cell + ",甲\n")));
    return inspection ? column(*inspection, header).kind : ColumnKind::unknown;
  };
  CHECK(kind("派案日", "1130506") == ColumnKind::date);
  CHECK(kind("施打日(民國)", "1130506") == ColumnKind::date);
  CHECK(kind("施打日（民國）", "1130506") == ColumnKind::date);
  CHECK(kind("到期日", "20240506") == ColumnKind::date);
  CHECK(kind("假日", "1135006") == ColumnKind::measure);
  CHECK(kind("用水量", "1130506") == ColumnKind::measure);
}

TEST_CASE("identifiers under headers that say nothing are found by the shapes of their cells") {
  const test::TemporaryDirectory directory;
  const auto inspection = inspect_file(
      directory.write("x.csv", "甲欄,乙欄,丙欄,丁欄\nA123456789,0912-345-678,x@example.com,示範路12巷3號\n" +
                                   times(5, "B223456780,(02)27208889,y@example.com,示範路5號\n")));
  REQUIRE(inspection);
  CHECK(column(*inspection, "甲欄").kind == ColumnKind::national_id);
  CHECK(column(*inspection, "乙欄").kind == ColumnKind::phone);
  CHECK(column(*inspection, "丙欄").kind == ColumnKind::email);
  CHECK(column(*inspection, "丁欄").kind == ColumnKind::address);
}

TEST_CASE(
    "codes with leading zeros, phones and long digits stay strings, and figures are numbers, thousands separators or "
    "not") {
  const test::TemporaryDirectory directory;
  const auto inspection =
      inspect_file(directory.write("x.csv",
                                   "代碼,數值,小數,長號,千分位\n09007,12,1.50,12345678901234567,\"1,234\"\n"
                                   "09008,0,-0.5,12345678901234568,\"2,345\"\n"));
  REQUIRE(inspection);
  CHECK(column(*inspection, "代碼").type == FieldType::string);
  CHECK(column(*inspection, "數值").type == FieldType::integer);
  CHECK(column(*inspection, "小數").type == FieldType::decimal);
  CHECK(column(*inspection, "長號").type == FieldType::string);
  CHECK(column(*inspection, "千分位").type == FieldType::integer);
}

TEST_CASE("the proposed policy is complete and accepted, and neither it nor the report holds a cell's value") {
  const test::TemporaryDirectory directory;
  const auto inspection = inspect_file(directory.write("People List.csv", people));
  REQUIRE(inspection);
  const auto policy = parse_policy(policy_of(*inspection), "proposed.json");
  if (!policy) FAIL(format_error(policy.error(), Language::en));
  CHECK(policy->fields.size() == inspection->columns.size());
  CHECK(policy->dataset.id == "people-list");
  std::ostringstream all;
  write_json(*inspection, all);
  for (const auto language : {Language::en, Language::zh_tw}) {
    write_text(*inspection, language, all);
    write_policy(*inspection, language, all);
  }
  for (const char* value :
       {"甲小明", "A123456789", "0912345678", "a@example.com", "示範路", "0790102", "鳳山區", "狗叫", "0001"}) {
    CAPTURE(value);
    CHECK(all.str().find(value) == std::string::npos);
  }
}

TEST_CASE("distinct values are counted exactly up to the cap, which is said") {
  std::string bytes = "n,m\n";
  for (int i = 0; i < 100'050; ++i) bytes += std::to_string(i) + "," + std::to_string(i % 7) + "\n";
  const test::TemporaryDirectory directory;
  const auto inspection = inspect_file(directory.write("x.csv", bytes));
  REQUIRE(inspection);
  CHECK(inspection->columns[0].distinct == 100'000);
  CHECK(inspection->columns[0].distinct_capped);
  CHECK(inspection->columns[1].distinct == 7);
  CHECK_FALSE(inspection->columns[1].distinct_capped);
}

TEST_CASE("a name is a person's unless the word before it says what thing has it") {
  const test::TemporaryDirectory directory;
  const auto header = GENERATE(table<const char*, ColumnKind>({
      {"service_name", ColumnKind::category},
      {"ServiceName", ColumnKind::category},
      {"File Name", ColumnKind::category},
      {"name", ColumnKind::person_name},
      {"full_name", ColumnKind::person_name},
      {"service_owner_name", ColumnKind::person_name},
      {"pet_name", ColumnKind::person_name},
      {"service", ColumnKind::category},
      {"Story", ColumnKind::free_text},
  }));
  CAPTURE(std::get<0>(header));
  const auto inspection =
      inspect_file(directory.write("x.csv", std::string("n,") + std::get<0>(header) + "\n" + times(20, "1,甲\n")));
  REQUIRE(inspection);
  CHECK(name(inspection->columns[1].kind) == name(std::get<1>(header)));
}
