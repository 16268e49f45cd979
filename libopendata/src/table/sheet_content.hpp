#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

#include "table/bounded_xml.hpp"
#include "table/byte_source.hpp"

namespace opendata::table {

/// The content of an OpenDocument spreadsheet on its way through the XML parser, a block at a time, within the limits that
/// opendata/spreadsheet.hpp states. Whoever wants to know what it holds derives from this and is told of sheets, their
/// rows and their cells. Sheets are the tables that stand in the spreadsheet itself: no copies that it keeps of other files'
/// tables. Rows and cells are those of the sheet: what its drawings and forms hold is passed over, and so are comments.
class SheetContent {
 public:
  SheetContent(const SheetContent&) = delete;
  SheetContent& operator=(const SheetContent&) = delete;
  virtual ~SheetContent() = default;

  /// The bytes of content.xml. Errors: as for_each_sheet_row().
  [[nodiscard]] static Result<std::unique_ptr<ByteSource>> open_bytes(const std::filesystem::path& path);

  enum class Outcome { suspended, more, ended, failed };
  /// Parses the rest of the block in which a handler suspended the parser, or the next block.
  [[nodiscard]] Outcome advance();
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 protected:
  explicit SheetContent(std::unique_ptr<ByteSource> bytes);

  // Names are local: without the namespace's address.
  virtual void begin_sheet(std::string_view name) = 0;
  virtual void end_sheet() {}
  virtual void begin_row(const XML_Char** /*attributes*/) {}
  virtual void end_row() {}
  virtual void begin_cell(const XML_Char** /*attributes*/) {}
  virtual void end_cell() {}
  // Elements and text inside a cell, whatever table may stand there.
  virtual void begin_in_cell(std::string_view /*name*/, const XML_Char** /*attributes*/) {}
  virtual void text_in_cell(std::string_view /*piece*/) {}

  [[nodiscard]] static std::string_view attribute(const XML_Char** attributes, std::string_view name);
  [[nodiscard]] bool in_sheet() const { return sheet_ > 0; }
  /// How deep in its cell the element stands that begins or ends: 1 is a child of the cell.
  [[nodiscard]] std::size_t depth_in_cell() const { return depth_ - cell_; }
  /// Whether what comes now stands in a paragraph of the cell itself: what its drawings and tables hold has paragraphs too.
  [[nodiscard]] bool in_paragraph() const { return in_paragraph_; }
  /// Whether the cell has a type, as whatever has a value has, or so far text.
  [[nodiscard]] bool has_content() const { return has_content_; }
  /// Ends the parsing; the first error stays.
  void stop(Errc code, Message message);
  void suspend() { XML_StopParser(xml_.get(), XML_TRUE); }

 private:
  static SheetContent& self(void* data) { return *static_cast<SheetContent*>(data); }
  static void XMLCALL on_start(void* data, const XML_Char* name, const XML_Char** attributes);
  static void XMLCALL on_end(void* data, const XML_Char* name);
  static void XMLCALL on_text(void* data, const XML_Char* text, int length);
  static void XMLCALL on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int);
  void start(std::string_view name, const XML_Char** attributes);
  void start_table(std::string_view name);
  void start_in_sheet(std::string_view name, const XML_Char** attributes);
  void start_cell(const XML_Char** attributes);
  void start_in_cell(std::string_view name, const XML_Char** attributes);
  void add_text(std::string_view piece);
  void end(std::string_view name);
  void end_in_sheet(std::string_view name);
  [[nodiscard]] BoundedXml::Outcome parse_block();
  [[nodiscard]] Outcome fail(Error why);

  std::unique_ptr<ByteSource> bytes_;
  BoundedXml xml_;
  // Depths of what is open: 1 is the root, 0 = not inside such a one. Aside: what is passed over.
  std::size_t depth_ = 0, spreadsheet_ = 0, sheet_ = 0, cell_ = 0, aside_ = 0;
  bool in_paragraph_ = false, has_content_ = false;  // of the cell
  bool suspended_ = false, last_ = false;
  std::optional<Error> error_;
};

}  // namespace opendata::table
