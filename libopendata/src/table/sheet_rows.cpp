#include "table/sheet_rows.hpp"

#include <algorithm>
#include <charconv>
#include <opendata/spreadsheet.hpp>
#include <string_view>
#include <utility>

#include "table/limits.hpp"
#include "table/sheet_cell.hpp"
#include "table/sheet_content.hpp"

namespace opendata::table {
namespace {

constexpr std::uint64_t most_rows = 1'048'576;
constexpr std::size_t most_columns = 1'024;
constexpr std::uint64_t bytes_of_cell = 32;  ///< that a cell counts beside its text: fewer than it takes when nothing is repeated
/// More than anything may be repeated, and so little that no sum of such numbers overflows.
constexpr std::uint64_t too_often = std::uint64_t{1} << 25U;
static_assert(too_often > most_rows && too_often > most_columns && too_often > max_cell_bytes);

constexpr Message no_sheet{"is no OpenDocument spreadsheet; save it as .ods", "不是 OpenDocument 試算表；請另存為 .ods"};
constexpr Message no_such_sheet{"has no sheet of the stated name; correct it (inspect lists the sheets)",
                                "沒有所指定名稱的工作表；請更正（inspect 會列出工作表）"};
constexpr Message several_sheets{
    "several sheets hold something; state which one is meant, \"sheet\" under \"input\" (inspect lists them)",
    "有多個工作表含有內容；請於 \"input\" 以 \"sheet\" 指定其一（inspect 會列出工作表）"};
constexpr Message too_many_rows{"has more than 1,048,576 rows; split it", "超過 1,048,576 列；請分割"};
constexpr Message too_wide{"has more than 1,024 columns", "超過 1,024 欄"};
constexpr Message too_large_cell{"a cell is larger than 16 MiB", "單一儲存格超過 16 MiB"};
constexpr Message too_large_row{"a row is larger than 64 MiB", "單列超過 64 MiB"};
constexpr Message too_large{"is larger than 1 GiB when its repeats are written out; split it", "展開重複內容後超過 1 GiB；請分割"};

/// The attribute that has the value of a cell of this type.
std::string_view value_attribute(std::string_view type) {
  if (type == "date") return "date-value";
  if (type == "boolean") return "boolean-value";
  return type == "string" ? "string-value" : "value";
}

}  // namespace

/// Turns what the parser meets into rows, and suspends it after each.
class SheetRows::Parser final : public SheetContent {
 public:
  Parser(std::unique_ptr<ByteSource> bytes, std::string sheet, OtherSheets others)
      : SheetContent(std::move(bytes)), name_(std::move(sheet)), others_(others) {}

  /// Finds the next row that has something; false at the end and at an error.
  bool find_row() {
    shown_ = 0;
    Outcome outcome = Outcome::more;
    while (outcome == Outcome::more && !is_done()) outcome = advance();
    if (outcome == Outcome::ended && sheets_ == 0) stop(Errc::bad_structure, name_.empty() ? no_sheet : no_such_sheet);
    if (outcome != Outcome::suspended) cells_.clear();
    return outcome == Outcome::suspended;
  }
  /// Shows the row that was found, or its next repeat, when there is one that fits.
  bool show(std::vector<CsvCell>& row) {
    if (cells_.empty() || shown_ == row_times_ || !fits_in_sheet()) return false;
    ++shown_;
    ++shown_in_sheet_;
    row.resize(cells_.size());
    for (std::size_t i = 0; i < cells_.size(); ++i) row[i] = {cells_[i], false};
    return true;
  }
  [[nodiscard]] std::uint64_t number() const { return further_sheets() * most_rows + row_ + (shown_ > 0 ? shown_ - 1 : 0); }
  [[nodiscard]] bool begins_further_sheet() const { return further_sheets() > 0 && shown_in_sheet_ == 1; }
  [[nodiscard]] std::size_t cell_index() const { return cells_.size() + static_cast<std::size_t>(std::min<std::uint64_t>(pending_, most_columns)); }
  [[nodiscard]] std::uint64_t merged_cells() const { return merged_; }

 private:
  [[nodiscard]] bool is_done() const { return sheets_ > 0 && !in_sheet() && others_ != OtherSheets::continued && !looks_for_others(); }
  [[nodiscard]] bool looks_for_others() const { return others_ == OtherSheets::refused && name_.empty(); }

  [[nodiscard]] std::uint64_t further_sheets() const { return others_ == OtherSheets::continued && sheets_ > 1 ? sheets_ - 1 : 0; }

  /// How often a row or cell stands there; 1 when it does not say.
  static std::uint64_t times(const XML_Char** attributes, std::string_view name) {
    const std::string_view digits = attribute(attributes, name);
    std::uint64_t count = 1;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (read.ec == std::errc::result_out_of_range) return too_often;
    return std::clamp<std::uint64_t>(count, 1, too_often);
  }

  void begin_sheet(std::string_view name) override {
    wanted_ = is_wanted(name);
    if (!wanted_) return;
    ++sheets_;
    shown_in_sheet_ = row_ = 0;
    row_times_ = 1;
  }
  /// Where no name is stated and others are refused, the sheet is the only one that holds anything.
  [[nodiscard]] bool is_wanted(std::string_view name) const {
    if (sheets_ == 0) return name_.empty() || name == name_;
    if (others_ == OtherSheets::continued) return name == name_ + "-" + std::to_string(sheets_ + 1);
    return looks_for_others() && shown_bytes_ == 0;
  }

  void begin_row(const XML_Char** attributes) override {
    if (!wanted_) return;
    row_ += row_times_;
    row_times_ = times(attributes, "number-rows-repeated");
    cells_.clear();
    pending_ = row_bytes_ = 0;
  }
  void begin_cell(const XML_Char** attributes) override {
    if (!wanted_) return;
    paragraphs_ = 0;
    shown_text_.clear();
    cell_times_ = times(attributes, "number-columns-repeated");
    type_ = attribute(attributes, "value-type");
    value_ = type_.empty() ? std::string_view() : attribute(attributes, value_attribute(type_));
    const bool spans = times(attributes, "number-columns-spanned") > 1 || times(attributes, "number-rows-spanned") > 1;
    merged_ += spans ? 1 : 0;
  }
  void look_elsewhere() {
    if (looks_for_others() && has_content()) stop(Errc::bad_structure, several_sheets);
  }
  void begin_in_cell(std::string_view name, const XML_Char** attributes) override {
    if (!wanted_) return;
    if (name == "p" && depth_in_cell() == 1) begin_paragraph();
    else if (!in_paragraph()) return;
    else if (name == "s") append_blanks(times(attributes, "c"));
    else if (name == "tab") append("\t");
    else if (name == "line-break") append("\n");
  }
  void begin_paragraph() {
    if (paragraphs_++ > 0) append("\n");
  }
  void text_in_cell(std::string_view piece) override {
    if (wanted_ && in_paragraph()) append(piece);
  }
  void append_blanks(std::uint64_t count) {
    if (fits(count)) shown_text_.append(static_cast<std::size_t>(count), ' ');
  }
  void append(std::string_view piece) {
    if (fits(piece.size())) shown_text_ += piece;
  }
  bool fits(std::uint64_t more) {
    const bool fit = shown_text_.size() + more <= max_cell_bytes;
    if (!fit) stop(Errc::limit_exceeded, too_large_cell);
    return fit;
  }
  void end_cell() override {
    if (!wanted_) return look_elsewhere();
    const std::string filled = cell_text(type_, value_, shown_text_);
    if (filled.empty()) {
      pending_ += cell_times_;
      return;
    }
    if (cells_.size() + pending_ + cell_times_ > most_columns) return stop(Errc::limit_exceeded, too_wide);
    row_bytes_ += cell_times_ * filled.size();
    if (row_bytes_ > max_record_bytes) return stop(Errc::limit_exceeded, too_large_row);
    cells_.resize(cells_.size() + static_cast<std::size_t>(std::exchange(pending_, 0)));
    cells_.insert(cells_.end(), static_cast<std::size_t>(cell_times_), filled);
  }
  /// A row that has nothing may be repeated to the end of the sheet.
  void end_row() override {
    if (wanted_ && !cells_.empty()) suspend();
  }
  bool fits_in_sheet() {
    if (row_ + shown_ > most_rows) stop(Errc::limit_exceeded, too_many_rows);
    else if ((shown_bytes_ += row_bytes_ + cells_.size() * bytes_of_cell) > max_unpacked_bytes) stop(Errc::limit_exceeded, too_large);
    return !error();
  }

  std::string name_;
  OtherSheets others_;
  std::uint64_t row_ = 0, row_times_ = 1, shown_ = 0;  ///< number of the row's first place, how many it has, shown so far
  std::uint64_t sheets_ = 0, shown_in_sheet_ = 0;      ///< sheets whose rows were wanted so far
  std::uint64_t cell_times_ = 1, pending_ = 0;         ///< pending: empty cells that may be the last ones
  std::uint64_t row_bytes_ = 0, shown_bytes_ = 0, merged_ = 0;
  std::vector<std::string> cells_;
  std::string shown_text_, type_, value_;
  std::size_t paragraphs_ = 0;
  bool wanted_ = false;
};

SheetRows::SheetRows(std::unique_ptr<Parser> parser) : parser_(std::move(parser)) {}
SheetRows::~SheetRows() = default;

Result<std::unique_ptr<SheetRows>> SheetRows::open(const std::filesystem::path& path, std::string sheet, OtherSheets others) {
  auto bytes = SheetContent::open_bytes(path);
  if (!bytes) return failure(std::move(bytes.error()));
  return std::unique_ptr<SheetRows>(new SheetRows(std::make_unique<Parser>(std::move(*bytes), std::move(sheet), others)));
}

RowSource::Outcome SheetRows::next() {
  const bool shown = parser_->show(row_) || (!parser_->error() && parser_->find_row() && parser_->show(row_));
  number_ = parser_->number();
  error_ = parser_->error();
  return shown ? Outcome::row : error_ ? Outcome::error : Outcome::end;
}

std::size_t SheetRows::cell_index() const { return parser_->cell_index(); }
bool SheetRows::begins_further_sheet() const { return parser_->begins_further_sheet(); }
std::uint64_t SheetRows::merged_cells() const { return parser_->merged_cells(); }

void SheetRows::describe(ReadReport& report) {
  report.encoding = text::Encoding::utf8;
  report.encoding_reason_en = "OpenDocument spreadsheets are XML in UTF-8";
  report.encoding_reason_zh = "OpenDocument 試算表的內容為 UTF-8 的 XML";
}

}  // namespace opendata::table

namespace opendata {
namespace {

RawRecord record_of(table::SheetRows& rows) {
  RawRecord record;
  record.row = rows.number();
  for (table::CsvCell& cell : rows.row()) {
    record.cells.emplace_back();
    if (!cell.text.empty()) record.cells.back() = std::move(cell.text);
  }
  return record;
}

}  // namespace

Result<void> for_each_sheet_row(const std::filesystem::path& path, const std::function<Result<void>(RawRecord&& row)>& visit) {
  auto rows = table::SheetRows::open(path, {}, table::OtherSheets::ignored);
  if (!rows) return failure(std::move(rows.error()));
  auto outcome = table::RowSource::Outcome::row;
  while ((outcome = (*rows)->next()) == table::RowSource::Outcome::row)
    if (auto visited = visit(record_of(**rows)); !visited) return visited;
  if (outcome == table::RowSource::Outcome::end) return {};
  return failure(Error(*(*rows)->error()).at({path.string(), static_cast<std::size_t>((*rows)->number()), {}}));
}

}  // namespace opendata
