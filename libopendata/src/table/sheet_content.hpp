#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

#include "table/bounded_xml.hpp"
#include "table/byte_source.hpp"

namespace opendata::table {

/// The content of an OpenDocument spreadsheet on its way through the XML parser, a block at a time, within the limits that
/// opendata/spreadsheet.hpp states. Whoever wants to know what it holds derives from this.
class SheetContent {
 public:
  static constexpr std::uint64_t largest = std::uint64_t{1} << 30U;  ///< bytes unpacked

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
  virtual void start(std::string_view name, const XML_Char** attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view piece) = 0;

  [[nodiscard]] static std::string_view attribute(const XML_Char** attributes, std::string_view name);
  /// Depth of the element that starts or ends: 1 is the root.
  [[nodiscard]] std::size_t depth() const { return depth_; }
  /// Ends the parsing; the first error stays.
  void stop(Errc code, Message message);
  void suspend() { XML_StopParser(xml_.get(), XML_TRUE); }

 private:
  static constexpr std::size_t most_parser_memory = std::size_t{8} << 20U;
  static SheetContent& self(void* data) { return *static_cast<SheetContent*>(data); }
  static void XMLCALL on_start(void* data, const XML_Char* name, const XML_Char** attributes);
  static void XMLCALL on_end(void* data, const XML_Char* name);
  static void XMLCALL on_text(void* data, const XML_Char* text, int length);
  static void XMLCALL on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int);
  [[nodiscard]] BoundedXml::Outcome parse_block();
  [[nodiscard]] Outcome fail(Error why);

  std::unique_ptr<ByteSource> bytes_;
  BoundedXml xml_;
  std::size_t depth_ = 0;
  std::uint64_t read_ = 0;
  bool suspended_ = false, last_ = false;
  std::optional<Error> error_;
};

}  // namespace opendata::table
