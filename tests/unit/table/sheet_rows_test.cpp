#include <opendata/spreadsheet.hpp>

#include "formats/zip.hpp"
#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;

namespace {

/// "row: cell|cell|cell"; a missing cell is "-".
Result<std::string> shown(const std::filesystem::path& file) {
  std::string out;
  auto read = for_each_sheet_row(file, [&](RawRecord&& record) -> Result<void> {
    out += std::to_string(record.row) + ":";
    for (const Cell& cell : record.cells) out += "|" + cell.value_or("-");
    out += ";";
    return {};
  });
  if (!read) return failure(std::move(read.error()));
  return out;
}

std::string sheet(const std::string& rows) {
  return "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
         "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\">"
         "<office:body><office:spreadsheet><table:table>" + rows + "</table:table></office:spreadsheet></office:body></office:document-content>";
}

struct Sheet {
  test::TemporaryDirectory dir;
  std::filesystem::path file = dir.path() / "a.ods";
  explicit Sheet(const std::string& content, const std::string& name = "content.xml") {
    auto zip = format::ZipWriter::create(file).value();
    zip.add_deflated(name, content);
    REQUIRE(zip.finish());
  }
};

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

const std::string cell = "<table:table-cell office:value-type=\"string\"><text:p>a</text:p></table:table-cell>";

}  // namespace

TEST_CASE("A spreadsheet of another program is read: repeats, paragraphs, values, comments, streamed archive", "[table]") {
  const auto file = test::source_directory() / "tests" / "unit" / "table" / "files" / "foreign.ods";
  CHECK(shown(file).value() ==
        "1:|id|question|answer|reviewed;4:|7|狗走丟  了|第一段\t&\n\n請洽\n1999|2026-05-06;5:|-|同|同;6:|-|同|同;");
}

TEST_CASE("Cells and rows that say that they stand there more often than a number can hold do not run over", "[table]") {
  const std::string endless = "number-columns-repeated=\"18446744073709551615\"";
  const std::string gap = "<table:table-row><table:table-cell table:" + endless + "/>";
  CHECK(shown(Sheet(sheet(gap + cell + "</table:table-row>")).file).error().code() == Errc::limit_exceeded);
  CHECK(shown(Sheet(sheet(gap + "</table:table-row><table:table-row>" + cell + "</table:table-row>")).file).value() == "2:|a;");
  const std::string end = "<table:table-row table:number-rows-repeated=\"18446744073709551615\"/><table:table-row>" + cell + "</table:table-row>";
  CHECK(shown(Sheet(sheet(end)).file).error().code() == Errc::limit_exceeded);
}

TEST_CASE("Spreadsheets that cannot be read are refused with what is wrong", "[table]") {
  const std::vector<std::pair<std::string, Errc>> rows{
      {"<a", Errc::bad_structure},
      {"<a/>", Errc::bad_structure},
      {"<!DOCTYPE a [<!ENTITY b \"c\">]>" + sheet("<table:table-row>" + cell + "</table:table-row>"), Errc::bad_structure},
      {sheet("<table:table-row><table:table-cell table:number-columns-repeated=\"1025\"><text:p>a</text:p></table:table-cell></table:table-row>"),
       Errc::limit_exceeded},
      {sheet("<table:table-row table:number-rows-repeated=\"1048577\">" + cell + "</table:table-row>"), Errc::limit_exceeded},
      {sheet("<table:table-row><table:table-cell><text:p><text:s text:c=\"99999999\"/></text:p></table:table-cell></table:table-row>"),
       Errc::limit_exceeded},
      {sheet("<table:table-row><table:table-cell table:number-columns-repeated=\"1000\"><text:p><text:s text:c=\"99999\"/></text:p></table:table-cell>"
             "</table:table-row>"),
       Errc::limit_exceeded},
      {sheet(repeated("<text:a>", 300)), Errc::limit_exceeded},
  };
  for (const auto& [content, code] : rows) {
    CAPTURE(content);
    const Sheet made(content);
    const auto read = shown(made.file);
    REQUIRE_FALSE(read);
    CHECK(read.error().code() == code);
    CHECK(read.error().where().file == made.file.string());
  }
  CHECK(shown(Sheet(sheet(""), "other.xml").file).error().code() == Errc::bad_structure);
  const test::TemporaryDirectory dir;
  CHECK(shown(dir.write("a.ods", "not a zip")).error().code() == Errc::corrupt);
  CHECK(shown(dir.path() / "none.ods").error().code() == Errc::not_found);
}

TEST_CASE("An empty sheet has no rows; an error of the visitor ends the reading", "[table]") {
  CHECK(shown(Sheet(sheet("")).file).value().empty());
  const Sheet two(sheet("<table:table-row>" + cell + "</table:table-row><table:table-row>" + cell + "</table:table-row>"));
  int seen = 0;
  const auto ended = for_each_sheet_row(two.file, [&](RawRecord&&) -> Result<void> {
    ++seen;
    return failure(Errc::bad_value, {"enough", "夠了"});
  });
  CHECK(ended.error().code() == Errc::bad_value);
  CHECK(seen == 1);
}
