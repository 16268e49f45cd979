#pragma once
#include <opendata/schema.hpp>
#include <optional>
#include <string>
#include <string_view>

/// One cell appended to a growing text, in the form that docs/formats.md gives each format.
namespace opendata::api {

using CellView = std::optional<std::string_view>;

void append_json_text(std::string& out, std::string_view text);
/// A number where a double keeps all its digits, a text otherwise; null when missing.
void append_json_cell(std::string& out, FieldType type, const CellView& cell);
/// RFC 4180: nothing when missing, `""` when empty.
void append_csv_cell(std::string& out, const CellView& cell);
/// Without tab and line ends, which become blanks: the format has no way to write them.
void append_tsv_cell(std::string& out, const CellView& cell);
/// Escaped character data; what XML 1.0 cannot carry becomes U+FFFD.
void append_xml_text(std::string& out, std::string_view text);

}  // namespace opendata::api
