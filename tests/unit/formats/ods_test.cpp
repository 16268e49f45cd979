#include "formats/ods.hpp"

#include "formats/zip.hpp"
#include "support/catch.hpp"
#include "support/temporary_directory.hpp"
#include "unit/formats/nasty.hpp"

using namespace opendata;

namespace {

const Schema schema{{{"text", {"文字", ""}, {}, FieldType::string},
                     {"n", {"數", ""}, {}, FieldType::integer},
                     {"day", {"日", ""}, {}, FieldType::date}}};

std::filesystem::path write(const test::TemporaryDirectory& directory, const test::Rows& rows) {
  const auto path = directory.path() / "file.ods";
  auto writer = std::move(format::create_ods(path, schema, "test").value());
  for (const SafeRecord& record : test::safe_records(schema, rows)) REQUIRE(writer->write(record));
  REQUIRE(writer->finish());
  return path;
}

std::string part(const std::filesystem::path& path, const std::string& name) {
  const auto entries = format::read_zip_directory(path).value();
  for (const format::ZipEntry& entry : entries) {
    if (entry.name != name) continue;
    auto bytes = std::move(format::open_zip_entry(path, entry).value());
    std::string out;
    while (bytes->read(1000, out).value()) continue;
    return out;
  }
  return {};
}

std::string row_of(const std::filesystem::path& path) {
  const auto content = part(path, "content.xml");
  const auto begin = content.find("</table:table-header-rows>\n") + std::string("</table:table-header-rows>\n").size();
  return content.substr(begin, content.find("</table:table>", begin) - begin);
}

}  // namespace

TEST_CASE("An ODS begins with its media type, stored and without an extra field", "[formats][ods]") {
  const test::TemporaryDirectory directory;
  const auto bytes = test::read_text(write(directory, {{"a", "1", "2024-05-06"}}));
  CHECK(bytes.substr(30, 54) == "mimetypeapplication/vnd.oasis.opendocument.spreadsheet");
  CHECK(bytes.substr(8, 2) == std::string(2, '\0'));    // stored
  CHECK(bytes.substr(28, 2) == std::string(2, '\0'));   // no extra field
  CHECK(bytes.substr(6, 2) == std::string(2, '\0'));    // no data descriptor
}

TEST_CASE("Codes are strings, numbers and dates have their types, texts keep their blanks", "[formats][ods]") {
  const test::TemporaryDirectory directory;
  CHECK(row_of(write(directory, {{"007", "12", "2024-05-06"}})) ==
        "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>007</text:p></table:table-cell>"
        "<table:table-cell office:value-type=\"float\" office:value=\"12\"><text:p>12</text:p></table:table-cell>"
        "<table:table-cell office:value-type=\"date\" office:date-value=\"2024-05-06\"><text:p>2024-05-06</text:p>"
        "</table:table-cell></table:table-row>\n");
  const test::TemporaryDirectory other;
  CHECK(row_of(write(other, {{" a  b c\nd\r\n\te", "9007199254740993", std::nullopt}})) ==
        "<table:table-row><table:table-cell office:value-type=\"string\"><text:p><text:s text:c=\"1\"/>a"
        "<text:s text:c=\"2\"/>b c</text:p><text:p>d<text:line-break/><text:tab/>e</text:p></table:table-cell>"
        "<table:table-cell office:value-type=\"string\"><text:p>9007199254740993</text:p></table:table-cell>"
        "<table:table-cell/></table:table-row>\n");
}

TEST_CASE("Above the rows of a sheet a further sheet begins, and nothing is cut", "[formats][ods][slow]") {
  const test::TemporaryDirectory directory;
  const Schema one{{{"n", {"數", ""}, {}, FieldType::integer}}};
  const auto path = directory.path() / "file.ods";
  auto writer = std::move(format::create_ods(path, one, "test").value());
  const auto record = test::safe_records(one, {{"7"}})[0];
  const std::uint64_t rows = format::ods::rows_of_sheet + 1;
  for (std::uint64_t i = 0; i < rows; ++i) REQUIRE(writer->write(record).has_value());
  REQUIRE(writer->finish());
  auto reader = std::move(format::open_ods(path, one, "test").value());
  RawRecord read;
  std::uint64_t count = 0;
  for (;;) {
    const auto more = reader->read(read);
    REQUIRE(more);
    if (!*more) break;
    ++count;
  }
  CHECK(count == rows);
  const auto content = part(path, "content.xml");
  CHECK(content.find("<table:table table:name=\"test-2\">") != std::string::npos);
  CHECK(content.find("<table:table table:name=\"test-3\">") == std::string::npos);
}

TEST_CASE("More fields than a spreadsheet has columns are refused", "[formats][ods]") {
  const test::TemporaryDirectory directory;
  Schema wide;
  for (int i = 0; i < 1025; ++i) wide.fields.push_back({"f" + std::to_string(i), {"欄" + std::to_string(i), ""}, {}, FieldType::string});
  CHECK(format::create_ods(directory.path() / "file.ods", wide, "test").error().code() == Errc::limit_exceeded);
}
