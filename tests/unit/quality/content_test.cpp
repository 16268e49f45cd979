#include <fstream>
#include <opendata/quality.hpp>

#include "support/catch.hpp"
#include "support/ods.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using quality::Check;
using quality::State;
namespace ods = test::ods;

namespace {

quality::DatasetReport checked(const std::filesystem::path& file, const std::filesystem::path& metadata = {}) {
  const auto report = quality::check({file, metadata.string(), "2024-05-20"});
  if (!report) FAIL(format_error(report.error(), Language::en));
  return report->datasets.at(0);
}

/// The names of the checks that fail, in order.
std::string failed(const quality::DatasetReport& dataset) {
  std::string out;
  for (const auto& check : quality::checks())
    if (dataset.state(check.check) == State::failed) out += (out.empty() ? "" : " ") + std::string(check.name);
  return out;
}

struct Folder {
  test::TemporaryDirectory directory;
  quality::DatasetReport check(const std::string& name, const std::string& bytes) { return checked(directory.write(name, bytes)); }
  std::filesystem::path archive(const std::string& name, const std::vector<std::pair<std::string, std::string>>& entries) {
    const auto file = directory.path() / name;
    auto zip = format::ZipWriter::create(file).value();
    for (const auto& [entry, content] : entries) zip.add_deflated(entry, content);
    REQUIRE(zip.finish());
    return file;
  }
};

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {(std::istreambuf_iterator<char>(in)), {}};
}

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

const std::vector<std::pair<std::string, std::string>> workbook{
    {"_rels/.rels", "<a/>"}, {"xl/workbook.xml", "<a/>"}, {"xl/worksheets/sheet1.xml", "<a><b>1</b></a>"}, {"[Content_Types].xml", "<a/>"}};

}  // namespace

TEST_CASE("JSON that is well-formed is structured; whether it is a table is told apart, with the reader's reason", "[quality][json]") {
  Folder folder;
  const std::pair<const char*, const char*> rows[] = {
      {"[]", "csv"},
      {"[1,2]", "csv"},
      {R"([["a"],["b"]])", "csv"},
      {R"([{"a":{"b":1}}])", "csv"},
      {R"([{"a":1,"a":2}])", "csv"},
      {R"([{"a":1},{"b":2}])", ""},
      {R"({"result":{"records":[{"a":1}]}})", ""},
      {R"([{"a":1e400}])", "structure"},
      {R"([{"a":1}, ])", "structure"},
      {R"([{"a":1}] x)", "structure"},
      {R"([{"a":1)", "structure"},
      {R"({"a":1,})", "structure"},
      {"[a]", "structure"},
  };
  for (const auto& [bytes, check] : rows) {
    CAPTURE(bytes);
    CHECK(failed(folder.check("a.json", bytes)) == check);
  }
  CHECK(folder.check("a.json", R"([{"a":{"b":1}}])").findings.at(0).what.in(Language::en).find("nested") != std::string_view::npos);
  CHECK(failed(folder.check("a.json", repeated("[", 2000) + repeated("]", 2000))) == "structure");
  CHECK(failed(folder.check("a.jsonl", "{\"a\":1}\n\n{\"a\":2}\n")) == "csv");
  CHECK(failed(folder.check("a.jsonl", "{\"a\":1}\n{\"a\":\n")) == "structure");
}

TEST_CASE("JSON is JSON in UTF-16 too, and a key that comes late is a finding about the table", "[quality][json]") {
  Folder folder;
  std::string utf16 = "\xFF\xFE";
  for (const char c : std::string("[{\"a\":\"x\"}]")) utf16 += std::string{c, '\0'};
  CHECK(failed(folder.check("a.json", utf16)) == "");
  std::string late = "[{\"a\":0}";
  for (int i = 1; i < 1200; ++i) late += ",{\"a\":" + std::to_string(i) + "}";
  const auto report = folder.check("a.json", late + R"(,{"a":1200,"b":"x"}])");
  CHECK(failed(report) == "csv");
  CHECK(report.findings.at(0).values == std::vector<std::string>{"1"});
  CHECK(report.files.at(0).rows == 1201);
}

TEST_CASE("CSV in UTF-16 without a mark, with a NUL or a bracket in its first column's name is CSV", "[quality][csv]") {
  Folder folder;
  std::string utf16;
  for (const char c : std::string("id,name\r\n1,ab\r\n2,cd\r\n")) utf16 += std::string{c, '\0'};
  CHECK(failed(folder.check("a.csv", utf16)) == "");
  CHECK(failed(folder.check("a.csv", std::string("no,text\n1,a\0b\n2,c\n", 18))) == "");
  for (const char* name : {"[編號]", "<備註>", "{x}", "[1]"}) {
    CAPTURE(name);
    CHECK(failed(folder.check("a.csv", std::string(name) + ",值\n1,2\n3,4\n")) == "");
  }
  CHECK(failed(folder.check("a.csv", "[{\"a\":1}]")) == "structure");
}

TEST_CASE("XML is read to its end", "[quality][xml]") {
  Folder folder;
  CHECK(failed(folder.check("a.xml", "<?xml version=\"1.0\" encoding=\"Big5\"?><a>\xA4\xA4<b/></a>")) == "");
  CHECK(failed(folder.check("a.xml", "<a><b>\n")) == "structure");
  const auto report = folder.check("a.xml", "<a>\n<b>\n</a>\n");
  CHECK(failed(report) == "structure");
  CHECK(report.findings.at(0).row == 3);
  CHECK(failed(folder.check("a.kml", repeated("<a>", 200'000))) == "structure");
}

TEST_CASE("An Excel workbook is one wherever its list of parts stands, and each part must be whole", "[quality][archive]") {
  Folder folder;
  const auto good = folder.archive("a.xlsx", workbook);
  CHECK(failed(checked(good)) == "");
  CHECK(checked(good).state(Check::structure) == State::passed);
  const std::string bytes = bytes_of(good);
  CHECK(failed(folder.check("cut.xlsx", bytes.substr(0, bytes.size() - 30))) == "structure");
  std::string commented = bytes;
  commented[commented.size() - 2] = 5;
  CHECK(failed(folder.check("commented.xlsx", commented + "hello")) == "");
  CHECK(failed(folder.check("behind.xlsx", bytes + "hello")) == "structure");
  std::string changed = bytes;
  changed[changed.find("sheet1.xml") + 34] ^= 0x55;  // behind the name and the extra field
  CHECK(failed(folder.check("changed.xlsx", changed)) == "structure");
  auto zeros = workbook;
  zeros[2].second = std::string(5'000'000, '\0');
  CHECK(failed(checked(folder.archive("zeros.xlsx", zeros))) == "structure");
  CHECK(failed(checked(folder.archive("types.xlsx", {{"[Content_Types].xml", "<a/>"}}))) == "structure");
  CHECK(failed(checked(folder.archive("a.zip", {{"data.bin", std::string(100, '\1')}}))) == "");
}

TEST_CASE("An archive must be whole; only the parts that its format requires to be XML are parsed", "[quality][archive]") {
  Folder folder;
  const std::string big5 = "<?xml version=\"1.0\" encoding=\"Big5\"?><a>\xA4\xA4\xA4\xE5</a>", open = "<kml><a>", good = "<kml><a/></kml>";
  struct Row {
    const char* name;
    std::vector<std::pair<std::string, std::string>> entries;
    const char* check;
  };
  const Row rows[] = {
      {"a.zip", {{"cases.xml", big5}}, ""},
      {"a.zip", {{"cases.xml", "no XML"}, {"_rels/.rels", ""}, {"doc.kml", open}}, ""},
      {"a.kmz", {{"doc.kml", good}, {"images/", ""}, {"cases.xml", "no XML"}}, ""},
      {"a.KMZ", {{"doc.kml", big5}}, ""},
      {"a.kmz", {{"doc.kml", open}}, "structure"},
      {"a.kmz", {{"images/a.png", "x"}, {"places/A.KML", open}}, "structure"},
      {"a.kmz", {{"images/a.png", "x"}}, "structure"},
      {"a.kmz", {{"doc.kml", ""}}, "structure"},
      {"a.kmz", {{"doc.kml", good}, {"more.kml", ""}}, "structure"},
      {"a.xlsx", {{"xl/workbook.xml", "<a/>"}, {"xl/_rels/workbook.xml.rels", ""}, {"xl/media/", ""}}, ""},
      {"a.xlsx", {{"xl/workbook.xml", "<a/>"}, {"xl/worksheets/sheet1.xml", ""}}, "structure"},
      {"a.xlsx", {{"xl/workbook.xml", big5}}, "structure"},
      {"a.xlsx", {{"xl/workbook.xml", "<a/>"}, {"xl/_rels/workbook.xml.rels", open}}, "structure"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name, row.entries.front().first, row.entries.front().second);
    CHECK(failed(checked(folder.archive(row.name, row.entries))) == row.check);
    std::filesystem::remove(folder.directory.path() / row.name);
  }
}

TEST_CASE("A ZIP of very many files is sound; one whose list of them is beyond the limit is said to be that, not damaged", "[quality][archive]") {
  Folder folder;
  std::vector<std::pair<std::string, std::string>> entries;
  for (int i = 0; i < 14'000; ++i) entries.emplace_back("pictures of the cases/received/" + std::to_string(i) + ".jpg", "x");
  CHECK(failed(checked(folder.archive("many.zip", entries))) == "");
  const auto huge = folder.directory.write("huge.zip", "PK\x03\x04");
  constexpr std::uintmax_t size = 66U << 20U;
  std::filesystem::resize_file(huge, size);
  // One entry in a directory of 65 MiB, from the beginning on.
  std::ofstream(huge, std::ios::binary | std::ios::app) << std::string("PK\x05\x06\0\0\0\0\1\0\1\0\0\0\x10\x04\0\0\0\0\0\0", 22);
  const auto report = checked(huge);
  CHECK(failed(report) == "structure");
  CHECK(report.findings.at(0).what.in(Language::en).find("64 MiB") != std::string_view::npos);
}

TEST_CASE("Entries of a ZIP that share their bytes are damage: unpacking a small file would have no end", "[quality][archive]") {
  Folder folder;
  constexpr std::uint32_t crc_of_zeros = 0x9988C6CA;
  const format::ZipEntry entry{"a", 0, crc_of_zeros, 100, 100, 0, false};
  const std::string content = format::zip::local_header(entry, false) + std::string(100, '\0');
  const auto of = [&](std::uint64_t times) {
    std::string directory;
    for (std::uint64_t i = 0; i < times; ++i) directory += format::zip::directory_entry(entry);
    return content + directory + format::zip::end_of_directory(times, content.size(), directory.size());
  };
  CHECK(failed(folder.check("once.zip", of(1))) == "");
  const auto report = folder.check("again.zip", of(10));
  CHECK(failed(report) == "structure");
  CHECK(report.findings.at(0).what.in(Language::en).find("damaged") != std::string_view::npos);
}

TEST_CASE("A spreadsheet's parts hold something; what LibreOffice leaves empty is none", "[quality][ods]") {
  Folder folder;
  const std::string content = ods::document(ods::sheet(ods::texts("編號|日期") + ods::texts("A1|2024-05-06")));
  const auto with = [&](const char* name, const std::string& part) {
    return checked(folder.archive(name, {{"mimetype", ods::type}, {"content.xml", content}, {part, ""}}));
  };
  CHECK(failed(with("a.ods", "Configurations2/accelerator/current.xml")) == "");
  CHECK(failed(with("b.ods", "styles.xml")) == "structure");
}

TEST_CASE("The first filled sheet of a spreadsheet is checked as a table", "[quality][ods]") {
  Folder folder;
  const auto file = folder.directory.path() / "a.ods";
  const std::string table = ods::texts("編號|日期") + ods::texts("A1|2024-05-06") + ods::texts("A2|2024-05-07");
  const auto check = [&](const std::string& sheets) {
    ods::write(file, ods::document(sheets));
    return checked(file);
  };
  const auto good = check(ods::sheet(table));
  CHECK(failed(good) == "");
  CHECK(good.files.at(0).rows == 2);
  CHECK(good.state(Check::csv) == State::passed);
  CHECK(failed(check(ods::sheet(table + ods::texts("A2|2024-05-07")))) == "duplicates");
  CHECK(failed(check(ods::sheet(ods::texts("一覽表") + table))) == "csv");
  CHECK(failed(check(ods::sheet(table + ods::texts("A3|2024-05-08|多")))) == "csv");
  CHECK(failed(check(ods::sheet(table, "甲") + ods::sheet(table, "乙"))) == "csv");
  const std::string merged = ods::row(ods::cell("<text:p>A4</text:p>", " office:value-type=\"string\" table:number-columns-spanned=\"2\"") + "<table:covered-table-cell/>");
  CHECK(failed(check(ods::sheet(table + merged))) == "csv");
  const std::string bytes = bytes_of(file);
  CHECK(failed(folder.check("cut.ods", bytes.substr(0, 300))) == "structure");
}

TEST_CASE("A table that goes on in further sheets, each below the heading again, is checked to its end", "[quality][ods]") {
  Folder folder;
  const auto file = folder.directory.path() / "a.ods";
  const auto check = [&](const std::string& sheets) {
    ods::write(file, ods::document(sheets));
    return checked(file);
  };
  const std::string heading = ods::texts("編號|日期"), first = ods::sheet(heading + ods::texts("A1|2024-05-06"), "cases");
  const auto second = [&](const std::string& row) { return ods::sheet(heading + ods::texts(row), "cases-2"); };
  const std::string third = ods::sheet(heading + ods::texts("A3|2024-05-08"), "cases-3");
  const auto good = check(first + ods::sheet("", "空") + second("A2|2024-05-07") + third);
  CHECK(failed(good) == "");
  CHECK(good.files.at(0).rows == 3);
  const auto wide = check(first + second("A2|2024-05-07|多"));
  CHECK(failed(wide) == "csv");
  CHECK(wide.findings.at(0).row == 1'048'576 + 2);
  CHECK(failed(check(first + second("A1|2024-05-06"))) == "duplicates");
  const std::pair<std::string, const char*> others[] = {
      {ods::sheet(ods::texts("編號|地點") + ods::texts("A2|三民"), "cases-2"), "another heading"},
      {ods::sheet(heading + ods::texts("A2|2024-05-07"), "cases-3"), "none is the second"},
      {second("A2|2024-05-07") + ods::sheet(heading + ods::texts("A3|2024-05-08"), "說明"), "another one behind"},
  };
  for (const auto& [sheets, what] : others) {
    CAPTURE(what);
    const auto report = check(first + sheets);
    CHECK(failed(report) == "csv");
    CHECK(report.files.at(0).rows == 1);
    CHECK(report.findings.at(0).what.in(Language::en).find("several sheets") != std::string_view::npos);
  }
}

TEST_CASE("What this program has no reader for is not called whole", "[quality]") {
  Folder folder;
  CHECK(folder.check("a.parquet", "PAR1....PAR1").state(Check::structure) == State::not_checked);
  CHECK(folder.check("a.gpkg", std::string("SQLite format 3\0", 16)).state(Check::structure) == State::not_checked);
}

TEST_CASE("A named description must speak of the file: another name or a way out of the folder is a fault", "[quality]") {
  Folder folder;
  const auto data = folder.directory.write("data.csv", "a,b\n1,2\n");
  const auto described = [&](const std::string& address) {
    return folder.directory.write("meta.json", R"({"title":"示範資料","fieldDescription":"a、b","distribution":[{"format":"CSV","downloadURL":")" + address + R"("}]})");
  };
  CHECK(failed(checked(data, described("data.csv"))) == "");
  CHECK(failed(checked(data, described("https://example.org/download?id=1"))) == "");
  CHECK(failed(checked(data, described("other.csv"))) == "linkable");
  CHECK(failed(checked(data, described("../../../etc/passwd"))) == "linkable");
  CHECK(failed(checked(data, described("../data.csv"))) == "linkable");
}
