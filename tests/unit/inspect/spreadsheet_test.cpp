#include <opendata/inspect.hpp>
#include <opendata/policy.hpp>
#include <sstream>

#include "support/catch.hpp"
#include "support/ods.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
namespace ods = test::ods;

namespace {

std::string cases(int records) {
  std::string rows = ods::texts("統計表") + ods::texts("行政區|件數|日期|");
  for (int i = 0; i < records; ++i)
    rows += ods::row(ods::text(i % 2 == 0 ? "三民區" : "苓雅區") + ods::number(std::to_string(100 + i % 3), "1,00" + std::to_string(i % 3)) +
                     ods::cell("<text:p>114/01</text:p>", " office:value-type=\"date\" office:date-value=\"2025-01-10\""));
  return rows;
}

std::string policy_of(const Inspection& inspection) {
  std::ostringstream out;
  write_policy(inspection, Language::en, out);
  return out.str();
}

std::string text_of(const Inspection& inspection) {
  std::ostringstream out;
  write_text(inspection, Language::en, out);
  return out.str();
}

}  // namespace

TEST_CASE("A spreadsheet is inspected as it stands: title row, types by value, a policy that was tried on it", "[inspect][ods]") {
  const test::TemporaryDirectory directory;
  const auto file = directory.path() / "cases.ods";
  ods::write(file, ods::document(ods::sheet(cases(60)) + ods::sheet("", "Sheet2")));
  const auto inspection = inspect_file(file.string());
  if (!inspection) FAIL(format_error(inspection.error(), Language::en));
  CHECK(inspection->input.format == InputFormat::ods);
  CHECK(inspection->input.title_rows == 1);
  CHECK(inspection->input.sheet.empty());
  CHECK(inspection->report.records == 60);
  CHECK(inspection->encoding_certain);
  REQUIRE(inspection->columns.size() == 3);
  CHECK(inspection->columns[1].type == FieldType::integer);
  CHECK(inspection->columns[2].type == FieldType::date);
  CHECK_FALSE(inspection->rehearsal.obstacle);
  CHECK(inspection->rehearsal.records_out == 60);
  const auto policy = parse_policy(policy_of(*inspection), "p.json");
  if (!policy) FAIL(format_error(policy.error(), Language::en));
  CHECK(policy->input.format == InputFormat::ods);
}

TEST_CASE("Of several sheets inspect takes the first, says which there are, and names it in the policy", "[inspect][ods]") {
  const test::TemporaryDirectory directory;
  const auto file = directory.path() / "cases.ods";
  ods::write(file, ods::document(ods::sheet(cases(60), "一月") + ods::sheet(cases(40), "二月")));
  const auto first = inspect_file(file.string()).value();
  CHECK(first.report.records == 60);
  CHECK(first.input.sheet == "一月");
  CHECK(first.sheets == std::vector<std::string>{"一月", "二月"});
  CHECK(text_of(first).find("一月, 二月") != std::string::npos);
  CHECK(parse_policy(policy_of(first), "p.json").value().input.sheet == "一月");
  CHECK(inspect_file(file.string(), std::nullopt, "二月").value().report.records == 40);
  CHECK_FALSE(inspect_file(file.string(), std::nullopt, "三月"));
  CHECK(inspect_file(directory.write("a.csv", "a,b\n1,2\n"), std::nullopt, "二月").error().code() == Errc::invalid_argument);
}

TEST_CASE("The header of a sheet is judged as that of CSV, also where its rows end early", "[inspect][ods]") {
  struct Sheet {
    const char* what;
    std::string rows;
    std::size_t header_rows;
    std::vector<std::string> columns;
  };
  const auto sheet = GENERATE(values<Sheet>({
      {"merged cells that a second row divides",
       ods::texts("地區|人口") + ods::texts("|男|女") + ods::texts("三民區|1|2") + ods::texts("苓雅區|5|6"), 2,
       {"地區", "人口-男", "人口-女"}},
      {"no name at the end", ods::texts("行政區|件數") + ods::texts("三民區|10|好") + ods::texts("苓雅區|11|壞"), 1,
       {"行政區", "件數", "欄3"}},
      {"no header", ods::texts("王小明|三民區") + ods::texts("陳美玲|苓雅區") + ods::texts("林志豪|左營區"), 0,
       {"欄1", "欄2"}},
  }));
  CAPTURE(sheet.what);
  const test::TemporaryDirectory directory;
  const auto file = directory.path() / "x.ods";
  ods::write(file, ods::document(ods::sheet(sheet.rows)));
  const auto inspection = inspect_file(file.string());
  if (!inspection) FAIL(format_error(inspection.error(), Language::en));
  CHECK(inspection->input.header_rows == sheet.header_rows);
  CHECK(inspection->input.columns == sheet.columns);
  CHECK(inspection->report.records == (sheet.header_rows == 0 ? 3 : 2));
}

TEST_CASE("A spreadsheet that holds nothing, and one that unpacks beyond the limit, are refused", "[inspect][ods]") {
  const test::TemporaryDirectory directory;
  const auto file = directory.path() / "x.ods";
  ods::write(file, ods::document(ods::sheet("")));
  CHECK(inspect_file(file.string()).error().code() == Errc::bad_structure);
  ods::write(file, ods::document(ods::sheet(ods::row(ods::text("a"), " table:number-rows-repeated=\"9999999\""))));
  const auto refused = inspect_file(file.string());
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == Errc::limit_exceeded);
  CHECK(refused.error().message().find("1,048,576 rows") != std::string_view::npos);
}

TEST_CASE("Keys that come late in JSON do not stop the inspection", "[inspect][json]") {
  const test::TemporaryDirectory directory;
  std::string json = "[{\"a\":0}";
  for (int i = 1; i < 1200; ++i) json += ",{\"a\":" + std::to_string(i % 7) + "}";
  const auto inspection = inspect_file(directory.write("x.json", json + ",{\"a\":1,\"b\":2}]"));
  REQUIRE(inspection);
  CHECK(inspection->input.skip_late_keys);
  CHECK(policy_of(*inspection).find("\"skip_late_keys\": true") != std::string::npos);
}
