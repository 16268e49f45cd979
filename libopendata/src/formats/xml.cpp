#include "formats/xml.hpp"

#include <utility>
#include <vector>

#include "formats/output_file.hpp"
#include "formats/xml_text.hpp"

namespace opendata::format {
namespace {

class XmlWriter : public TableWriter {
 public:
  XmlWriter(OutputFile out, const Schema& schema, std::string_view dataset_id) : out_(std::move(out)) {
    for (const Field& field : schema.fields) columns_.push_back({"<" + field.name, "</" + field.name + ">"});
    out_.append(xml::declaration);
    out_.append("<dataset id=\"");
    out_.append(dataset_id);
    out_.append('"');
    out_.append(xml::namespaces);
  }
  Result<void> write(const SafeRecord& record) override {
    out_.append("<row>");
    for (std::size_t i = 0; i < columns_.size(); ++i) append_element(columns_[i], record.cells()[i]);
    out_.append("</row>\n");
    return out_.status();
  }
  Result<void> finish() override {
    out_.append("</dataset>\n");
    return out_.finish();
  }

 private:
  struct Column {
    std::string opening, closing;
  };
  void append_element(const Column& column, const Cell& cell) {
    out_.append(column.opening);
    if (!cell) return out_.append(xml::missing);
    append_content(*cell);
    out_.append(column.closing);
  }
  void append_content(std::string_view cell) {
    const bool text = xml::is_text(cell);
    out_.append(text ? std::string_view(">") : xml::base64);
    if (!text) return out_.append(xml::to_base64(cell));
    xml::append_escaped(out_, cell);
  }
  OutputFile out_;
  std::vector<Column> columns_;
};

/// Texts may be xs:base64Binary, which is derived from anySimpleType and not from string.
std::string_view xsd_type(FieldType type) {
  switch (type) {
    case FieldType::string:
      return "xs:anySimpleType";
    case FieldType::integer:
      return "xs:integer";
    case FieldType::decimal:
      return "xs:decimal";
    case FieldType::boolean:
      return "xs:boolean";
    case FieldType::date:
      return "xs:date";
    case FieldType::datetime:
      return "xs:dateTime";
  }
  return "xs:anySimpleType";
}

std::string xsd_element(const Field& field) {
  std::string out = "      <xs:element name=\"" + field.name + "\" type=\"" + std::string(xsd_type(field.type)) +
                    "\" nillable=\"true\">\n        <xs:annotation>";
  for (const auto& [language, text] : {std::pair{"zh-TW", field.title.zh_tw}, std::pair{"en", field.title.en}}) {
    if (!text.empty())
      out += "<xs:documentation xml:lang=\"" + std::string(language) + "\">" + xml::attribute(text) +
             "</xs:documentation>";
  }
  return out + "</xs:annotation>\n      </xs:element>\n";
}

}  // namespace

Result<std::unique_ptr<TableWriter>> create_xml(const std::filesystem::path& path, const Schema& schema,
                                                std::string_view dataset_id) {
  auto out = OutputFile::create(path);
  if (!out) return failure(std::move(out.error()));
  return std::make_unique<XmlWriter>(std::move(*out), schema, dataset_id);
}

std::string format_xsd(const Schema& schema, std::string_view dataset_id) {
  std::string out(xml::declaration);
  out +=
      "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" elementFormDefault=\"qualified\">\n"
      "  <xs:element name=\"dataset\"><xs:complexType><xs:sequence>\n"
      "    <xs:element name=\"row\" minOccurs=\"0\" maxOccurs=\"unbounded\"><xs:complexType><xs:sequence>\n";
  for (const Field& field : schema.fields) out += xsd_element(field);
  out += "    </xs:sequence></xs:complexType></xs:element>\n  </xs:sequence>\n"
         "  <xs:attribute name=\"id\" type=\"xs:string\" use=\"required\" fixed=\"";
  return out + std::string(dataset_id) + "\"/>\n  </xs:complexType></xs:element>\n</xs:schema>\n";
}

}  // namespace opendata::format
