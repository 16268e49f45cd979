#include "table/sniff.hpp"

#include <opendata/inspect.hpp>
#include <opendata/table.hpp>

#include "formats/zip.hpp"
#include "support/catch.hpp"
#include "support/ods.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;

namespace {

std::string kind_of(const std::string& bytes, std::string_view expected = {}) {
  const test::TemporaryDirectory directory;
  return table::sniff(directory.write("x", bytes), expected).value();
}

std::string utf16(const std::string& ascii) {
  std::string out;
  for (const char c : ascii) out += std::string{c, '\0'};
  return out;
}

void write_archive(const std::filesystem::path& file, const std::vector<std::string>& names) {
  auto zip = format::ZipWriter::create(file).value();
  for (const std::string& name : names) zip.add_deflated(name, "<a/>");
  REQUIRE(zip.finish());
}

}  // namespace

TEST_CASE("text is what its beginning says in whatever encoding, and a bracket in a column's name makes no JSON or XML", "[table][sniff]") {
  const std::pair<std::string, const char*> rows[] = {
      {"", "empty"},
      {" \n", "empty"},
      {"a,b\n1,2\n", "csv"},
      {"[編號],值\n1,2\n", "csv"},
      {"[1],[2]\n3,4\n", "csv"},
      {"[note],b\n", "csv"},
      {"{x},y\n1,2\n", "csv"},
      {"<備註>,值\n1,2\n", "csv"},
      {"[]", "json"},
      {"[1,2]\n", "json"},
      {"[[\"a\"],[\"b\"]]", "json"},
      {"[{\"a\":1}", "json"},
      {"[true]", "json"},
      {"{\"a\":1}\n{\"a\":2}\n", "jsonl"},
      {"{\n \"a\":1}", "json"},
      {"<?xml version=\"1.0\"?><a>", "xml"},
      {"<a>\n <b/></a>", "xml"},
      {"<a/>", "xml"},
      {"<a>\n<b>\n", "csv"},
      {"<no>\n<none>\n<no>\n", "csv"},
      {"<a>\n<b>1</b>\n", "xml"},
      {"<!DOCTYPE html><p>", "html"},
      {"<html>", "html"},
      {"<HTML\nlang=\"zh\"><p>", "html"},
      {"<script>x()</script>\n<body class=\"a\">", "html"},
      {"<br />\n<b>Warning</b>: x<html>", "html"},
      {"<!-- saved --><!-- here -->\n<!DOCTYPE html>\n<html>", "html"},
      {"<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"a\" \"b\">\n<html xmlns=\"c\">", "html"},
      {"<?xml version=\"1.0\"?><!-- <html> --><news><head/><body/><html/></news>", "xml"},
      {"<?xml version=\"1.0\"?>", "xml"},
      {"<rows><header>a</header><headline>b</headline><bodyText>c</bodyText></rows>", "xml"},
      {"<note><to>a</to><head>b</head><body>c</body></note>", "xml"},
      {"<htmlText>\n<body>\n", "csv"},
      {utf16("[{\"a\":1}]"), "json"},
      {"\xFF\xFE" + utf16("[{\"a\":1}]"), "json"},
      {utf16("a,b\r\n1,2\r\n"), "csv"},
      {std::string("no,text\n1,some words\0 and more words\n", 38), "csv"},
      {std::string(100, '\0'), "binary"},
      {std::string("\x81\x00\xFF\xFE\x00\x00\x01", 7), "binary"},
      {"PAR1,b\n1,2\n", "csv"},
      {"PAR1....PAR1", "parquet"},
      {"%PDF-1.7", "pdf"},
  };
  for (const auto& [bytes, kind] : rows) {
    CAPTURE(bytes);
    CHECK(kind_of(bytes) == kind);
  }
}

TEST_CASE("where the bytes leave it open a file is what it is said to be", "[table][sniff]") {
  CHECK(kind_of("<a><b>\n", "xml") == "xml");
  CHECK(kind_of("[{\"a\":1}, x", "json") == "json");
  CHECK(kind_of("[a]", "json") == "json");
  CHECK(kind_of("[a]", "csv") == "csv");
  CHECK(kind_of(std::string("a\n\0\n", 4), "csv") == "csv");
  CHECK(kind_of("<html></html>", "csv") == "html");
  CHECK(kind_of("[{\"a\":1}]", "csv") == "json");
}

TEST_CASE("an archive is known by its entries, wherever they stand in it", "[table][sniff]") {
  const test::TemporaryDirectory directory;
  const auto file = directory.path() / "x";
  const std::pair<std::vector<std::string>, const char*> rows[] = {
      {{"_rels/.rels", "xl/workbook.xml", "[Content_Types].xml"}, "xlsx"},
      {{"[Content_Types].xml", "xl/workbook.xml"}, "xlsx"},
      {{"[Content_Types].xml"}, "zip"},
      {{"[Content_Types].xml", "word/document.xml"}, "document"},
      {{"doc.kml"}, "zip"},
  };
  for (const auto& [names, kind] : rows) {
    write_archive(file, names);
    CHECK(table::sniff(file).value() == kind);
    std::filesystem::remove(file);
  }
  test::ods::write(file, test::ods::document(""));
  CHECK(table::sniff(file).value() == "ods");
}

TEST_CASE("an OpenDocument file says what it is in its own entry, packed or not, and not in a file that an archive holds", "[table][sniff]") {
  const test::TemporaryDirectory directory;
  const std::string ods = test::ods::type, odt = "application/vnd.oasis.opendocument.text", noise(10'000, 'x');
  struct Row {
    std::vector<std::pair<std::string, std::string>> entries;
    const char* kind;
    bool stored = false;
  };
  const Row rows[] = {
      {{{"mimetype", ods}, {"content.xml", "<a/>"}}, "ods"},
      {{{"mimetype", ods + "\n"}, {"content.xml", "<a/>"}}, "ods"},
      {{{"mimetype", ods + "-template"}, {"content.xml", "<a/>"}}, "ods", true},
      {{{"Pictures/1.png", noise}, {"content.xml", "<a/>"}, {"mimetype", ods}}, "ods", true},
      {{{"mimetype", odt}, {"content.xml", "<a/>"}, {"Object 1/mimetype", ods}}, "document", true},
      {{{"cases.ods", "PK mimetype" + ods}}, "zip", true},
      {{{"cases/mimetype", ods}, {"cases/content.xml", "<a/>"}}, "zip", true},
      {{{"mimetype", ods}, {"encrypted-package", noise}}, "ods", true},
      {{{"mimetype", ods}, {"cases.xml", "<a/>"}}, "zip", true},
      {{{"mimetype", "text/csv"}, {"content.xml", "<a/>"}}, "zip"},
  };
  const auto file = directory.path() / "x";
  for (const Row& row : rows) {
    CAPTURE(row.entries.front().first, row.kind);
    auto zip = format::ZipWriter::create(file).value();
    for (const auto& [name, content] : row.entries) row.stored ? zip.add_stored(name, content) : zip.add_deflated(name, content);
    REQUIRE(zip.finish());
    CHECK(table::sniff(file).value() == row.kind);
    std::filesystem::remove(file);
  }
}

TEST_CASE("what is no text is refused by its kind before anything is decoded, in both languages", "[table][sniff]") {
  const test::TemporaryDirectory directory;
  const std::string xls = "\xD0\xCF\x11\xE0" + std::string(44, '\0') + std::string(4, '\0') + std::string(460, ' ') +
                          std::string("W\0o\0r\0k\0b\0o\0o\0k\0", 16) + std::string(1008, ' ');
  write_archive(directory.path() / "b.csv", {"xl/workbook.xml"});
  test::ods::write(directory.path() / "o.csv", test::ods::document(""));
  const std::pair<std::string, const char*> rows[] = {
      {directory.path() / "b.csv", "XLSX"},
      {directory.path() / "o.csv", "\"ods\""},
      {directory.write("c.csv", xls), "XLS"},
      {directory.write("d.csv", "\xD0\xCF\x11\xE0" + std::string(2000, ' ')), "password"},
      {directory.write("e.csv", "%PDF-1.4\n"), "PDF"},
      {directory.write("f.csv", "<!DOCTYPE html><html><body>x</body></html>"), "web page"},
      {directory.write("g.csv", "\x1F\x8B\x08"), "gzip"},
      {directory.write("h.csv", std::string("SQLite format 3\0", 16)), "SQLite"},
      {directory.write("i.csv", "PAR1....PAR1"), "Parquet"},
      {directory.write("j.csv", "<?xml version=\"1.0\"?><a/>"), "XML"},
  };
  for (const auto& [path, words] : rows) {
    CAPTURE(path);
    const auto reader = open_reader(path, {});
    REQUIRE_FALSE(reader);
    CHECK(reader.error().code() == Errc::not_supported);
    CHECK(reader.error().message(Language::en).find(words) != std::string_view::npos);
    CHECK(static_cast<unsigned char>(reader.error().message(Language::zh_tw).front()) >= 0xE3);
    CHECK(reader.error().where().file == path);
    if (!path.ends_with("o.csv")) CHECK(inspect_file(path).error().code() == Errc::not_supported);
  }
}
