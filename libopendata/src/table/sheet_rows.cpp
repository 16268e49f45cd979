#include <expat.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <opendata/spreadsheet.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/zip.hpp"

namespace opendata {
namespace {

constexpr std::uint64_t most_rows = 1'048'576;
constexpr std::size_t most_columns = 1'024;
constexpr std::size_t largest_cell = std::size_t{16} << 20U;
constexpr std::size_t largest_row = std::size_t{64} << 20U;  ///< a few bytes may repeat a large cell a thousand times
constexpr std::size_t deepest = 256;                         ///< elements in one another; the parser takes memory for each
constexpr std::uint64_t largest_content = std::uint64_t{1} << 30U;
constexpr std::size_t block = std::size_t{1} << 16U;
constexpr char separator = ' ';

constexpr Message not_well_formed{"is no spreadsheet that can be read: its content is not well-formed XML", "試算表內容不是格式正確的 XML，無法讀取"};
constexpr Message has_doctype{"has a document type declaration, which is not read", "含有文件類型宣告，不予讀取"};
constexpr Message no_sheet{"is no OpenDocument spreadsheet; save it as .ods", "不是 OpenDocument 試算表；請另存為 .ods"};
constexpr Message too_many_rows{"has more than 1,048,576 rows; split it", "超過 1,048,576 列；請分割"};
constexpr Message too_many_columns{"has more than 1,024 columns", "超過 1,024 欄"};
constexpr Message too_large_cell{"a cell is larger than 16 MiB", "單一儲存格超過 16 MiB"};
constexpr Message too_large_row{"a row is larger than 64 MiB", "單一列超過 64 MiB"};
constexpr Message too_deep{"elements are nested deeper than 256 levels", "元素超過 256 層"};
constexpr Message too_large{"is larger than 1 GiB when unpacked; split it", "解壓縮後超過 1 GiB；請分割"};

using Visit = std::function<Result<void>(RawRecord&&)>;

/// "urn:…:table:1.0 table-row" without the namespace's address.
std::string_view local(std::string_view name) { return name.substr(name.rfind(separator) + 1); }

/// Turns what the parser meets into rows.
class Rows {
 public:
  Rows(XML_Parser parser, std::string file, const Visit& visit) : parser_(parser), file_(std::move(file)), visit_(visit) {
    XML_SetUserData(parser, this);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    XML_SetStartDoctypeDeclHandler(parser, on_doctype);
  }
  [[nodiscard]] const Result<void>& outcome() const { return outcome_; }
  [[nodiscard]] bool has_sheet() const { return sheets_ > 0; }
  [[nodiscard]] bool is_done() const { return sheets_ > 0 && !in_sheet_; }

 private:
  static Rows& self(void* data) { return *static_cast<Rows*>(data); }
  static void XMLCALL on_start(void* data, const XML_Char* name, const XML_Char** attributes) { self(data).start(local(name), attributes); }
  static void XMLCALL on_end(void* data, const XML_Char* name) { self(data).end(local(name)); }
  static void XMLCALL on_text(void* data, const XML_Char* text, int length) { self(data).text({text, static_cast<std::size_t>(length)}); }
  static void XMLCALL on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    self(data).stop(Errc::bad_structure, has_doctype);
  }

  void stop(Errc code, Message message) { stop(failure(code, message, {file_, static_cast<std::size_t>(row_), {}})); }
  void stop(Result<void> why) {
    if (outcome_) outcome_ = std::move(why);
    XML_StopParser(parser_, XML_FALSE);
  }

  static std::string_view attribute(const XML_Char** attributes, std::string_view name) {
    for (; *attributes != nullptr; attributes += 2)
      if (local(attributes[0]) == name) return attributes[1];
    return {};
  }
  /// How often a row or cell stands there; 1 when it does not say. More than any sheet has counts as one more than that.
  static std::uint64_t times(const XML_Char** attributes, std::string_view name) {
    const std::string_view digits = attribute(attributes, name);
    std::uint64_t count = 1;
    std::from_chars(digits.data(), digits.data() + digits.size(), count);
    return std::clamp<std::uint64_t>(count, 1, most_rows + 1);
  }

  void start(std::string_view name, const XML_Char** attributes) {
    if (++depth_ > deepest) return stop(Errc::limit_exceeded, too_deep);
    if (name == "annotation") ++inside_annotation_;
    if (name == "table" && !in_sheet_) in_sheet_ = ++sheets_ == 1;
    if (!in_sheet_ || inside_annotation_ > 0) return;
    if (name == "table-row") begin_row(attributes);
    else if (name == "table-cell" || name == "covered-table-cell") begin_cell(attributes);
    else if (in_cell_) start_in_cell(name, attributes);
  }
  void start_in_cell(std::string_view name, const XML_Char** attributes) {
    if (name == "p" && paragraphs_++ > 0) append("\n");
    else if (name == "s") append(std::string(static_cast<std::size_t>(std::min<std::uint64_t>(times(attributes, "c"), largest_cell + 1)), ' '));
    else if (name == "tab") append("\t");
    else if (name == "line-break") append("\n");
  }
  void end(std::string_view name) {
    --depth_;
    if (name == "annotation" && inside_annotation_ > 0) --inside_annotation_;
    if (!in_sheet_ || inside_annotation_ > 0) return;
    if (name == "table-cell" || name == "covered-table-cell") end_cell();
    else if (name == "table-row") end_row();
    else if (name == "table") in_sheet_ = false;
  }

  void begin_row(const XML_Char** attributes) {
    ++row_;
    row_times_ = times(attributes, "number-rows-repeated");
    cells_.clear();
    pending_ = row_bytes_ = 0;
  }
  void begin_cell(const XML_Char** attributes) {
    in_cell_ = true;
    paragraphs_ = 0;
    content_.clear();
    cell_times_ = times(attributes, "number-columns-repeated");
    value_.clear();
    const std::string_view type = attribute(attributes, "value-type");
    if (type == "date") value_ = day_of(attribute(attributes, "date-value"));
    else if (type == "boolean") value_ = attribute(attributes, "boolean-value");
    else if (!type.empty() && type != "string") value_ = attribute(attributes, "value");
  }
  /// Midnight is what spreadsheets put behind a day.
  static std::string_view day_of(std::string_view value) {
    constexpr std::size_t day = 10;
    return value.substr(std::min(day, value.size())) == "T00:00:00" ? value.substr(0, day) : value;
  }
  void text(std::string_view piece) {
    if (in_cell_ && in_sheet_ && inside_annotation_ == 0 && paragraphs_ > 0) append(piece);
  }
  void append(std::string_view piece) {
    if (content_.size() + piece.size() > largest_cell) return stop(Errc::limit_exceeded, too_large_cell);
    content_ += piece;
  }
  void end_cell() {
    in_cell_ = false;
    const std::string& filled = value_.empty() ? content_ : value_;
    if (filled.empty()) {
      pending_ += cell_times_;
      return;
    }
    if (cells_.size() + pending_ + cell_times_ > most_columns) return stop(Errc::limit_exceeded, too_many_columns);
    if ((row_bytes_ += filled.size() * cell_times_) > largest_row) return stop(Errc::limit_exceeded, too_large_row);
    cells_.resize(cells_.size() + static_cast<std::size_t>(std::exchange(pending_, 0)));
    cells_.insert(cells_.end(), static_cast<std::size_t>(cell_times_), filled);
  }
  /// A row that has nothing may be repeated to the end of the sheet.
  void end_row() {
    for (std::uint64_t i = 0; !cells_.empty() && i < row_times_ && outcome_; ++i) {
      if (row_ + i > most_rows) return stop(Errc::limit_exceeded, too_many_rows);
      RawRecord record;
      record.cells = cells_;
      record.row = row_ + i;
      if (auto visited = visit_(std::move(record)); !visited) stop(std::move(visited));
    }
    row_ += row_times_ - 1;
  }

  XML_Parser parser_;
  std::string file_;
  const Visit& visit_;
  Result<void> outcome_;
  std::uint64_t row_ = 0, row_times_ = 1, row_bytes_ = 0;
  std::uint64_t cell_times_ = 1, pending_ = 0;  ///< pending: empty cells that may be the last ones
  std::vector<Cell> cells_;
  std::string content_, value_;
  std::size_t depth_ = 0, sheets_ = 0, paragraphs_ = 0, inside_annotation_ = 0;
  bool in_sheet_ = false, in_cell_ = false;
};

struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using Parser = std::unique_ptr<std::remove_pointer_t<XML_Parser>, FreeParser>;

Result<void> parse(table::ByteSource& bytes, const std::string& file, const Visit& visit) {
  const Parser parser(XML_ParserCreateNS("UTF-8", separator));
  if (!parser) throw std::bad_alloc();
  Rows rows(parser.get(), file, visit);
  std::uint64_t read = 0;
  for (bool more = true; more && !rows.is_done();) {
    std::string piece;
    const auto got = bytes.read(block, piece);
    if (!got) return failure(got.error());
    more = *got;
    if ((read += piece.size()) > largest_content) return failure(Errc::limit_exceeded, too_large, {file, 0, {}});
    const auto parsed = XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), more ? XML_FALSE : XML_TRUE);
    if (!rows.outcome()) return rows.outcome();
    if (parsed != XML_STATUS_OK) return failure(Errc::bad_structure, not_well_formed, {file, 0, {}});
  }
  return rows.has_sheet() ? Result<void>() : failure(Errc::bad_structure, no_sheet, {file, 0, {}});
}

}  // namespace

Result<void> for_each_sheet_row(const std::filesystem::path& path, const Visit& visit) {
  const auto entries = format::read_zip_directory(path);
  if (!entries) return failure(entries.error());
  const auto content = std::find_if(entries->begin(), entries->end(), [](const auto& entry) { return entry.name == "content.xml"; });
  if (content == entries->end()) return failure(Errc::bad_structure, no_sheet, {path.string(), 0, {}});
  auto bytes = format::open_foreign_zip_entry(path, *content);
  if (!bytes) return failure(std::move(bytes.error()));
  return parse(**bytes, path.string(), visit);
}

}  // namespace opendata
