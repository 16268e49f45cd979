#pragma once
#include <filesystem>
#include <string>

#include "formats/zip.hpp"
#include "support/catch.hpp"

/// OpenDocument spreadsheets written by hand, for tests of what reads them.
namespace test::ods {

inline constexpr const char* type = "application/vnd.oasis.opendocument.spreadsheet";

/// The content with these sheets.
inline std::string document(const std::string& sheets) {
  return "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
         "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\">"
         "<office:body><office:spreadsheet>" + sheets + "</office:spreadsheet></office:body></office:document-content>";
}
inline std::string sheet(const std::string& rows, const std::string& name = "Sheet1") {
  return "<table:table table:name=\"" + name + "\">" + rows + "</table:table>";
}
inline std::string row(const std::string& cells, const std::string& attributes = "") {
  return "<table:table-row" + attributes + ">" + cells + "</table:table-row>";
}
inline std::string cell(const std::string& paragraphs, const std::string& attributes = "") {
  return "<table:table-cell" + attributes + ">" + paragraphs + "</table:table-cell>";
}
inline std::string text(const std::string& content) {
  return cell("<text:p>" + content + "</text:p>", " office:value-type=\"string\"");
}
inline std::string number(const std::string& value, const std::string& shown, const std::string& value_type = "float") {
  return cell("<text:p>" + shown + "</text:p>", " office:value-type=\"" + value_type + "\" office:value=\"" + value + "\"");
}
/// A row of texts, parted by '|'; an empty one is an empty cell.
inline std::string texts(const std::string& line) {
  std::string cells;
  for (std::size_t at = 0; at <= line.size();) {
    const auto end = std::min(line.find('|', at), line.size());
    cells += end == at ? "<table:table-cell/>" : text(line.substr(at, end - at));
    at = end + 1;
  }
  return row(cells);
}

/// Writes the archive with the content, in place of one that is there.
inline void write(const std::filesystem::path& file, const std::string& content, const std::string& name = "content.xml") {
  std::filesystem::remove(file);
  auto zip = opendata::format::ZipWriter::create(file).value();
  zip.add_stored("mimetype", type);
  zip.add_deflated(name, content);
  REQUIRE(zip.finish());
}

}  // namespace test::ods
