#pragma once
#include <filesystem>
#include <memory>
#include <opendata/table.hpp>
#include <string>

namespace opendata::format {

/// See the section "ods" of docs/formats.md. Errors: io_failure; limit_exceeded for more than 1,024 fields.
[[nodiscard]] Result<std::unique_ptr<TableWriter>> create_ods(const std::filesystem::path& path, const Schema& schema,
                                                              std::string_view dataset_id);
/// As Format::open says.
[[nodiscard]] Result<std::unique_ptr<RecordReader>> open_ods(const std::filesystem::path& path, const Schema& schema,
                                                             std::string_view dataset_id);

// What the writer and the reader share.
namespace ods {
/// Rows of one sheet, its heading among them: what LibreOffice and Excel can show. Further rows begin a further sheet.
constexpr std::uint64_t rows_of_sheet = 1'048'576;

constexpr std::string_view media_type = "application/vnd.oasis.opendocument.spreadsheet";
[[nodiscard]] std::string manifest();
[[nodiscard]] std::string styles();
/// content.xml up to the first sheet.
[[nodiscard]] std::string head();
/// The beginning of a sheet, from 1: its columns and its heading.
[[nodiscard]] std::string sheet_head(const Schema& schema, std::string_view dataset_id, std::uint64_t sheet);
constexpr std::string_view sheet_tail = "</table:table>\n";
constexpr std::string_view tail = "</office:spreadsheet></office:body></office:document-content>\n";
constexpr std::string_view row = "<table:table-row>";
constexpr std::string_view row_tail = "</table:table-row>\n";
constexpr std::string_view missing = "<table:table-cell/>";
constexpr std::string_view string = "<table:table-cell office:value-type=\"string\"><text:p>";
constexpr std::string_view base64 =
    "<table:table-cell table:style-name=\"base64\" office:value-type=\"string\"><text:p>";
constexpr std::string_view cell_tail = "</text:p></table:table-cell>";

/// The attributes that a typed cell has before its value: `office:value-type="float" office:value="`.
[[nodiscard]] std::string_view value_attributes(FieldType type);
/// Whether a cell is written with a value of its type: what a double gives back exactly, dates, booleans.
[[nodiscard]] bool is_typed(FieldType type, std::string_view cell);
/// Whether paragraphs can hold the text: XML can, and every CR stands before an LF.
[[nodiscard]] bool is_paragraphs(std::string_view text);
}  // namespace ods

}  // namespace opendata::format
