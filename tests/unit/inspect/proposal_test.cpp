#include <functional>
#include <random>

#include "inspect/person_column.hpp"
#include "support/catch.hpp"
#include "support/proposed.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;

namespace {

std::string two(unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); }

/// Service records of the usual kind, invented: everybody is unique by day and place.
std::string cases(std::size_t records) {
  std::mt19937 random(7);
  const auto any = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
  std::string out = "案件編號,受理日期,發生日期,案件類別,行政區,地址,陳情人,電話,年齡,性別,備註\n";
  for (std::size_t i = 0; i < records; ++i) {
    out += "AP" + std::to_string(10000 + i) + ",113/" + two(any(12) + 1) + "/" + two(any(28) + 1) + ",113/01/" +
           two(any(28) + 1) + ",類" + std::to_string(any(3)) + ",第" + std::to_string(any(4)) +
           "區,高雄市鳳山區示範路" + std::to_string(i + 1) + "號,甲小明,09" + std::to_string(10000000 + any(89999999)) +
           "," + std::to_string(18 + any(70)) + "," + (any(2) == 0 ? "男" : "女") + ",無\n";
  }
  return out;
}

const InspectedColumn& column(const Inspection& inspection, std::string_view source) {
  for (const auto& candidate : inspection.columns)
    if (candidate.source == source) return candidate;
  throw std::logic_error("no such column");
}

Inspection inspected(const test::TemporaryDirectory& directory, const std::string& name, const std::string& bytes) {
  auto inspection = inspect_file(directory.write(name, bytes));
  if (!inspection) throw std::runtime_error(format_error(inspection.error(), Language::en));
  return std::move(*inspection);
}

}  // namespace

TEST_CASE(
    "the proposed policy publishes as it stands, with what its trial said, and not everything is given up for it") {
  const auto records = GENERATE(std::size_t{60}, std::size_t{600}, std::size_t{6000});
  const test::TemporaryDirectory directory;
  const auto inspection = inspected(directory, "cases.csv", cases(records));
  REQUIRE_FALSE(inspection.rehearsal.obstacle);
  const auto published = test::publish_as_proposed(inspection, directory.path() / "catalog");
  if (!published) FAIL(format_error(published.error(), Language::en));
  CHECK(published->pipeline.records_out == inspection.rehearsal.records_out);
  CHECK(published->pipeline.records_suppressed * 20 <= records);
  CHECK(published->pipeline.smallest_class >= 5);
  CHECK(column(inspection, "案件類別").proposed().transform == "keep");
  CHECK(column(inspection, "發生日期").kind == ColumnKind::date);
}

TEST_CASE("more records leave finer levels") {
  const test::TemporaryDirectory directory;
  const auto kept = [&](std::size_t records) {
    const auto inspection = inspected(directory, "cases.csv", cases(records));
    std::size_t columns = 0;
    for (const auto& c : inspection.columns) columns += c.proposed().transform != "suppress" ? 1U : 0U;
    return columns;
  };
  CHECK(kept(60) < kept(6000));
}

TEST_CASE("what a combination of columns tells is said, and no value with it") {
  const test::TemporaryDirectory directory;
  const auto inspection = inspected(directory, "cases.csv", cases(600));
  REQUIRE_FALSE(inspection.combinations.empty());
  const Combination& first = inspection.combinations.front();
  CHECK(inspection.columns[first.columns.front()].source == "地址");
  CHECK(first.unique == 600);
  std::ostringstream out;
  for (const auto language : {Language::en, Language::zh_tw}) write_text(inspection, language, out);
  CHECK(out.str().find("地址: distinct 100.0%, unique 100.0%") != std::string::npos);
  CHECK(out.str().find("示範路") == std::string::npos);
}

TEST_CASE("a file of fewer persons than k, or of no records, is refused, and the proposal says so beforehand") {
  const test::TemporaryDirectory directory;
  const auto bytes = GENERATE(cases(4), cases(0), std::string("院區,科別,費用\n"));
  const auto inspection = inspected(directory, "cases.csv", bytes);
  REQUIRE(inspection.rehearsal.obstacle);
  const auto published = test::publish_as_proposed(inspection, directory.path() / "catalog");
  REQUIRE_FALSE(published);
  CHECK(published.error().message() == inspection.rehearsal.obstacle->message());
  std::ostringstream out;
  write_text(inspection, Language::en, out);
  CHECK(out.str().find("publish would refuse this policy") != std::string::npos);
}

TEST_CASE("a column that would leave personal data in the output is withheld, with the type") {
  std::string bytes = "類別,數量,乙欄\n";
  for (int i = 0; i < 100; ++i) bytes += "甲," + std::to_string(i) + "," + (i == 77 ? "0912345678" : "無") + "\n";
  const test::TemporaryDirectory directory;
  const auto inspection = inspected(directory, "x.csv", bytes);
  CHECK(column(inspection, "乙欄").proposed().transform == "suppress");
  CHECK(column(inspection, "乙欄").withheld_for == "PHONE");
  CHECK(test::publish_as_proposed(inspection, directory.path() / "catalog"));
}

namespace {

/// Rows of invented people under these headers: `cell(column, row)` of each.
std::string table_of(const std::vector<std::string>& headers,
                     const std::function<std::string(std::size_t, unsigned)>& cell, unsigned rows = 400) {
  std::string out;
  for (const auto& header : headers) out += (out.empty() ? "" : ",") + header;
  out += '\n';
  for (unsigned row = 0; row < rows; ++row) {
    for (std::size_t i = 0; i < headers.size(); ++i) out += (i == 0 ? "" : ",") + cell(i, row);
    out += '\n';
  }
  return out;
}

/// Scattered, and the same each time.
unsigned any(std::size_t column, unsigned row, unsigned below) {
  return static_cast<unsigned>((row * 2654435761U + column * 40503U) >> 7U) % below;
}

}  // namespace

TEST_CASE("whatever its headers say, a table that is not one of figures is published under k or not at all") {
  const auto headers = GENERATE(values<std::vector<std::string>>({{"甲", "乙", "丙", "丁", "戊"},
                                                                  {"院區", "科別", "確診", "住院天數", "費用"},
                                                                  {"班級", "座號", "國文", "數學", "英文"},
                                                                  {"year", "salary", "dept", "yob", "zipcode"},
                                                                  {"部門", "職稱", "月薪", "年資", "身高"},
                                                                  {"班別", "組別", "國文", "數學", "借書數量"},
                                                                  {"居住里", "年級", "低收", "障別", "金額"},
                                                                  {"居住里", "組別", "家戶人數", "金額", "期數"},
                                                                  {"col1", "col2", "col3", "col4", "col5"}}));
  CAPTURE(headers.front());
  const auto bytes = table_of(headers, [](std::size_t column, unsigned row) {
    return column < 2 ? "類" + std::to_string(any(column, row, 4)) : std::to_string(1000 + any(column, row, 60'000));
  });
  const test::TemporaryDirectory directory;
  const auto inspection = inspected(directory, "x.csv", bytes);
  CHECK(inspection.subject != Subject::figures);
  for (const auto& each : inspection.columns) CHECK(each.role != Role::insensitive);
  const auto published = test::publish_as_proposed(inspection, directory.path() / "catalog");
  CHECK(published.has_value() == !inspection.rehearsal.obstacle.has_value());
  if (!published) return;
  CHECK(published->risk.released.smallest() >= 5);
  CHECK(published->pipeline.smallest_class >= 5);
}

TEST_CASE("of very many quasi-identifiers those with the most values are withheld, so that the work stays bounded") {
  std::vector<std::string> headers;
  for (int i = 0; i < 50; ++i) headers.push_back("v" + std::to_string(i));
  const auto bytes = table_of(headers, [](std::size_t column, unsigned row) {
    return std::to_string(row % (2 + static_cast<unsigned>(column)));
  });
  const test::TemporaryDirectory directory;
  const auto inspection = inspected(directory, "x.csv", bytes);
  CHECK(inspection.columns.front().proposed().transform != "suppress");
  for (std::size_t i = 40; i < 50; ++i) CHECK(inspection.columns[i].proposed().transform == "suppress");
  CHECK(test::publish_as_proposed(inspection, directory.path() / "catalog"));
  // Also when all have as many.
  const auto alike = inspected(directory, "y.csv", table_of(headers, [](std::size_t, unsigned row) { return std::to_string(row % 2); }));
  CHECK(alike.columns.front().proposed().transform != "suppress");
  CHECK(alike.columns.back().proposed().transform == "suppress");
}

TEST_CASE("slips of the pen do not make days a table's periods: they stay quasi-identifiers, in whatever number") {
  const auto header = GENERATE(as<std::string>(), "日期", "某欄");
  const auto slips = GENERATE(0U, 1U, 2U, 20U, 40U);  // in a hundred
  CAPTURE(header, slips);
  const auto bytes = table_of({header, "區別", "件數"}, [&](std::size_t column, unsigned row) {
    if (column == 1) return "第" + std::to_string(any(1, row, 3)) + "區";
    if (column == 2) return std::to_string(any(2, row, 9));
    return row % 100 < slips ? std::string("不明") : "113/0" + std::to_string(1 + any(0, row, 9)) + "/" + two(1 + any(3, row, 28));
  });
  const test::TemporaryDirectory directory;
  const auto inspection = inspected(directory, "x.csv", bytes);
  CHECK(inspection.subject != Subject::figures);
  const auto& day = column(inspection, header);
  CHECK(day.role != Role::insensitive);
  CHECK(day.proposed().transform != "keep");
  if (slips <= 2) CHECK(day.treatments.front().transform == "generalize_date");
  CHECK(test::publish_as_proposed(inspection, directory.path() / "catalog"));
}

TEST_CASE("a table of figures says that it counts, or has one row a county") {
  struct Row {
    const char* header;
    bool figures;
  };
  const auto row = GENERATE(values<Row>({{"類別,件數", true},
                                         {"category,cases", true},
                                         {"類別,人數,比例", true},
                                         {"類別,件數,費用", false},
                                         {"類別,國文", false},
                                         {"類別,天數", false},
                                         {"類別,次數", false},
                                         {"件數,類別", false},  // texts under a header that counts
                                         {"員工,件數", false},
                                         {"類別,癌症死亡人數", true},
                                         {"類別,罪名件數", true},
                                         {"類別,身心障礙人數", true},
                                         {"category,allergy_cases", true},
                                         {"類別,火災通報人次", true},
                                         {"類別,癌症期別", false},
                                         {"癌症死亡人數,類別", false},  // texts
                                         {"category,value", false}}));
  CAPTURE(row.header);
  const std::string more = std::string(row.header).find(',') == std::string(row.header).rfind(',') ? "" : ",3";
  std::string bytes = std::string(row.header) + "\n";
  for (int i = 0; i < 60; ++i) bytes += "類" + std::to_string(i % 3) + "," + std::to_string(10 + i) + more + "\n";
  const test::TemporaryDirectory directory;
  CHECK((inspected(directory, "x.csv", bytes).subject == Subject::figures) == row.figures);
}

TEST_CASE("a table whose rows have numbers of their own is not one of figures, whatever is counted in it") {
  struct Row {
    const char* headers;
    const char* number;  ///< before the row's number
    int rows_each;       ///< that share a number
    Subject subject;
  };
  const auto row = GENERATE(values<Row>({{"學號,借閱件數,平均成績", "S", 1, Subject::persons},
                                         {"學號,借閱件數,平均成績", "S", 60, Subject::persons},
                                         {"員編,申請件數,申請金額", "E", 1, Subject::persons},
                                         {"工號,申請件數,申請金額", "", 1, Subject::persons},
                                         {"座號,借閱件數,平均成績", "", 1, Subject::persons},
                                         {"戶號,申請件數,補助金額", "H", 1, Subject::persons},
                                         {"讀者編號,借閱件數,平均成績", "R", 1, Subject::persons},
                                         {"學生證號,借閱件數,平均成績", "R", 1, Subject::persons},
                                         {"會員編號,借閱件數,平均金額", "M", 4, Subject::persons},
                                         {"會員代號,借閱件數,平均金額", "M", 4, Subject::persons},
                                         {"user,loan_count,amount", "u", 4, Subject::persons},
                                         {"student_id,loan_count,mean_mark", "S", 1, Subject::persons},
                                         {"staff_no,case_count,amount", "S", 1, Subject::persons},
                                         {"town_student_no,case_count,amount", "S", 1, Subject::persons},
                                         {"town_case_no,case_count,amount", "S", 1, Subject::events},
                                         {"鄉鎮學生編號,申請件數,補助金額", "S", 1, Subject::events},
                                         {"案號,申請件數,補助金額", "113-", 1, Subject::events},
                                         {"案號,申請件數,補助金額", "113-", 4, Subject::events},
                                         {"證號,申請件數,補助金額", "A", 1, Subject::events},
                                         {"編號,申請件數,補助金額", "", 1, Subject::events},
                                         {"代號,借閱件數,平均成績", "A", 1, Subject::events},
                                         {"某欄,借閱件數,平均成績", "113-00", 1, Subject::events},
                                         {"年籍,借閱件數,平均成績", "N", 1, Subject::events},
                                         {"hash,count,mean", "9f8e", 1, Subject::events},
                                         {"序號,申請件數,補助金額", "9", 1, Subject::events},  // not 1 … n
                                         {"里別,申請件數,心率", "里", 1, Subject::persons},
                                         {"里別,申請件數,體脂率", "里", 1, Subject::persons},
                                         {"序號,申請件數,補助金額", "", 1, Subject::figures},
                                         {"項次,申請件數,補助金額", "", 1, Subject::figures},
                                         {"路線編號,載客人次,平均", "R", 12, Subject::figures},
                                         {"鄉鎮編號,申請件數,補助金額", "6400", 1, Subject::figures},
                                         {"里編號,申請件數,補助金額", "6400", 1, Subject::figures},
                                         {"選區編號,投票人數,投票率", "0", 1, Subject::figures},
                                         {"投開票所別,投票人數,投票率", "00", 1, Subject::figures},
                                         {"統計區代碼,人口數,面積", "A67-", 1, Subject::figures},
                                         {"CODEBASE,H_CNT,P_CNT", "A67-", 1, Subject::figures},
                                         {"案號,癌症人數,補助金額", "113-", 1, Subject::events},
                                         {"學號,過敏件數,平均成績", "S", 1, Subject::persons},
                                         {"學校代碼,學生數,班級數", "0", 1, Subject::figures},
                                         {"車站代號,旅客人次,平均", "A", 1, Subject::figures},
                                         {"住院代號,申請件數,平均", "A", 1, Subject::events},
                                         {"統計季,件數,金額", "113Q", 1, Subject::figures},
                                         {"user_count,cases,area", "約", 1, Subject::figures},
                                         {"village_no,cases,area", "V", 1, Subject::figures},
                                         {"月份別,件數,金額", "2024-", 1, Subject::figures},
                                         {"period,cases,amount", "113Q", 1, Subject::figures},
                                         {"級距,家數,金額", "1-", 1, Subject::figures},
                                         {"志工隊,服務人次,金額", "隊", 1, Subject::figures},
                                         {"圖書館,借閱人次,面積", "館", 1, Subject::figures}}));
  CAPTURE(row.headers, row.number, row.rows_each);
  std::string bytes = std::string(row.headers) + "\n";
  for (int i = 0; i < 240; ++i)
    bytes += row.number + std::to_string(1 + i / row.rows_each) + "," + std::to_string(i % 40) + "," +
             std::to_string(60 + i % 37) + "\n";
  const test::TemporaryDirectory directory;
  const auto inspection = inspected(directory, "x.csv", bytes);
  CHECK(inspection.subject == row.subject);
  for (const auto& each : inspection.columns)
    CHECK((row.subject == Subject::figures || each.role != Role::insensitive));
}

TEST_CASE("counts of the ill are published in a table of figures, and withheld beside a person") {
  const auto* first = GENERATE("行政區", "姓名");
  std::string bytes = std::string("年度,") + first + ",癌症死亡人數\n";
  for (int i = 0; i < 60; ++i) bytes += "113,某" + std::to_string(i % 20) + "區," + std::to_string(i) + "\n";
  const test::TemporaryDirectory directory;
  const auto inspection = inspected(directory, "x.csv", bytes);
  const bool figures = first == std::string("行政區");
  CHECK((inspection.subject == Subject::figures) == figures);
  CHECK(column(inspection, first).proposed().transform == (figures ? "keep" : "suppress"));
  const auto& deaths = column(inspection, "癌症死亡人數");
  CHECK(deaths.proposed().transform == (figures ? "keep" : "suppress"));
  CHECK(deaths.role == (figures ? Role::insensitive : Role::sensitive_attribute));
  CHECK((deaths.published_type == FieldType::integer) == figures);
}

TEST_CASE("a person's code is withheld, however many rows each of few persons has") {
  struct Row {
    const char* header;
    const char* number;  ///< before the person's number
    unsigned persons;
    ColumnKind kind;
  };
  const auto row = GENERATE(values<Row>({{"志工代號", "V10", 20, ColumnKind::record_number},
                                         {"會員代號", "M10", 20, ColumnKind::record_number},
                                         {"會員代號", "", 40, ColumnKind::record_number},
                                         {"會員", "M10", 20, ColumnKind::record_number},
                                         {"會員", "是", 2, ColumnKind::category},
                                         {"教師", "", 20, ColumnKind::measure},
                                         {"user", "u10", 20, ColumnKind::record_number},
                                         {"user", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a",
                                          20, ColumnKind::record_number},
                                         {"member", "alice", 5, ColumnKind::record_number},
                                         {"user", "A1234567", 20, ColumnKind::national_id},
                                         {"身分代號", "M10", 20, ColumnKind::record_number},
                                         {"身分別", "M10", 20, ColumnKind::record_number},
                                         {"身分別", "A1234567", 20, ColumnKind::national_id},
                                         {"身份代碼", "", 20, ColumnKind::record_number},
                                         {"身分代號", "M", 5, ColumnKind::attribute},
                                         {"身分別", "第一款", 20, ColumnKind::attribute},
                                         {"user_count", "", 20, ColumnKind::measure},
                                         {"staff_cost", "7.", 20, ColumnKind::measure},
                                         {"member_since", "2024-01-", 12, ColumnKind::date},
                                         {"里別", "里", 20, ColumnKind::district}}));
  CAPTURE(row.header, row.number, row.persons);
  const auto bytes = table_of({row.header, "件數", "金額"}, [&](std::size_t column, unsigned i) {
    return column == 0 ? row.number + std::to_string(10 + i % row.persons) : std::to_string(any(column, i, 40));
  });
  const test::TemporaryDirectory directory;
  const auto inspection = inspected(directory, "x.csv", bytes);
  const auto& first = inspection.columns.front();
  CHECK(first.kind == row.kind);
  CHECK((first.role == Role::direct_identifier) == (row.kind < ColumnKind::date));
  if (row.kind <= ColumnKind::attribute && row.kind != ColumnKind::district) CHECK(first.role != Role::insensitive);
  if (row.kind == ColumnKind::record_number) CHECK(inspection.subject == Subject::persons);
}

TEST_CASE("rows that are numbered from one to the total above them stay figures") {
  std::string bytes = "序號,行政區,件數\n";
  for (int i = 1; i <= 38; ++i) bytes += std::to_string(i) + ",三民區," + std::to_string(7 * i) + "\n";
  const test::TemporaryDirectory directory;
  CHECK(inspected(directory, "x.csv", bytes + "合計,全市,5187\n").subject == Subject::figures);
}

TEST_CASE("a list of all counties is a table of figures, a few places or one twice are not") {
  struct Row {
    const char *first, *last;
    int rows;
    bool figures;
  };
  const auto row = GENERATE(values<Row>({{"縣", "甲乙", 20, true},
                                         {"縣", "甲乙", 19, false},  // as many people may live in different ones
                                         {"里", "甲乙", 20, false},
                                         {"縣", "甲甲", 20, false}}));
  CAPTURE(row.first, row.last, row.rows);
  const std::string names = "子丑寅卯辰巳午未申酉戌亥金木水火土日月";
  std::string bytes = "縣市,可留容,在養\n";
  for (int i = 0; i + 1 < row.rows; ++i)
    bytes += "甲" + names.substr(static_cast<std::size_t>(i) * 3, 3) + row.first + "," + std::to_string(i) + ",3\n";
  bytes += std::string(row.last == std::string("甲乙") ? "甲乙" : "甲子") + row.first + ",9,3\n";
  const test::TemporaryDirectory directory;
  CHECK((inspected(directory, "x.csv", bytes).subject == Subject::figures) == row.figures);
}

TEST_CASE("figures of areas and periods are published whole, and small counts are named") {
  std::string bytes = "統計期,行政區,村里別,人口數,件數\n";
  for (int i = 0; i < 30; ++i)
    bytes += "113年,富里鄉,吳江村," + std::to_string(1000 + i) + "," + std::to_string(i % 6) + "\n";
  const test::TemporaryDirectory directory;
  const auto inspection = inspected(directory, "x.csv", bytes);
  CHECK(inspection.subject == Subject::figures);
  CHECK(column(inspection, "村里別").proposed().transform == "keep");
  CHECK(column(inspection, "件數").small_counts == 20);
  const auto published = test::publish_as_proposed(inspection, directory.path() / "catalog");
  if (!published) FAIL(format_error(published.error(), Language::en));
  CHECK(published->pipeline.records_out == 30);
}

TEST_CASE(
    "one person's many records do not make a class: k counts identity numbers where nearly all records have one") {
  std::string bytes = "身分證字號,類別,年齡\n";
  for (int i = 0; i < 60; ++i)
    bytes += "A12345678" + std::to_string(i % 10) + "," + (i % 10 < 3 ? "甲" : "乙") + ",30\n";
  const test::TemporaryDirectory directory;
  const auto inspection = inspected(directory, "x.csv", bytes);
  CHECK(inspection.person == "身分證字號");
  CHECK(column(inspection, "類別").proposed().transform == "suppress");
  CHECK(inspection.rehearsal.smallest_class == 10);
}

TEST_CASE("k counts persons by what tells them apart where nobody has an identity number") {
  struct Row {
    const char* header;  ///< of a column of ten, a column of four, and one of as many as there are rows
    const char* person;
  };
  const auto row = GENERATE(values<Row>({{"姓名,類別,備考", "姓名"},
                                         {"學號,類別,備考", "學號"},
                                         {"病歷號碼,類別,備考", "病歷號碼"},
                                         {"MRN,類別,備考", "MRN"},
                                         {"讀者證號,類別,備考", "讀者證號"},
                                         {"聯絡電話,類別,備考", "聯絡電話"},
                                         {"E-mail,類別,備考", "E-mail"},
                                         {"車牌號碼,類別,備考", "車牌號碼"},
                                         {"案號,類別,備考", "案號"},
                                         {"序號,類別,飼主", "飼主"},
                                         {"通報人,類別,飼主", "飼主"},
                                         {"姓名,類別,聯絡電話", "聯絡電話"},
                                         {"受訓人員姓名,類別,備考", "受訓人員姓名"},
                                         {"隔離人員,類別,備考", "隔離人員"},
                                         {"社工服務對象姓名,類別,備考", "社工服務對象姓名"},
                                         {"健檢者姓名,類別,備考", "健檢者姓名"},
                                         {"hiv_patient_id,類別,備考", "hiv_patient_id"},
                                         {"承辦人,類別,備考", ""},
                                         {"承辦人員姓名,類別,備考", ""},
                                         {"稽查人員,類別,備考", ""},
                                         {"社工姓名,類別,備考", ""},
                                         {"個案社工,類別,備考", ""},
                                         {"鄉鎮代碼,類別,備考", ""},
                                         {"備考,姓名,類別", ""}}));
  CAPTURE(row.header);
  std::string bytes = row.header + std::string("\n");
  for (int i = 0; i < 60; ++i)
    bytes += "P" + std::to_string(100 + i % 10) + "," + (i % 10 < 3 ? "甲" : i % 10 < 6 ? "乙" : "丙") + ",Q" +
             std::to_string(200 + i) + "\n";
  const test::TemporaryDirectory directory;
  const auto inspection = inspected(directory, "x.csv", bytes);
  CHECK(inspection.person == row.person);
  std::ostringstream out;
  write_text(inspection, Language::en, out);
  CHECK((out.str().find("\nk counts by: " + inspection.person + "\n") == std::string::npos) == inspection.person.empty());
  if (inspection.person == inspection.columns.front().source)
    CHECK(column(inspection, "類別").proposed().transform == "suppress");
}

TEST_CASE("a column that counts people names none, and k does not count by it") {
  std::string bytes = "分隊,火災通報人次\n";
  for (int i = 0; i < 60; ++i) bytes += (i % 2 == 0 ? "甲," : "乙,") + std::to_string(i % 20) + "\n";
  const test::TemporaryDirectory directory;
  const auto inspection = inspected(directory, "x.csv", bytes);
  CHECK(column(inspection, "火災通報人次").kind == ColumnKind::measure);
  CHECK(inspection.person.empty());
}

TEST_CASE("values that are too many to count may tell persons apart, and cases") {
  struct Row {
    const char* source;
    ColumnKind kind;
    bool capped, chosen;
  };
  const auto row = GENERATE(values<Row>({{"電話", ColumnKind::phone, true, true},
                                         {"電話", ColumnKind::phone, false, false},
                                         {"案號", ColumnKind::record_number, true, true},
                                         {"案號", ColumnKind::record_number, false, false}}));
  CAPTURE(row.source, row.capped);
  InspectedColumn column;
  column.source = row.source;
  column.kind = row.kind;
  column.present = 2'100'000;
  column.distinct = 100'000;
  column.distinct_capped = row.capped;
  CHECK(inspect::person_column({column}) == (row.chosen ? row.source : ""));
}

TEST_CASE("a telephone that has very many rows is an office's, a person's number or name is a person's all the same") {
  const auto* header = GENERATE("單位電話", "學號", "姓名");
  std::string bytes = header + std::string(",類別\n");
  for (int i = 0; i < 300; ++i) bytes += "P" + std::to_string(100 + i % 10) + ",甲\n";
  const test::TemporaryDirectory directory;
  CHECK(inspected(directory, "x.csv", bytes).person == (header == std::string("單位電話") ? "" : header));
}

TEST_CASE("slips of the pen in dates, ages and counts are withheld, not a reason to refuse") {
  std::string bytes = "陳情人,日期,年齡,次數\n";
  for (int i = 0; i < 100; ++i)
    bytes += i == 5 ? "甲,不詳,約四十,\"1,200\"\n"
                    : "甲,113/05/0" + std::to_string(i % 9 + 1) + "," + std::to_string(30 + i % 3) + "," +
                          std::to_string(i % 4) + "\n";
  const test::TemporaryDirectory directory;
  const auto inspection = inspected(directory, "x.csv", bytes);
  REQUIRE_FALSE(inspection.rehearsal.obstacle);
  CHECK(column(inspection, "日期").proposed().transform == "generalize_date");
  CHECK(column(inspection, "年齡").proposed().transform == "generalize_number");
  CHECK(test::publish_as_proposed(inspection, directory.path() / "catalog"));
}

TEST_CASE("files whose names have no Latin letters become different datasets") {
  const test::TemporaryDirectory directory;
  const auto id_of = [&](const std::string& name) {
    const auto policy = parse_policy(test::proposed_policy(inspected(directory, name, cases(60))), name);
    return policy ? policy->dataset.id : std::string();
  };
  CHECK(id_of("案件清冊.csv") != id_of("認養清冊.csv"));
  CHECK(id_of("Case List.csv") == "case-list");
}

TEST_CASE("the policy that is written has a comment on every column, in both languages, and is read back") {
  const test::TemporaryDirectory directory;
  const auto inspection = inspected(directory, "cases.csv", cases(60));
  for (const auto language : {Language::en, Language::zh_tw}) {
    const std::string text = test::proposed_policy(inspection, language);
    CHECK(text.find(language == Language::en ? "// telephone number: names a person" : "// 電話號碼：可直接識別") !=
          std::string::npos);
    const auto policy = parse_policy(text, "proposed.json");
    if (!policy) FAIL(format_error(policy.error(), Language::en));
    CHECK(policy->fields.size() == inspection.columns.size());
  }
}
