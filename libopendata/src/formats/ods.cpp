#include "formats/ods.hpp"

#include <algorithm>
#include <utility>

#include "formats/cell_writer.hpp"
#include "formats/xml_text.hpp"
#include "formats/zip.hpp"

namespace opendata::format {
namespace {

constexpr std::size_t most_columns = 1024;

/// The bytes that paragraphs cannot take as they are.
constexpr auto special = [] {
  ReplacementTable table{};
  table.set('&', "&amp;");
  table.set('<', "&lt;");
  table.set('>', "&gt;");
  table.set('\t', "<text:tab/>");
  table.set('\n', "</text:p><text:p>");
  return table;
}();

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// A blank between two other characters of a paragraph stands as it is; all others would be dropped or merged
/// (OpenDocument 1.2 part 1, 6.1.2).
bool has_delicate_blanks(std::string_view text) {
  if (text.empty()) return false;
  if (is_blank(text.front()) || is_blank(text.back())) return true;
  for (std::size_t i = 1; i < text.size(); ++i)
    if (is_blank(text[i]) && (text[i] != ' ' || is_blank(text[i - 1]))) return true;
  return false;
}

void append_blanks(TextSink& out, std::size_t n) {
  out.append("<text:s text:c=\"");
  out.append(std::to_string(n));
  out.append("\"/>");
}

/// Appends a text that has_delicate_blanks().
void append_slowly(TextSink& out, std::string_view text) {
  const auto is_plain = [&](std::size_t i) { return i < text.size() && !is_blank(text[i]); };
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t blanks = std::min(text.find_first_not_of(' ', i), text.size()) - i;
    if (blanks == 1 && i > 0 && is_plain(i - 1) && is_plain(i + 1)) {
      out.append(' ');
    } else if (blanks > 0) {
      append_blanks(out, blanks);
    } else if (text[i] == '\r') {
      out.append("<text:line-break/>");
    } else {
      append_replaced(out, text.substr(i, 1), special);
    }
    i += text[i] == '\r' ? 2 : std::max<std::size_t>(blanks, 1);
  }
}

class OdsWriter : public CellWriter {
 public:
  OdsWriter(ZipWriter zip, const Schema& schema, std::string_view dataset_id)
      : zip_(std::move(zip)), schema_(schema), dataset_id_(dataset_id) {
    zip_.add_stored("mimetype", ods::media_type);
    zip_.add_deflated("META-INF/manifest.xml", ods::manifest());
    zip_.add_deflated("styles.xml", ods::styles());
    content_ = &zip_.begin("content.xml");
    content_->append(ods::head());
    begin_sheet();
  }
  Result<void> append(std::span<const Cell> cells) override {
    if (rows_ == ods::rows_of_sheet) {
      content_->append(ods::sheet_tail);
      begin_sheet();
    }
    ++rows_;
    content_->append(ods::row);
    for (std::size_t i = 0; i < schema_.fields.size(); ++i) append_cell(schema_.fields[i].type, cells[i]);
    content_->append(ods::row_tail);
    return zip_.status();
  }
  Result<void> finish() override {
    content_->append(ods::sheet_tail);
    content_->append(ods::tail);
    zip_.end();
    return zip_.finish();
  }

 private:
  void begin_sheet() {
    content_->append(ods::sheet_head(schema_, dataset_id_, ++sheets_));
    rows_ = 1;
  }
  void append_cell(FieldType type, const Cell& cell) {
    if (!cell) return content_->append(ods::missing);
    if (ods::is_typed(type, *cell)) {
      content_->append(ods::value_attributes(type));
      content_->append(*cell);
      content_->append("\"><text:p>");
      content_->append(*cell);
    } else {
      append_text(*cell);
    }
    content_->append(ods::cell_tail);
  }
  void append_text(std::string_view text) {
    const bool plain = ods::is_paragraphs(text);
    content_->append(plain ? ods::string : ods::base64);
    if (!plain) return content_->append(xml::to_base64(text));
    has_delicate_blanks(text) ? append_slowly(*content_, text) : append_replaced(*content_, text, special);
  }
  ZipWriter zip_;
  Schema schema_;
  std::string dataset_id_;
  TextSink* content_ = nullptr;
  std::uint64_t sheets_ = 0, rows_ = 0;  // rows of this sheet, its heading among them
};

}  // namespace

Result<std::unique_ptr<CellWriter>> create_ods_cells(const std::filesystem::path& path, const Schema& schema,
                                                     std::string_view sheet) {
  if (schema.fields.size() > most_columns) {
    return failure(Errc::limit_exceeded,
                   {"has more fields than a spreadsheet can show (1,024); leave \"ods\" out of outputs",
                    "欄位數超過試算表的上限 (1,024)；請自 outputs 移除 \"ods\""},
                   {path.string(), 0, {}});
  }
  auto zip = ZipWriter::create(path);
  if (!zip) return failure(std::move(zip.error()));
  return std::make_unique<OdsWriter>(std::move(*zip), schema, sheet);
}

Result<std::unique_ptr<TableWriter>> create_ods(const std::filesystem::path& path, const Schema& schema,
                                                std::string_view dataset_id) {
  return RecordWriter::of(create_ods_cells(path, schema, dataset_id));
}

}  // namespace opendata::format
