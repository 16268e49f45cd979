#include <opendata/spreadsheet.hpp>

#include "support/catch.hpp"
#include "support/ods.hpp"
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

std::string sheet(const std::string& rows) { return test::ods::document(test::ods::sheet(rows)); }

struct Sheet {
  test::TemporaryDirectory dir;
  std::filesystem::path file = dir.path() / "a.ods";
  explicit Sheet(const std::string& content, const std::string& name = "content.xml") { test::ods::write(file, content, name); }
};

std::string row_of(const std::string& cells, const std::string& attributes = "") { return test::ods::row(cells, attributes); }
std::string cell_of(const std::string& paragraphs, const std::string& attributes = "") { return test::ods::cell(paragraphs, attributes); }
std::string blanks(std::size_t count) { return "<text:p><text:s text:c=\"" + std::to_string(count) + "\"/></text:p>"; }
std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}
std::string many_names(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += "<n" + std::to_string(i) + "/>";
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

TEST_CASE("A small file cannot make large rows: repeats count as if they were written out", "[table]") {
  constexpr std::size_t large = std::size_t{16} << 20U;
  const std::vector<std::string> rows{
      row_of(cell_of(blanks(large), " table:number-columns-repeated=\"5\"")),
      row_of(repeated(cell_of(blanks(large)), 5)),
      row_of(cell_of(blanks(large)), " table:number-rows-repeated=\"100\""),
      row_of(cell_of("<text:p>a</text:p>", " table:number-columns-repeated=\"1024\""), " table:number-rows-repeated=\"1048576\""),
      row_of(cell + cell_of("<text:p>a</text:p>", " table:number-columns-repeated=\"18446744073709551615\"")),
      row_of(cell_of("<text:p>a</text:p>", " table:number-columns-repeated=\"99999999999999999999999\"")),
      row_of(repeated(cell_of("", " table:number-columns-repeated=\"9223372036854775808\""), 2) + cell),
      row_of("", " table:number-rows-repeated=\"18446744073709551615\"") + row_of(cell),
      row_of(cell, " table:number-rows-repeated=\"99999999999999999999999\""),
  };
  for (const auto& row : rows) {
    CAPTURE(row.substr(0, 200));
    const Sheet made(sheet(row));
    const auto read = for_each_sheet_row(made.file, [](RawRecord&&) -> Result<void> { return {}; });
    REQUIRE_FALSE(read);
    CHECK(read.error().code() == Errc::limit_exceeded);
  }
}

TEST_CASE("What the parser keeps is bounded: depth, names, one tag", "[table]") {
  const std::vector<std::string> rows{repeated("<a>", 200'000), many_names(300'000), "<a b=\"" + std::string(8U << 20U, 'c')};
  for (const auto& row : rows) {
    CAPTURE(row.substr(0, 40));
    const Sheet made(sheet(row));
    const auto read = shown(made.file);
    REQUIRE_FALSE(read);
    CHECK(read.error().code() == Errc::limit_exceeded);
    CHECK(read.error().where().file == made.file.string());
  }
}

TEST_CASE("A tag of megabytes is read whole from pieces that wait for one another", "[table]") {
  // Later ones of Expat keep such a tag in a buffer of twice its size: all of them take one of 1.5 MiB.
  const std::string large(3U << 19U, 'a'), tagged = "<table:table-row table:style-name=\"" + large + "\">" + cell + "</table:table-row>";
  CHECK(shown(Sheet(sheet(repeated(tagged, 15) + row_of(cell))).file).value().ends_with("16:|a;"));
}

TEST_CASE("Comments, drawings and tables inside a cell, and blanks between its paragraphs, are not its text", "[table]") {
  const std::string inside =
      "\n  <office:annotation><text:p>note</text:p></office:annotation>\n  <text:p>a</text:p>\n"
      "  <draw:frame xmlns:draw=\"urn:d\"><draw:text-box><text:p>drawn</text:p></draw:text-box></draw:frame>\n"
      "  <table:table><table:table-row>" + cell + "</table:table-row></table:table>\n  <text:p>b<office:annotation>c</office:annotation></text:p>\n";
  CHECK(shown(Sheet(sheet(row_of(cell_of(inside) + cell) + row_of(cell))).file).value() == "1:|a\nb|a;2:|a;");
}

TEST_CASE("A visitor may read another spreadsheet", "[table]") {
  const Sheet outer(sheet(row_of(cell) + row_of(cell))), inner(sheet(row_of(cell)));
  int seen = 0;
  const auto read = for_each_sheet_row(outer.file, [&](RawRecord&&) -> Result<void> {
    return for_each_sheet_row(inner.file, [&](RawRecord&&) -> Result<void> {
      ++seen;
      return {};
    });
  });
  CHECK(read);
  CHECK(seen == 2);
}
