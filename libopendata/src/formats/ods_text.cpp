#include "formats/json_rows.hpp"
#include "formats/ods.hpp"
#include "formats/xml_text.hpp"

/// The fixed parts of our ODS.
namespace opendata::format::ods {
namespace {

constexpr std::string_view document_namespaces =
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
    " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" office:version=\"1.2\">\n";

constexpr std::string_view automatic_styles =
    "<office:automatic-styles>\n"
    "<number:text-style style:name=\"N-text\"><number:text-content/></number:text-style>\n"
    "<number:date-style style:name=\"N-date\"><number:year number:style=\"long\"/><number:text>-</number:text>"
    "<number:month number:style=\"long\"/><number:text>-</number:text><number:day number:style=\"long\"/>"
    "</number:date-style>\n"
    "<number:date-style style:name=\"N-datetime\"><number:year number:style=\"long\"/><number:text>-</number:text>"
    "<number:month number:style=\"long\"/><number:text>-</number:text><number:day number:style=\"long\"/>"
    "<number:text> </number:text><number:hours number:style=\"long\"/><number:text>:</number:text>"
    "<number:minutes number:style=\"long\"/><number:text>:</number:text><number:seconds number:style=\"long\"/>"
    "</number:date-style>\n"
    "<style:style style:name=\"text\" style:family=\"table-cell\" style:data-style-name=\"N-text\"/>\n"
    "<style:style style:name=\"base64\" style:family=\"table-cell\" style:data-style-name=\"N-text\"/>\n"
    "<style:style style:name=\"date\" style:family=\"table-cell\" style:data-style-name=\"N-date\"/>\n"
    "<style:style style:name=\"datetime\" style:family=\"table-cell\" style:data-style-name=\"N-datetime\"/>\n"
    "<style:style style:name=\"plain\" style:family=\"table-cell\"/>\n"
    "<style:style style:name=\"narrow\" style:family=\"table-column\">"
    "<style:table-column-properties style:column-width=\"2.7cm\"/></style:style>\n"
    "<style:style style:name=\"wide\" style:family=\"table-column\">"
    "<style:table-column-properties style:column-width=\"4.5cm\"/></style:style>\n"
    "</office:automatic-styles>\n";

std::string_view column_width(FieldType type) {
  return type == FieldType::string || type == FieldType::datetime ? "wide" : "narrow";
}

std::string_view column_style(FieldType type) {
  switch (type) {
    case FieldType::string:
      return "text";
    case FieldType::date:
      return "date";
    case FieldType::datetime:
      return "datetime";
    default:
      return "plain";
  }
}

}  // namespace

std::string manifest() {
  std::string out(xml::declaration);
  out += "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\""
         " manifest:version=\"1.2\">\n";
  out += "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\" manifest:media-type=\"";
  out += std::string(media_type) + "\"/>\n";
  for (const char* part : {"content.xml", "styles.xml"})
    out += "<manifest:file-entry manifest:full-path=\"" + std::string(part) + "\" manifest:media-type=\"text/xml\"/>\n";
  return out + "</manifest:manifest>\n";
}

std::string styles() {
  return std::string(xml::declaration) + "<office:document-styles" + std::string(document_namespaces) +
         "<office:styles/>\n</office:document-styles>\n";
}

std::string head() {
  return std::string(xml::declaration) + "<office:document-content" + std::string(document_namespaces) +
         std::string(automatic_styles) + "<office:body><office:spreadsheet>\n";
}

std::string sheet_head(const Schema& schema, std::string_view dataset_id, std::uint64_t sheet) {
  std::string out = "<table:table table:name=\"" + std::string(dataset_id) +
                    (sheet > 1 ? "-" + std::to_string(sheet) : std::string()) + "\">\n";
  for (const Field& field : schema.fields)
    out += "<table:table-column table:style-name=\"" + std::string(column_width(field.type)) +
           "\" table:default-cell-style-name=\"" + std::string(column_style(field.type)) + "\"/>\n";
  out += "<table:table-header-rows><table:table-row>";
  for (const Field& field : schema.fields)
    out += "<table:table-cell table:style-name=\"text\" office:value-type=\"string\"><text:p>" +
           xml::attribute(field.title.zh_tw) + std::string(cell_tail);
  return out + "</table:table-row></table:table-header-rows>\n";
}

std::string_view value_attributes(FieldType type) {
  switch (type) {
    case FieldType::boolean:
      return "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"";
    case FieldType::date:
    case FieldType::datetime:
      return "<table:table-cell office:value-type=\"date\" office:date-value=\"";
    default:
      return "<table:table-cell office:value-type=\"float\" office:value=\"";
  }
}

bool is_typed(FieldType type, std::string_view cell) {
  if (type == FieldType::string) return false;
  // Spreadsheets count days before the Gregorian calendar otherwise: they would show another day.
  if (type == FieldType::date || type == FieldType::datetime) return cell >= "1582-10-15";
  return type == FieldType::boolean || is_exact_in_double(type, cell);
}

bool is_paragraphs(std::string_view text) {
  if (!xml::is_text(text)) return false;
  for (auto at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1)) {
    if (at + 1 == text.size() || text[at + 1] != '\n') return false;
  }
  return true;
}

}  // namespace opendata::format::ods
