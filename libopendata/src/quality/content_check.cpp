#include "quality/content_check.hpp"

#include <map>

#include "inspect/layout.hpp"
#include "quality/declared_format.hpp"
#include "table/csv_rows.hpp"
#include "table/read_to_end.hpp"
#include "table/sheet_rows.hpp"

namespace opendata::quality {
namespace {

constexpr Message no_header{"the file has no header row: its first row looks like data", "檔案沒有標題列：首列看似資料"};

class ContentCheck {
 public:
  ContentCheck(const Content& content, FileReport& file, DatasetReport& out) : content_(content), file_(file), out_(out) {}

  void run() {
    const std::string& kind = file_.format;
    if (kind == "csv") return read_csv();
    if (kind == "json" || kind == "jsonl") return read_json();
    if (kind == "xml") return expect_whole(with_text([](auto text) { return table::read_xml_to_end(std::move(text)); }));
    if (kind == "ods") return read_spreadsheet();
    if (kind == "xlsx") return expect_whole(table::read_archive_to_end(content_.path, table::XmlParts::office));
    if (kind == "zip") return expect_whole(table::read_archive_to_end(content_.path, parts_of_zip()));
    out_.not_checked(Check::structure);
  }

 private:
  void add(Check check, Message what, std::vector<std::string> values = {}, std::uint64_t row = 0,
           const std::string& column = {}) {
    out_.add({check, what, std::move(values), file_.path, column, row});
  }

  [[nodiscard]] Result<table::TextSource> open_text() const {
    auto bytes = table::open_file_source(content_.path.string());
    if (!bytes) return failure(std::move(bytes.error()));
    return table::TextSource::open(std::move(*bytes), content_.encoding);
  }

  template <class Read>
  [[nodiscard]] Result<void> with_text(Read read) const {
    auto text = open_text();
    return text ? read(std::move(*text)) : failure(std::move(text.error()));
  }

  void expect_whole(const Result<void>& read) {
    if (!read) not_readable(read.error());
  }

  void not_readable(const Error& error) { add(Check::structure, error.text(), {}, error.where().row, error.where().column); }

  [[nodiscard]] table::XmlParts parts_of_zip() const {
    return format_name(content_.declared) == "kmz" ? table::XmlParts::kml : table::XmlParts::none;
  }

  // ---- Rows of CSV and of sheets ----

  void read_csv() {
    const auto layout = inspect::guess_layout(content_.path.string(), content_.encoding);
    if (!layout) return not_readable(layout.error());
    // Without a header the first row is data, which a report never repeats.
    if (layout->header_rows == 0) return add(Check::csv, no_header, {}, 1);
    auto text = open_text();
    if (!text) return not_readable(text.error());
    InputOptions options = *layout;
    options.bare_quotes = true;
    table::CsvRows rows(std::move(*text), options);
    read_table(rows, options);
    if (rows.bare_quotes() > 0)
      add(Check::csv, {"{} quotes stand in cells that are not quoted themselves; RFC 4180 does not know them",
                       "{} 個引號出現在未加引號的儲存格中，不符 RFC 4180"},
          {std::to_string(rows.bare_quotes())});
  }

  /// The whole archive first: a sheet may be read while another part is damaged.
  void read_spreadsheet() {
    if (const auto whole = table::read_archive_to_end(content_.path, table::XmlParts::office); !whole) return not_readable(whole.error());
    const auto layout = inspect::guess_layout(content_.path.string(), std::nullopt);
    if (!layout) return not_readable(layout.error());
    if (layout->header_rows == 0) return add(Check::csv, no_header, {}, 1);
    const bool goes_on = !layout->sheet.empty() && goes_on_in_others(*layout);
    auto rows = table::SheetRows::open(content_.path, layout->sheet, goes_on ? table::OtherSheets::continued : table::OtherSheets::refused);
    if (!rows) return not_readable(rows.error());
    if (!layout->sheet.empty() && !goes_on) note_other_sheets();
    read_table(**rows, *layout);
    if ((*rows)->merged_cells() > 0)
      add(Check::csv, {"{} areas of cells are merged: as rows, only the first cell of each has the value",
                       "有 {} 處合併儲存格：轉為資料列時，僅第一格有值"},
          {std::to_string((*rows)->merged_cells())});
  }

  void note_other_sheets() {
    add(Check::csv, {"several sheets hold something; only the first of them is looked at", "有多個工作表含有內容；僅檢查第一個"});
  }

  /// A table of more rows than a sheet has goes on in others: cases, cases-2, cases-3, each with the heading (docs/formats.md).
  [[nodiscard]] bool goes_on_in_others(const InputOptions& layout) const {
    if (layout.title_rows > 0 || layout.header_rows != 1) return false;
    const auto sheets = table::filled_sheets(content_.path).value_or(std::vector<std::string>());
    for (std::size_t i = 1; i < sheets.size(); ++i)
      if (sheets[i] != sheets[0] + "-" + std::to_string(i + 1)) return false;
    return true;
  }

  void read_table(table::RowSource& rows, const InputOptions& layout) {
    note_layout(layout);
    for (std::size_t i = 0; i < layout.title_rows; ++i) static_cast<void>(rows.next());
    if (rows.next() != table::RowSource::Outcome::row) return not_readable(Error(Errc::bad_structure, {"no row", "沒有資料列"}));
    TableCheck check(read_header(rows), content_.rules);
    if (layout.header_rows == 2) static_cast<void>(rows.next());
    read_rows(rows, check);
  }

  void note_layout(const InputOptions& layout) {
    if (layout.title_rows > 0)
      add(Check::csv, {"{} rows stand above the header", "標題列之上有 {} 列"}, {std::to_string(layout.title_rows)}, 1);
    if (layout.header_rows == 2)
      add(Check::csv, {"a second header row follows the first", "有第二列標題"}, {}, layout.title_rows + 2);
  }

  static std::vector<std::string> names_in(table::RowSource& rows) {
    std::vector<std::string> names;
    for (const table::CsvCell& cell : rows.row()) names.emplace_back(text::trim(cell.text));
    return names;
  }

  std::vector<Column> read_header(table::RowSource& rows) {
    header_ = names_in(rows);
    judge_names(header_, rows.number());
    compare_fields(header_);
    return columns_of(header_);
  }

  void judge_names(const std::vector<std::string>& names, std::uint64_t row) {
    std::map<std::string, int> seen;
    std::size_t nameless = 0;
    for (const std::string& name : names) {
      if (name.empty()) ++nameless;
      if (!name.empty() && ++seen[name] == 2)
        add(Check::csv, {"several columns have this name", "有多欄同名"}, {}, row, name);
    }
    if (nameless > 0)
      add(Check::csv, {"{} columns have no name (a comma at the end of the header makes one)", "{} 欄沒有名稱（標題列尾端多一個逗號即會產生）"},
          {std::to_string(nameless)}, row);
  }

  void compare_fields(const std::vector<std::string>& names) {
    const DescribedFile* described = content_.described;
    if (described == nullptr || !described->has_fields) return;
    out_.made(Check::desc_match);
    const auto& fields = described->fields;
    for (std::size_t i = 0; i < std::min(names.size(), fields.size()); ++i) {
      if (names[i] == text::trim(fields[i].name)) continue;
      return add(Check::desc_match, {"column {} has another name than the description says", "第 {} 欄的名稱與欄位說明不符"},
                 {std::to_string(i + 1)}, 0, names[i]);
    }
    if (names.size() != fields.size())
      add(Check::desc_match, {"the file has {} columns, the description {}", "檔案有 {} 欄，欄位說明有 {} 欄"},
          {std::to_string(names.size()), std::to_string(fields.size())});
  }

  /// With the declared types, where the description fits.
  std::vector<Column> columns_of(const std::vector<std::string>& names) {
    file_.columns = names.size();
    std::vector<Column> out;
    const DescribedFile* described = content_.described;
    const bool fits = described != nullptr && described->fields.size() == names.size();
    for (std::size_t i = 0; i < names.size(); ++i)
      out.push_back({names[i].empty() ? "#" + std::to_string(i + 1) : names[i],
                     fits ? described->fields[i].type : std::nullopt});
    return out;
  }

  void read_rows(table::RowSource& rows, TableCheck& check) {
    std::vector<std::string_view> cells;
    auto outcome = rows.next();
    for (; outcome == table::RowSource::Outcome::row; outcome = rows.next()) {
      if (rows.begins_further_sheet() && names_in(rows) != header_) {
        note_other_sheets();
        break;
      }
      if (rows.begins_further_sheet()) continue;
      cells.clear();
      for (const table::CsvCell& cell : rows.row()) cells.push_back(cell.text);
      if (rows.ends_at_last_filled() && cells.size() < file_.columns) cells.resize(file_.columns);
      check.look_at(cells, rows.number());
    }
    if (outcome == table::RowSource::Outcome::error) not_readable(Error(*rows.error()).at({{}, static_cast<std::size_t>(rows.number()), {}}));
    finish(check);
  }

  void finish(const TableCheck& check) {
    file_.rows = check.rows();
    file_.all_rows_compared = check.compared_all();
    check.report(file_.path, out_);
  }

  // ---- JSON ----

  void read_json() {
    const auto texts = file_.format == "jsonl" ? table::JsonTexts::many : table::JsonTexts::one;
    const auto whole = with_text([&](auto text) { return table::read_json_to_end(std::move(text), texts); });
    if (!whole) return not_readable(whole.error());
    if (file_.format == "jsonl" || is_list()) read_records();
  }

  /// JSON whose first character is '[' holds records; anything else may be any document.
  [[nodiscard]] bool is_list() const {
    const auto layout = inspect::guess_layout(content_.path.string(), content_.encoding);
    return layout && layout->format == InputFormat::json;
  }

  /// It is JSON; whether it is a table as well is another question: values may be nested, elements be no records.
  void read_records() {
    InputOptions options;
    options.format = file_.format == "jsonl" ? InputFormat::jsonl : InputFormat::json;
    options.encoding = content_.encoding;
    options.skip_late_keys = true;
    auto reader = open_reader(content_.path.string(), options);
    if (!reader) return no_table(reader.error());
    compare_fields((*reader)->columns());
    TableCheck check(columns_of((*reader)->columns()), content_.rules);
    read_records(**reader, check);
    note_late_keys((*reader)->report());
    finish(check);
  }

  void read_records(RecordReader& reader, TableCheck& check) {
    RawRecord record;
    std::vector<std::string_view> cells;
    for (;;) {
      const auto more = reader.read(record);
      if (!more) no_table(more.error());
      if (!more || !*more) return;
      cells.clear();
      for (const Cell& cell : record.cells) cells.push_back(cell ? std::string_view(*cell) : std::string_view());
      check.look_at(cells, record.row);
    }
  }

  void no_table(const Error& error) { add(Check::csv, error.text(), {}, error.where().row, error.where().column); }

  void note_late_keys(const ReadReport& report) {
    const auto late = report.counts.find("skip_late_keys");
    if (late != report.counts.end())
      add(Check::csv, {"{} values stand under keys that the first 1,000 records lack", "{} 個值的鍵未見於前 1,000 筆資料"},
          {std::to_string(late->second)});
  }

  const Content& content_;
  FileReport& file_;
  DatasetReport& out_;
  std::vector<std::string> header_;
};

}  // namespace

void check_content(const Content& content, FileReport& file, DatasetReport& out) { ContentCheck(content, file, out).run(); }

}  // namespace opendata::quality
