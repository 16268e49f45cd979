#include <algorithm>
#include <charconv>
#include <opendata/spreadsheet.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/zip.hpp"
#include "table/bounded_xml.hpp"
#include "table/limits.hpp"

namespace opendata {
namespace {

using table::BoundedXml;

constexpr std::uint64_t most_rows = 1'048'576;
constexpr std::size_t most_columns = 1'024;
constexpr std::uint64_t largest_content = std::uint64_t{1} << 30U;  ///< unpacked, and again with all repeats written out
constexpr std::uint64_t bytes_of_cell = 32;  ///< that a cell counts beside its text: fewer than it takes when nothing is repeated
constexpr std::size_t most_parser_memory = std::size_t{8} << 20U;
constexpr std::size_t block = std::size_t{1} << 16U;
/// More than anything may be repeated, and so little that no sum of such numbers overflows.
constexpr std::uint64_t too_often = std::uint64_t{1} << 25U;
static_assert(too_often > most_rows && too_often > most_columns && too_often > table::max_cell_bytes);

constexpr Message not_well_formed{"is no spreadsheet that can be read: its content is not well-formed XML", "試算表內容不是格式正確的 XML，無法讀取"};
constexpr Message has_doctype{"has a document type declaration, which is not read", "含有文件類型宣告，不予讀取"};
constexpr Message no_sheet{"is no OpenDocument spreadsheet; save it as .ods", "不是 OpenDocument 試算表；請另存為 .ods"};
constexpr Message too_many_rows{"has more than 1,048,576 rows; split it", "超過 1,048,576 列；請分割"};
constexpr Message too_many_columns{"has more than 1,024 columns", "超過 1,024 欄"};
constexpr Message too_large_cell{"a cell is larger than 16 MiB", "單一儲存格超過 16 MiB"};
constexpr Message too_large_row{"a row is larger than 64 MiB", "單列超過 64 MiB"};
constexpr Message too_large{"is larger than 1 GiB when unpacked and its repeats are written out; split it", "解壓縮並展開重複內容後超過 1 GiB；請分割"};
constexpr Message too_intricate{"its elements take more than 8 MiB to keep: too many kinds, too deep, or one tag too large; save it again",
                                "元素所需記憶體超過 8 MiB（種類過多、層次過深或單一標籤過大）；請重新另存"};

using Visit = std::function<Result<void>(RawRecord&&)>;

/// "urn:…:table:1.0 table-row" without the namespace's address.
std::string_view local(std::string_view name) { return name.substr(name.rfind(BoundedXml::separator) + 1); }

/// Turns what the parser meets into rows. Depths count open elements; 0 = not inside such a one.
class Rows {
 public:
  Rows(XML_Parser parser, std::string file, const Visit& visit) : parser_(parser), file_(std::move(file)), visit_(visit) {
    XML_SetUserData(parser, this);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    XML_SetStartDoctypeDeclHandler(parser, on_doctype);
  }
  [[nodiscard]] const Result<void>& outcome() const { return outcome_; }
  [[nodiscard]] bool has_sheet() const { return has_sheet_; }
  [[nodiscard]] bool is_done() const { return has_sheet_ && sheet_ == 0; }

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
  /// How often a row or cell stands there; 1 when it does not say.
  static std::uint64_t times(const XML_Char** attributes, std::string_view name) {
    const std::string_view digits = attribute(attributes, name);
    std::uint64_t count = 1;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (read.ec == std::errc::result_out_of_range) return too_often;
    return std::clamp<std::uint64_t>(count, 1, too_often);
  }

  void start(std::string_view name, const XML_Char** attributes) {
    ++depth_;
    if (name == "table" && !has_sheet_) begin_sheet();
    if (sheet_ == 0) return;
    if (cell_ > 0) start_in_cell(name, attributes);
    else if (name == "table-row") begin_row(attributes);
    else if (name == "table-cell" || name == "covered-table-cell") begin_cell(attributes);
  }
  void begin_sheet() {
    has_sheet_ = true;
    sheet_ = depth_;
  }
  /// Only the cell's own paragraphs are its text: comments, drawings and tables inside it have paragraphs as well.
  void start_in_cell(std::string_view name, const XML_Char** attributes) {
    if (name == "p" && depth_ == cell_ + 1) begin_paragraph();
    else if (name == "annotation" && aside_ == 0) aside_ = depth_;
    else if (!is_in_text()) return;
    else if (name == "s") append_blanks(times(attributes, "c"));
    else if (name == "tab") append("\t");
    else if (name == "line-break") append("\n");
  }
  void end(std::string_view name) {
    if (sheet_ > 0) end_in_sheet(name);
    --depth_;
  }
  void end_in_sheet(std::string_view name) {
    if (aside_ == depth_) aside_ = 0;
    else if (paragraph_ == depth_) paragraph_ = 0;
    else if (cell_ == depth_) end_cell();
    else if (sheet_ == depth_) sheet_ = 0;
    else if (cell_ == 0 && name == "table-row") end_row();
  }

  void begin_row(const XML_Char** attributes) {
    ++row_;
    row_times_ = times(attributes, "number-rows-repeated");
    cells_.clear();
    pending_ = row_bytes_ = 0;
  }
  void begin_cell(const XML_Char** attributes) {
    cell_ = depth_;
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
  void begin_paragraph() {
    paragraph_ = depth_;
    if (paragraphs_++ > 0) append("\n");
  }
  [[nodiscard]] bool is_in_text() const { return paragraph_ > 0 && aside_ == 0; }
  void text(std::string_view piece) {
    if (is_in_text()) append(piece);
  }
  void append_blanks(std::uint64_t count) {
    if (fits(count)) content_.append(static_cast<std::size_t>(count), ' ');
  }
  void append(std::string_view piece) {
    if (fits(piece.size())) content_ += piece;
  }
  bool fits(std::uint64_t more) {
    const bool fit = content_.size() + more <= table::max_cell_bytes;
    if (!fit) stop(Errc::limit_exceeded, too_large_cell);
    return fit;
  }
  void end_cell() {
    cell_ = 0;
    const std::string& filled = value_.empty() ? content_ : value_;
    if (filled.empty()) {
      pending_ += cell_times_;
      return;
    }
    if (cells_.size() + pending_ + cell_times_ > most_columns) return stop(Errc::limit_exceeded, too_many_columns);
    row_bytes_ += cell_times_ * filled.size();
    if (row_bytes_ > table::max_record_bytes) return stop(Errc::limit_exceeded, too_large_row);
    cells_.resize(cells_.size() + static_cast<std::size_t>(std::exchange(pending_, 0)));
    cells_.insert(cells_.end(), static_cast<std::size_t>(cell_times_), filled);
  }
  /// A row that has nothing may be repeated to the end of the sheet.
  void end_row() {
    for (std::uint64_t i = 0; !cells_.empty() && i < row_times_ && outcome_; ++i) show_row(row_ + i);
    row_ += row_times_ - 1;
  }
  void show_row(std::uint64_t number) {
    if (number > most_rows) return stop(Errc::limit_exceeded, too_many_rows);
    if ((shown_bytes_ += row_bytes_ + cells_.size() * bytes_of_cell) > largest_content) return stop(Errc::limit_exceeded, too_large);
    RawRecord record;
    record.cells = cells_;
    record.row = number;
    if (auto visited = visit_(std::move(record)); !visited) stop(std::move(visited));
  }

  XML_Parser parser_;
  std::string file_;
  const Visit& visit_;
  Result<void> outcome_;
  std::uint64_t row_ = 0, row_times_ = 1, cell_times_ = 1, pending_ = 0;  ///< pending: empty cells that may be the last ones
  std::uint64_t row_bytes_ = 0, shown_bytes_ = 0;
  std::vector<Cell> cells_;
  std::string content_, value_;
  std::size_t depth_ = 0, sheet_ = 0, cell_ = 0, paragraph_ = 0, aside_ = 0, paragraphs_ = 0;
  bool has_sheet_ = false;
};

Result<void> parse(table::ByteSource& bytes, const std::string& file, const Visit& visit) {
  BoundedXml xml(most_parser_memory);
  Rows rows(xml.get(), file, visit);
  std::uint64_t read = 0;
  for (bool more = true; more && !rows.is_done();) {
    std::string piece;
    const auto got = bytes.read(block, piece);
    if (!got) return failure(got.error());
    more = *got;
    if ((read += piece.size()) > largest_content) return failure(Errc::limit_exceeded, too_large, {file, 0, {}});
    const auto parsed = xml.parse(piece, more ? BoundedXml::Piece::more_follow : BoundedXml::Piece::last);
    if (!rows.outcome()) return rows.outcome();
    if (parsed == BoundedXml::Outcome::out_of_memory) return failure(Errc::limit_exceeded, too_intricate, {file, 0, {}});
    if (parsed != BoundedXml::Outcome::good) return failure(Errc::bad_structure, not_well_formed, {file, 0, {}});
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
