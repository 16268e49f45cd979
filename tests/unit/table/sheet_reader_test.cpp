#include <fstream>
#include <opendata/table.hpp>

#include "support/catch.hpp"
#include "support/ods.hpp"
#include "support/temporary_directory.hpp"
#include "table/sheet_cell.hpp"
#include "table/sheet_rows.hpp"

using namespace opendata;
namespace ods = test::ods;

namespace {

/// "column|column;cell|cell;"; a missing cell is "~".
Result<std::string> shown(const std::filesystem::path& file, InputOptions options = {}) {
  options.format = InputFormat::ods;
  auto reader = open_reader(file.string(), options);
  if (!reader) return failure(std::move(reader.error()));
  std::string out;
  for (const auto& column : (*reader)->columns()) out += column + "|";
  RawRecord record;
  for (;;) {
    const auto more = (*reader)->read(record);
    if (!more) return failure(more.error());
    if (!*more) return out;
    out += ";" + std::to_string(record.row) + ":";
    for (const Cell& cell : record.cells) out += cell.value_or("~") + "|";
  }
}

struct File {
  test::TemporaryDirectory directory;
  std::filesystem::path path = directory.path() / "x.ods";
  explicit File(const std::string& sheets) { ods::write(path, ods::document(sheets)); }
};

const std::string small = ods::texts("區|件數") + ods::texts("三民|1") + ods::texts("苓雅");

}  // namespace

TEST_CASE("the records of a spreadsheet are its rows below the header: short ones lack nothing, those without content are none", "[table][ods]") {
  const std::string gap = "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>";
  CHECK(shown(File(ods::sheet(small)).path).value() == "區|件數|;2:三民|1|;3:苓雅|~|");
  CHECK(shown(File(ods::sheet(gap + small + gap)).path).value() == "區|件數|;5:三民|1|;6:苓雅|~|");
  InputOptions titled;
  titled.title_rows = 1;
  CHECK(shown(File(ods::sheet(ods::texts("統計表") + gap + small)).path, titled).value() == "區|件數|;6:三民|1|;7:苓雅|~|");
  CHECK(shown(File(ods::sheet(small + ods::texts("左營|2|多"))).path).error().code() == Errc::bad_structure);
}

TEST_CASE("a header that ends early leaves columns without a name, which may be named as those of two header rows", "[table][ods]") {
  const File early(ods::sheet(ods::texts("區|件數") + ods::texts("三民|1|多")));
  const auto nameless = shown(early.path);
  REQUIRE_FALSE(nameless);
  CHECK(nameless.error().where().column == "#3");
  CHECK(nameless.error().message().find("no name") != std::string_view::npos);
  InputOptions named;
  named.columns = {"區", "件數", "註"};
  CHECK(shown(early.path, named).value() == "區|件數|註|;2:三民|1|多|");
  const File divided(ods::sheet(ods::texts("區|人口") + ods::texts("|男|女") + ods::texts("三民|1|2")));
  named.header_rows = 2;
  named.columns = {"區", "人口-男", "人口-女"};
  CHECK(shown(divided.path, named).value() == "區|人口-男|人口-女|;3:三民|1|2|");
  named.columns = {"區", "人口-女", "人口-男"};
  CHECK(shown(divided.path, named).error().code() == Errc::bad_structure);
}

TEST_CASE("repeated rows are records each, with their own numbers", "[table][ods]") {
  const std::string again = ods::row(ods::text("左營") + ods::number("2", "2"), " table:number-rows-repeated=\"3\"");
  CHECK(shown(File(ods::sheet(small + again)).path).value() == "區|件數|;2:三民|1|;3:苓雅|~|;4:左營|2|;5:左營|2|;6:左營|2|");
}

TEST_CASE("a merged cell has its value in its first place only", "[table][ods]") {
  const std::string merged = ods::row(ods::cell("<text:p>三民</text:p>", " office:value-type=\"string\" table:number-rows-spanned=\"2\"") + ods::text("1")) +
                             ods::row("<table:covered-table-cell/>" + ods::text("2"));
  const File file(ods::sheet(ods::texts("區|件數") + merged));
  CHECK(shown(file.path).value() == "區|件數|;2:三民|1|;3:~|2|");
  auto rows = table::SheetRows::open(file.path, {}, table::OtherSheets::refused).value();
  while (rows->next() == table::RowSource::Outcome::row) continue;
  CHECK(rows->merged_cells() == 1);
}

TEST_CASE("of several sheets one must be named, unless the others hold nothing", "[table][ods]") {
  const std::string empty = ods::sheet("", "空白"), first = ods::sheet(small, "甲"), second = ods::sheet(ods::texts("名") + ods::texts("乙一"), "乙");
  InputOptions named;
  named.sheet = "乙";
  CHECK(shown(File(first + second).path, named).value() == "名|;2:乙一|");
  CHECK(shown(File(second + first).path, named).value() == "名|;2:乙一|");
  const auto refused = shown(File(first + second).path);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == Errc::bad_structure);
  CHECK(refused.error().message().find("\"sheet\"") != std::string_view::npos);
  CHECK(shown(File(empty + second + empty).path).value() == "名|;2:乙一|");
  named.sheet = "丙";
  CHECK(shown(File(first).path, named).error().message().find("no sheet of the stated name") != std::string_view::npos);
  CHECK(table::filled_sheets(File(empty + first + second).path).value() == std::vector<std::string>{"甲", "乙"});
}

TEST_CASE("a sheet whose cells have no type holds something where they have text", "[table][ods]") {
  const std::string typed = ods::sheet(small, "甲");
  const auto untyped = [](const std::string& paragraphs) { return ods::sheet(ods::row(ods::cell(paragraphs)), "乙"); };
  const std::string drawn = "<draw:frame xmlns:draw=\"urn:d\"><draw:text-box><text:p>王小明</text:p></draw:text-box></draw:frame>";
  for (const char* text : {"<text:p>王小明</text:p>", "<text:p/><text:p><text:span>王</text:span></text:p>", "<text:p><text:s/></text:p>"}) {
    CAPTURE(text);
    const File behind(typed + untyped(text)), before(untyped(text) + typed);
    for (const File* file : {&behind, &before}) CHECK(shown(file->path).error().code() == Errc::bad_structure);
    CHECK(table::filled_sheets(behind.path).value() == std::vector<std::string>{"甲", "乙"});
    CHECK(table::filled_sheets(before.path).value() == std::vector<std::string>{"乙", "甲"});
  }
  for (const std::string& nothing : {std::string("<text:p/>"), drawn, std::string("<office:annotation><text:p>註</text:p></office:annotation>")}) {
    CAPTURE(nothing);
    const File file(typed + untyped(nothing));
    CHECK(shown(file.path).value() == "區|件數|;2:三民|1|;3:苓雅|~|");
    CHECK(table::filled_sheets(file.path).value() == std::vector<std::string>{"甲"});
  }
}

TEST_CASE("sheets are the tables of the spreadsheet itself: no copies of other files' tables", "[table][ods]") {
  const std::string kept = ods::texts("姓名|電話") + ods::texts("王小明|0912345678");
  const std::string copy = ods::sheet("<table:table-source/>" + kept, "'file:///home/a/b.ods'#$Sheet1");
  const std::string link = "<table:dde-links><table:dde-link><office:dde-source/>" + ods::sheet(kept, "") + "</table:dde-link></table:dde-links>";
  const std::string sheet = ods::sheet(small, "甲");
  InputOptions named;
  named.sheet = "'file:///home/a/b.ods'#$Sheet1";
  for (const std::string& sheets : {copy + sheet, sheet + copy, link + sheet, sheet + link}) {
    const File file(sheets);
    CHECK(shown(file.path).value() == "區|件數|;2:三民|1|;3:苓雅|~|");
    CHECK(table::filled_sheets(file.path).value() == std::vector<std::string>{"甲"});
    CHECK(shown(file.path, named).error().code() == Errc::bad_structure);
  }
  CHECK(shown(File(ods::sheet("<table:table-source/>" + small, "甲")).path).value() == "區|件數|;2:三民|1|;3:苓雅|~|");
}

TEST_CASE("rows are those of the sheet and of its groups: what its drawings and forms hold is none", "[table][ods]") {
  const std::string drawn = "<table:shapes><draw:frame xmlns:draw=\"urn:d\"><draw:text-box>" + ods::sheet(ods::texts("王小明"), "內") +
                            "</draw:text-box></draw:frame></table:shapes>";
  const std::string form = "<office:forms>" + ods::texts("王小明") + "</office:forms>";
  const std::string grouped = "<table:table-header-rows>" + ods::texts("區|件數") + "</table:table-header-rows><table:table-row-group><table:table-rows>" +
                              ods::texts("三民|1") + "</table:table-rows></table:table-row-group>";
  for (const std::string& rows : {drawn + grouped, form + grouped, grouped + drawn}) {
    const File file(ods::sheet(rows, "甲") + ods::sheet(drawn + form, "乙"));
    CHECK(shown(file.path).value() == "區|件數|;2:三民|1|");
    CHECK(table::filled_sheets(file.path).value() == std::vector<std::string>{"甲"});
  }
}

TEST_CASE("a sheet's name has 1 KiB at most, so that a thousand of them are little", "[table][ods]") {
  const std::string longest(1024, 'a');
  const File good(ods::sheet(small, longest)), bad(ods::sheet(small, longest + "a")), empty(ods::sheet(small, "甲") + ods::sheet("", longest + "a"));
  CHECK(table::filled_sheets(good.path).value() == std::vector<std::string>{longest});
  CHECK(shown(good.path).value() == "區|件數|;2:三民|1|;3:苓雅|~|");
  for (const File* file : {&bad, &empty}) {
    CHECK(table::filled_sheets(file->path).error().code() == Errc::limit_exceeded);
    CHECK(shown(file->path).error().code() == Errc::limit_exceeded);
  }
}

TEST_CASE("a cell is its value and not its look, but a code keeps its zeros, country code, letters and marks", "[table][ods]") {
  struct Row {
    const char *type, *value, *shown, *text;
  };
  const Row rows[] = {
      {"float", "1234.5", "1,235", "1234.5"},
      {"float", "7", "007", "007"},
      {"float", "912345678", "0912345678", "0912345678"},
      {"float", "0", "0", "0"},
      {"float", "0", "000", "000"},
      {"float", "7", "08", "7"},
      {"float", "7", "7.00", "7"},
      {"float", "912345678", "0912-345-678", "0912-345-678"},
      {"float", "912345678", "0912 345 678", "0912 345 678"},
      {"float", "912345678.0", "０９１２－３４５－６７８", "０９１２－３４５－６７８"},
      {"float", "912345678", "0912.345.678", "0912.345.678"},
      {"float", "912345678", "+886-912-345-678", "+886-912-345-678"},
      {"float", "912345678", "+886912345678", "+886912345678"},
      {"float", "912345678", "+886 912 345 678", "+886 912 345 678"},
      {"float", "12345678", "0912-345-678", "0912-345-678"},
      {"float", "912345678", "手機 0912-345-678", "手機 0912-345-678"},
      {"float", "223456789", "(02) 2345-6789", "(02) 2345-6789"},
      {"float", "23456789", "02-23456789 分機 12", "02-23456789 分機 12"},
      {"float", "23456789", "2345-6789", "2345-6789"},
      {"float", "4.31112341234123E+015", "4311-1234-1234-1230", "4311-1234-1234-1230"},
      {"float", "123456789", "A123456789", "A123456789"},
      {"float", "23456789", "A023456789", "A023456789"},
      {"float", "1234", "ABC-1234", "ABC-1234"},
      {"float", "1234", "1234-AB", "1234-AB"},
      {"float", "1234", "A5-1234", "A5-1234"},
      {"float", "1234", "5A-1234", "5A-1234"},
      {"float", "500", "CO2-500", "500"},
      {"float", "12345678", "AB12345678", "AB12345678"},
      {"float", "123456789", "A123-456-789", "A123-456-789"},
      {"float", "12345678", "TEL0912345678 分機 5", "TEL0912345678 分機 5"},
      {"float", "23456789", "TEL02-23456789", "TEL02-23456789"},
      {"float", "23456789", "02-23456789 轉 12", "02-23456789 轉 12"},
      {"float", "912345678", "+886-912-345-678#12", "+886-912-345-678#12"},
      {"float", "912345678", "市話 02 手機 0912345678", "市話 02 手機 0912345678"},
      {"float", "7", "A007", "A007"},
      {"float", "5", "B1-05", "B1-05"},
      {"float", "5", "113高市字第0005號", "113高市字第0005號"},
      {"float", "5", "113-0005號", "113-0005號"},
      {"float", "0.5", "0.50", "0.5"},
      {"float", "0", "0.00", "0"},
      {"float", "0", "0,00", "0"},
      {"float", "0", "0E+00", "0"},
      {"float", "-0", "-0", "-0"},
      {"float", "-7", "-007", "-7"},
      {"float", "5", "+5", "5"},
      {"float", "5", "(5)", "5"},
      {"float", "5", " 5 ", "5"},
      {"float", "5", "5 m2", "5"},
      {"float", "2", "2 m2", "2"},
      {"float", "2", "2 m²", "2"},
      {"float", "22", "22 m2", "22"},
      {"float", "2", "2 km2", "2"},
      {"float", "12345", "12,345 m2", "12345"},
      {"float", "2222222", "2222222 m2", "2222222"},
      {"float", "5", "PM2.5: 5", "5"},
      {"float", "5", "CO2 5", "5"},
      {"float", "0", "CO2 0.00", "0"},
      {"float", "1234567", "CO2 1234567", "1234567"},
      {"float", "300", "H5N1 300", "300"},
      {"float", "12", "第2類12", "12"},
      {"float", "1", "第1組 1", "1"},
      {"float", "113", "113 (民國113年)", "113"},
      {"float", "2024", "民國113年 (2024)", "2024"},
      {"float", "12345678", "NT12345678", "12345678"},
      {"float", "12345678", "EUR12345678", "12345678"},
      {"float", "12345678", "TWD 12345678", "12345678"},
      {"float", "12345678", "NTD12,345,678", "12345678"},
      {"float", "300", "NT300", "300"},
      {"float", "12345", "1萬2345", "12345"},
      {"float", "1234567", "1,234,567", "1234567"},
      {"float", "1234567", "1 234 567", "1234567"},
      {"float", "1234567", "1.234.567", "1234567"},
      {"percentage", "1", "100%", "1"},
      {"currency", "1234567", "NT$1,234,567", "1234567"},
      {"float", "1E+021", "1E+021", "1000000000000000000000"},
      {"float", "-1.25E+003", "-1250", "-1250"},
      {"float", "1.5E-005", "0.00", "0.000015"},
      {"float", "1E-2147483648", "0", "1E-2147483648"},
      {"float", "1E2147483647", "", "1E2147483647"},
      {"float", "1E-99999999999", "0", "1E-99999999999"},
      {"float", "1.23456789012346E+017", "1.23E+17", "123456789012346000"},
      {"percentage", "0.125", "12.5%", "0.125"},
      {"currency", "300", "NT$300", "300"},
      {"date", "2025-01-10", "114/01/10", "2025-01-10"},
      {"date", "2025-01-10T00:00:00", "114年1月", "2025-01-10"},
      {"date", "2025-01-10T08:30:00", "1/10", "2025-01-10T08:30:00"},
      {"time", "", "08:30", "08:30"},
      {"boolean", "true", "是", "true"},
      {"string", "", "#N/A", "#N/A"},
      {"string", "原文", "", "原文"},
      {"", "", "字", "字"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.type, row.value, row.shown);
    CHECK(table::cell_text(row.type, row.value, row.shown) == row.text);
  }
}

TEST_CASE("what is no spreadsheet, or a damaged one, is refused with what to do", "[table][ods]") {
  const test::TemporaryDirectory directory;
  const File whole(ods::sheet(small));
  std::ifstream in(whole.path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), {});
  CHECK(shown(directory.write("a.ods", "區,件數\n三民,1\n")).error().code() == Errc::not_supported);
  const auto cut = shown(directory.write("b.ods", bytes.substr(0, bytes.size() / 2)));
  REQUIRE_FALSE(cut);
  CHECK(cut.error().code() == Errc::corrupt);
  CHECK(cut.error().message().find("cut off") != std::string_view::npos);
  CHECK(shown(directory.path() / "none.ods").error().code() == Errc::not_found);
  ods::write(directory.path() / "c.ods", "encrypted", "encrypted-package");
  const auto locked = shown(directory.path() / "c.ods");
  CHECK(locked.error().code() == Errc::not_supported);
  CHECK(locked.error().message().find("password") != std::string_view::npos);
  CHECK(locked.error().where().file == (directory.path() / "c.ods").string());
}
