#include <algorithm>
#include <opendata/quality.hpp>

#include "support/catch.hpp"
#include "support/ods.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using quality::Check;
using quality::State;

namespace {

/// A table with nothing wrong with it, and a description that fits.
const std::string good_csv =
    "編號,日期,數量,經度,緯度,備註\r\n"
    "A01,2024-05-01,1,120.30,22.60,一\r\n"
    "A02,2024-05-02,2,120.31,22.61,二\r\n"
    "A03,2024-05-03,3,120.32,22.62,三\r\n";

/// The same table as a spreadsheet.
void write_ods(const std::filesystem::path& file) {
  namespace ods = test::ods;
  ods::write(file, ods::document(ods::sheet(ods::texts("編號|日期|數量|經度|緯度|備註") + ods::texts("A01|2024-05-01|1|120.30|22.60|一") +
                                            ods::texts("A02|2024-05-02|2|120.31|22.61|二"))));
}

std::string described(const std::string& format = "CSV", const std::string& encoding = "UTF-8",
                      const std::string& fields = "編號、日期、數量、經度、緯度、備註", const std::string& title = "示範資料",
                      const std::string& address = "data.csv", const std::string& more = R"(,{"format":"ODS","downloadURL":"data.ods"})") {
  return R"({"title":")" + title + R"(","description":"每月彙整之示範資料","fieldDescription":")" + fields +
         R"(","accrualPeriodicity":"每月","modified":"2024-05-06 00:00:00","distribution":[{"format":")" + format +
         R"(","downloadURL":")" + address + R"(","characterSetCode":")" + encoding + "\"}" + more + "]}";
}

/// The names of the checks that fail, in order.
std::string failed(const quality::Report& report) {
  std::string out;
  for (const auto& dataset : report.datasets) {
    for (const auto& check : quality::checks()) {
      if (dataset.state(check.check) == State::failed) out += (out.empty() ? "" : " ") + std::string(check.name);
    }
  }
  return out;
}

quality::Report check_with(const std::string& csv, const std::string& metadata, const std::string& as_of = "2024-05-20") {
  const test::TemporaryDirectory directory;
  directory.write("data.csv", csv);
  write_ods(directory.path() / "data.ods");
  directory.write("meta.json", metadata);
  const auto report = quality::check({directory.path(), {}, as_of});
  if (!report) FAIL(format_error(report.error(), Language::en));
  return *report;
}

std::string failed_alone(const std::string& csv) {
  const test::TemporaryDirectory directory;
  const auto report = quality::check({directory.write("data.csv", csv), {}, "2024-05-20"});
  if (!report) FAIL(format_error(report.error(), Language::en));
  return failed(*report);
}

std::string with_row(const std::string& row) { return good_csv + row + "\r\n"; }

/// 22 rows of one column, the first ones as given: 10, 11, … 31 after `usual`.
std::string column_of(const std::string& name, const std::string& usual, const std::vector<std::string>& others) {
  std::string out = "id," + name + "\r\n";
  for (std::size_t i = 0; i < 22; ++i)
    out += std::to_string(i) + "," + (i < others.size() ? others[i] : usual + std::to_string(10 + i)) + "\r\n";
  return out;
}

}  // namespace

TEST_CASE("A good table with a fitting description passes every check that can be made here", "[quality]") {
  const auto report = check_with(good_csv, described());
  CHECK(failed(report) == "");
  REQUIRE(report.datasets.size() == 1);
  const auto& dataset = report.datasets[0];
  CHECK(dataset.findings.empty());
  CHECK(dataset.files.at(0).rows == 3);
  for (const auto& check : quality::checks()) {
    CAPTURE(check.name);
    CHECK(dataset.state(check.check) == State::passed);
  }
}

TEST_CASE("Each check fails alone where only it should", "[quality]") {
  struct Row {
    const char* check;
    std::string csv, metadata;
  };
  const Row rows[] = {
      {"linkable", good_csv, described("CSV", "UTF-8", "編號、日期、數量、經度、緯度、備註", "示範資料", "lost.csv")},
      {"downloadable", "<!DOCTYPE html><html><body>請先登入</body></html>", described()},
      {"downloadable", "", described()},
      {"structure", good_csv, described("XML")},
      {"structure", "%PDF-1.7", described("PDF")},
      {"encoding_match", "\xBD\x73\xB8\xB9,b\r\n1,2\r\n", described("CSV", "UTF-8", "編號、b")},
      {"desc_match", good_csv, described("CSV", "UTF-8", "編號、日期、數量、經度、緯度")},
      {"desc_match", good_csv, described("CSV", "UTF-8", "日期、編號、數量、經度、緯度、備註")},
      {"csv", with_row("A04,2024-05-04,4,120.33,22.63"), described()},
      {"csv", "示範資料一覽表,,,,,\r\n" + good_csv, described()},
      {"duplicates", with_row("A03,2024-05-03,3,120.32,22.62,三"), described()},
      {"stale", good_csv, described()},
      {"odf", good_csv, described("CSV", "UTF-8", "編號、日期、數量、經度、緯度、備註", "示範資料", "data.csv", "")},
      {"record", good_csv, described("CSV", "UTF-8", "編號、日期、數量、經度、緯度、備註", "TODO 標題")},
  };
  for (const Row& row : rows) {
    CAPTURE(row.check);
    const bool late = std::string_view(row.check) == "stale";
    CHECK(failed(check_with(row.csv, row.metadata, late ? "2024-08-01" : "2024-05-20")) == row.check);
  }
}

TEST_CASE("What a column holds is judged by most of its cells", "[quality][columns]") {
  struct Row {
    const char* check;
    std::string csv;
  };
  const Row rows[] = {
      {"empty_columns", "a,b\r\n1,\r\n2,\r\n"},
      {"mixed_types", column_of("數量", "", {"不詳"})},
      {"mixed_types", column_of("樓層", "", {"3樓"})},
      {"calendars", column_of("日期", "2024-05-", {"113/05/06"})},
      {"calendars", "民國日期\r\n2024-05-06\r\n2024-05-07\r\n"},
      {"calendars", column_of("年度", "20", {"113", "112"})},
      {"dates", column_of("日期", "2024-05-", {"2024-02-30"})},
      {"dates", column_of("日期", "2024-05-", {"9999-12-31"})},
      {"coordinates", column_of("經度", "120.", {"22.61"})},
      {"coordinates", column_of("緯度", "22.", {"0"})},
      {"coordinates", column_of("緯度", "22.", {"48.85"})},
      {"coordinates", column_of("經度", "22.", {})},
      {"cell_form", column_of("名稱", "甲乙", {"\" 甲乙\""})},
      {"cell_form", column_of("人口", "1", {"\"1,234\""})},
      {"cell_form", column_of("編號", "'0943", {})},
      {"csv cell_form", "編號\r\n=\"007\"\r\n=\"008\"\r\n"},
      {"csv", "名稱\r\n3\"管\r\n"},
      {"csv", "a,b,\r\n1,2,x\r\n"},
      {"csv", "a,a\r\nx,y\r\n"},
      {"structure", "a,b\r\n1,\"open\r\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.check, row.csv);
    CHECK(failed_alone(row.csv) == row.check);
  }
}

TEST_CASE("Codes, mixed numbers of houses, notes and places abroad are no faults", "[quality][columns]") {
  for (const std::string& csv :
       {column_of("門牌", "", {"12-1", "3之2", "A12"}), column_of("案號", "1130", {"1139999", "1130230"}),
        column_of("電話", "07-12345", {"0912345678"}), column_of("備註", "說明", {"3樓", "無", "113/05/06"}),
        column_of("緯度", "48.", {}), column_of("X", "", {"0", "2", "40"}), column_of("X", "0.", {}), column_of("數量", "", {"-", "N/A", "無"}), column_of("版本", "1.2.", {}),
        std::string("a\r\n1\r\n2\r\n"), column_of("代碼", "000", {})}) {
    CAPTURE(csv);
    CHECK(failed_alone(csv) == "");
  }
}

TEST_CASE("A finding says where, and never what a cell holds", "[quality]") {
  const auto report = check_with(with_row("A04,2024-05-04,秘密值,120.33,22.63"), described());
  REQUIRE(report.datasets.at(0).findings.size() == 1);
  const auto& finding = report.datasets[0].findings[0];
  CHECK(finding.file == "data.csv");
  CHECK(finding.row == 5);
  CHECK(sentence(finding, Language::en) == "1 rows have another number of cells than the header");
  CHECK(quality::format_json(report).find("秘密值") == std::string::npos);
  CHECK(quality::format_page(report).find("秘密值") == std::string::npos);
}

TEST_CASE("A file without a header row is a fault of the table, and its first row is not taken for names", "[quality]") {
  const test::TemporaryDirectory directory;
  const auto report = quality::check(
      {directory.write("data.csv", "09,007,00,020,塘岐村\r\n09,007,00,030,青帆村\r\n09,007,00,040,中柳村\r\n"), {}, {}});
  REQUIRE(report);
  CHECK(failed(*report) == "csv");
  CHECK(quality::format_json(*report).find("塘岐村") == std::string::npos);
}

TEST_CASE("Encodings of the Big5 family are one declaration", "[quality][encoding]") {
  const std::string big5 = "\xBD\x73\xB8\xB9,b\r\n\xA4\x40,2\r\n";
  CHECK(failed(check_with(big5, described("CSV", "BIG-5", "編號、b"))) == "");
  CHECK(failed(check_with(good_csv, described("CSV", "BIG5"))) == "encoding_match");
  const auto report = check_with("\xEF\xBB\xBF" + good_csv, described());
  CHECK(failed(report) == "");
  CHECK(report.datasets.at(0).files.at(0).byte_order_mark);
}

TEST_CASE("An address on the network is not followed, and said so; a copy beside the description is read", "[quality]") {
  const auto remote = described("CSV", "UTF-8", "編號、日期、數量、經度、緯度、備註", "示範資料", "https://e.tw/get/data.csv?x=1");
  const auto report = check_with(good_csv, remote);
  CHECK(failed(report) == "");
  CHECK(report.datasets.at(0).state(Check::csv) == State::passed);
  CHECK(report.datasets.at(0).state(Check::linkable) == State::not_checked);
  const test::TemporaryDirectory alone;
  alone.write("meta.json", described("CSV", "UTF-8", "編號、日期、數量、經度、緯度、備註", "示範資料", "https://e.tw/get/data.csv?x=1", ""));
  const auto unread = quality::check({alone.path(), {}, {}});
  REQUIRE(unread);
  CHECK(unread->datasets.at(0).state(Check::linkable) == State::not_checked);
  CHECK(unread->datasets.at(0).state(Check::downloadable) == State::not_checked);
  CHECK(unread->datasets.at(0).state(Check::csv) == State::not_applicable);
}

TEST_CASE("One list of headings for all files is held against tables with headings only", "[quality][dgtw]") {
  const test::TemporaryDirectory directory;
  directory.write("data.json", R"([{"id":"A01"}])");
  directory.write("meta.json", described("JSON", "UTF-8", "編號", "示範資料", "data.json", ""));
  CHECK(failed(*quality::check({directory.path(), {}, {}})) == "");
}

TEST_CASE("A path that leaves the folder is not followed", "[quality]") {
  const auto report = check_with(good_csv, described("CSV", "UTF-8", "編號、日期、數量、經度、緯度、備註", "示範資料", "../../etc/passwd"));
  CHECK(failed(report).starts_with("linkable"));
  CHECK(report.datasets.at(0).files.size() == 1);  // data.ods alone
}

TEST_CASE("A single file takes the description that is named, or the one beside it", "[quality]") {
  const test::TemporaryDirectory directory;
  const auto data = directory.write("data.csv", good_csv);
  const auto wrong = directory.write("wrong.json", described("CSV", "UTF-8", "甲、乙"));
  CHECK(failed(*quality::check({data, wrong, {}})) == "desc_match");
  CHECK(failed(*quality::check({data, {}, {}})) == "");
  directory.write("data.csv-metadata.json", R"({"@context":"http://www.w3.org/ns/csvw","url":"data.csv","tableSchema":{"columns":[{"titles":"甲"}]}})");
  CHECK(failed(*quality::check({data, {}, {}})) == "desc_match");
  const auto no_description = quality::check({data, data, {}});
  REQUIRE_FALSE(no_description);
  CHECK(no_description.error().code() == Errc::bad_structure);
  CHECK(quality::check({directory.path() / "lost.csv", {}, {}}).error().code() == Errc::not_found);
}

TEST_CASE("A data package's sizes, hashes and types are held against the file", "[quality][frictionless]") {
  const auto package = [](const std::string& more) {
    return R"({"resources":[{"name":"d","path":"data.csv","encoding":"utf-8","schema":{"fields":[{"name":"編號","type":"string"},{"name":"日期","type":"date"},
      {"name":"數量","type":"integer"},{"name":"經度","type":"number"},{"name":"緯度","type":"number"},{"name":"備註","type":"string"}]})" + more + R"(},{"name":"o","path":"data.ods"}]})";
  };
  const auto checks_of = [&](const std::string& csv, const std::string& more) {
    const test::TemporaryDirectory directory;
    directory.write("data.csv", csv);
    write_ods(directory.path() / "data.ods");
    directory.write("datapackage.json", package(more));
    return failed(*quality::check({directory.path(), {}, {}}));
  };
  CHECK(checks_of(good_csv, "") == "");
  CHECK(checks_of(good_csv, ",\"bytes\":3") == "downloadable");
  CHECK(checks_of(good_csv, ",\"hash\":\"sha256:00\"") == "downloadable");
  CHECK(checks_of(with_row("A04,2024-05-04,4.5,120.33,22.63,四"), "") == "mixed_types");
}

TEST_CASE("JSON records are a table as well", "[quality][json]") {
  const test::TemporaryDirectory directory;
  CHECK(failed(*quality::check({directory.write("a.json", R"([{"日期":"2024-05-06","n":1},{"日期":"113/05/06","n":2},{"日期":"2024-05-07","n":2}])"), {}, {}})) == "calendars");
  CHECK(failed(*quality::check({directory.write("b.json", R"([{"a":1},{"a":)"), {}, {}})) == "structure");
  CHECK(failed(*quality::check({directory.write("c.geojson", R"({"type":"FeatureCollection","features":[]})"), {}, {}})) == "");
}

TEST_CASE("Reports stand in JSON and as a page in both languages, without scripts", "[quality][report]") {
  const auto report = check_with(with_row("A03,2024-05-03,3,120.32,22.62,三"), described());
  const auto page = quality::format_page(report);
  CHECK(page.find("重複") != std::string::npos);
  CHECK(page.find("word for word") != std::string::npos);
  CHECK(page.find("<script") == std::string::npos);
  const auto json = quality::format_json(report);
  CHECK(json.find("\"duplicates\": \"failed\"") != std::string::npos);
  CHECK(json.find("\"linkable\": \"passed\"") != std::string::npos);
}
