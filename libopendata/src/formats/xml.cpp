#include "formats/xml.hpp"

#include <openssl/evp.h>

#include <utility>
#include <vector>

#include "formats/output_file.hpp"
#include "formats/xml_text.hpp"

namespace opendata::format {
namespace {

/// Whether XML 1.0 can carry the text at all (its production [2] Char): no control characters but tab, LF and CR, no
/// U+FFFE and U+FFFF.
bool is_xml_text(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') return false;
    if (c == 0xEF && (text.substr(i, 3) == "\xEF\xBF\xBE" || text.substr(i, 3) == "\xEF\xBF\xBF")) return false;
  }
  return true;
}

/// A bare CR would come back as LF (XML 1.0 section 2.11); ">" is escaped so that "]]>" cannot appear.
std::string_view escape(unsigned char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '\r':
      return "&#13;";
    default:
      return {};
  }
}

std::string to_base64(std::string_view text) {
  std::vector<unsigned char> in(text.begin(), text.end());
  std::vector<unsigned char> out(4 * ((in.size() + 2) / 3) + 1);
  const int size = EVP_EncodeBlock(out.data(), in.data(), static_cast<int>(in.size()));
  return {out.begin(), out.begin() + size};
}

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
    const bool text = is_xml_text(cell);
    out_.append(text ? std::string_view(">") : xml::base64);
    if (!text) return out_.append(to_base64(cell));
    append_replaced(out_, cell, escape);
  }
  OutputFile out_;
  std::vector<Column> columns_;
};

}  // namespace

Result<std::unique_ptr<TableWriter>> create_xml(const std::filesystem::path& path, const Schema& schema,
                                                std::string_view dataset_id) {
  auto out = OutputFile::create(path);
  if (!out) return failure(std::move(out.error()));
  return std::make_unique<XmlWriter>(std::move(*out), schema, dataset_id);
}

}  // namespace opendata::format
