#include "quality/check_file.hpp"

#include <algorithm>
#include <fstream>
#include <opendata/files.hpp>
#include <map>

#include "inspect/layout.hpp"
#include "quality/sniff.hpp"
#include "release/sha256.hpp"
#include "table/csv_rows.hpp"

namespace opendata::quality {
namespace {

namespace fs = std::filesystem;
using text::Encoding;

constexpr std::size_t largest_document = std::size_t{16} << 20U;

std::string in_small_letters(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != '-' && c != '_' && c != ' ') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  return out;
}

/// The encodings that a description may mean by a name; Big5 is a family.
std::vector<Encoding> encodings_named(std::string_view declared) {
  const std::string name = in_small_letters(declared);
  if (name == "utf8" || name == "utf8bom" || name == "unicode") return {Encoding::utf8};
  if (name == "utf16le" || name == "utf16") return {Encoding::utf16le};
  if (name == "utf16be") return {Encoding::utf16be};
  if (name == "big5" || name == "cp950" || name == "ms950" || name == "big5hkscs" || name == "big5eten")
    return {Encoding::cp950, Encoding::big5_eten, Encoding::big5_hkscs};
  if (name == "ascii" || name == "usascii") return {Encoding::utf8};
  return {};
}

/// Whether every byte of a file is text of this encoding; the error has the line.
Result<void> decodes(const fs::path& path, Encoding encoding) {
  std::ifstream in(path, std::ios::binary);
  text::Decoder decoder(encoding);
  std::vector<char> buffer(std::size_t{1} << 16U);
  std::string decoded;
  while (in) {
    in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    decoded.clear();
    if (auto done = decoder.decode({buffer.data(), static_cast<std::size_t>(in.gcount())}, decoded); !done) return done;
  }
  return decoder.finish(decoded);
}

/// One file on its way through the checks; each step says whether the next one makes sense.
class FileCheck {
 public:
  FileCheck(fs::path path, const std::string& name, const DescribedFile* described, const TableRules& rules,
            DatasetReport& out)
      : path_(std::move(path)), described_(described), rules_(rules), out_(out) {
    file_.path = name;
  }
  void run() {
    if (is_there() && is_the_file() && is_structured() && decodes_as_declared()) read_content();
    out_.files.push_back(file_);
  }

 private:
  void add(Check check, Message what, std::vector<std::string> values = {}, std::uint64_t row = 0,
           const std::string& column = {}) {
    out_.add({check, what, std::move(values), file_.path, column, row});
  }

  /// Of an address on the network only a copy is here: what it answers stays open.
  void note_made(Check check) {
    const bool remote = described_ != nullptr && described_->address.find("://") != std::string::npos;
    remote ? out_.not_checked(check) : out_.made(check);
  }

  bool is_there() {
    std::error_code error;
    note_made(Check::linkable);
    if (fs::is_regular_file(path_, error)) return true;
    add(Check::linkable, {"the file is not there", "檔案不存在"});
    return false;
  }

  bool is_the_file() {
    note_made(Check::downloadable);
    const auto kind = sniff(path_);
    if (!kind) return fails_to_read();
    file_.format = *kind;
    if (*kind == "empty") add(Check::downloadable, {"the file is empty", "檔案是空的"});
    const bool wants_page = described_ != nullptr && kind_of_format(described_->format) == "html";
    if (*kind == "html" && !wants_page)
      add(Check::downloadable, {"the file is a web page, not the data: a login or error page, as a rule",
                                "檔案是網頁而非資料，通常是登入或錯誤頁面"});
    if (*kind == "empty" || (*kind == "html" && !wants_page)) return false;
    compare_bytes();
    return true;
  }

  bool fails_to_read() {
    add(Check::downloadable, {"the file cannot be read", "檔案無法讀取"});
    return false;
  }

  /// What the description promises of the bytes themselves.
  void compare_bytes() {
    if (described_ == nullptr || (!described_->bytes && described_->sha256.empty())) return;
    const auto digest = release::digest_file(path_);
    if (!digest) return;
    if (described_->bytes && *described_->bytes != digest->bytes)
      add(Check::downloadable, {"the file has {} bytes, the description says {}", "檔案有 {} 位元組，說明為 {}"},
          {std::to_string(digest->bytes), std::to_string(*described_->bytes)});
    else if (!described_->sha256.empty() && described_->sha256 != digest->sha256)
      add(Check::downloadable, {"the file's SHA-256 is not the described one", "檔案的 SHA-256 與說明不符"});
  }

  bool is_structured() {
    out_.made(Check::structure);
    const std::string declared = described_ != nullptr && !described_->format.empty()
                                     ? described_->format
                                     : path_.extension().string();
    const std::string_view wanted = kind_of_format(declared);
    if (wanted == "document" || file_.format == "pdf") {
      add(Check::structure, {"{} is for reading and no structured format", "{} 為閱讀用文件，並非結構化格式"}, {declared});
      return false;
    }
    // A lone object is a line of JSON Lines as well.
    const bool alike = wanted == file_.format || (wanted == "jsonl" && file_.format == "json");
    if (wanted.empty() || alike) return true;
    add(Check::structure, {"the file is {}, not {} as declared", "檔案實為 {}，並非宣告的 {}"}, {file_.format, declared});
    return false;
  }

  [[nodiscard]] bool is_text() const {
    return file_.format == "csv" || file_.format == "json" || file_.format == "jsonl" || file_.format == "xml";
  }

  bool decodes_as_declared() {
    if (!is_text()) return true;
    note_mark();
    const std::string declared = described_ == nullptr ? std::string() : described_->encoding;
    const auto meant = encodings_named(declared);
    if (meant.empty()) return detect();
    out_.made(Check::encoding_match);
    std::uint64_t line = 0;
    for (const Encoding encoding : meant) {
      const auto decoded = decodes(path_, encoding);
      if (decoded) return use(encoding);
      line = std::max<std::uint64_t>(line, decoded.error().where().row);
    }
    add(Check::encoding_match, {"the bytes are no text in {}, as declared", "位元組並非宣告的 {} 編碼"}, {declared}, line);
    return detect();
  }

  bool use(Encoding encoding) {
    encoding_ = encoding;
    file_.encoding = text::name(encoding);
    return true;
  }

  void note_mark() {
    std::ifstream in(path_, std::ios::binary);
    char head[3] = {};
    in.read(head, 3);
    file_.byte_order_mark = std::string_view(head, 3) == "\xEF\xBB\xBF";
  }

  /// The whole file must be in the encoding that its beginning has.
  bool detect() {
    auto bytes = table::open_file_source(path_.string());
    auto source = bytes ? table::TextSource::open(std::move(*bytes), std::nullopt) : failure(std::move(bytes.error()));
    if (!source) {
      add(Check::structure, {"the bytes are no text in any known encoding", "位元組並非任何已知編碼的文字"}, {},
          source.error().where().row);
      return false;
    }
    const auto decoded = decodes(path_, source->encoding());
    if (decoded) return use(source->encoding());
    add(Check::structure, {"the bytes are no text in {} from this line on", "自此行起並非 {} 編碼的文字"},
        {std::string(text::name(source->encoding()))}, decoded.error().where().row);
    return false;
  }

  void read_content() {
    if (file_.format == "csv") return read_csv();
    if (file_.format == "jsonl" || (file_.format == "json" && is_list())) return read_records();
    if (file_.format == "json") return parse_document();
  }

  /// A JSON file whose first character is '[' holds records; anything else may be any document.
  [[nodiscard]] bool is_list() const {
    const auto layout = inspect::guess_layout(path_.string(), encoding_);
    return layout && layout->format == InputFormat::json;
  }

  void parse_document() {
    const auto bytes = read_file(path_, largest_document);
    if (!bytes) return;  // too large to be judged as one document
    const auto parsed = json::parse(*bytes, json::Dialect::strict, path_.string());
    if (!parsed) not_readable(parsed.error());
  }

  void not_readable(const Error& error) {
    add(Check::structure, reason_of(error), {}, error.where().row, error.where().column);
  }

  static Message reason_of(const Error& error) {
    switch (error.code()) {
      case Errc::limit_exceeded:
        return {"cannot be read to its end: a cell, row or document is over a limit", "無法讀到檔尾：儲存格、列或文件超過上限"};
      case Errc::unknown_key:
        return {"a record has a key that the first 1,000 records lack", "此筆資料有前 1,000 筆所沒有的鍵"};
      default:
        return {"is not well formed from this row on: quotes or brackets that do not close, or bytes that are no text",
                "自此列起格式不正確：引號或括號未成對，或含非文字的位元組"};
    }
  }

  // ---- Tables ----

  void read_csv() {
    const auto layout = inspect::guess_layout(path_.string(), encoding_);
    // Without a header the first row is data, which a report never repeats.
    if (!layout) return not_readable(layout.error());
    if (layout->header_rows == 0)
      return add(Check::csv, {"the file has no header row: its first row looks like data", "檔案沒有標題列：首列看似資料"}, {}, 1);
    auto bytes = table::open_file_source(path_.string());
    auto source = bytes ? table::TextSource::open(std::move(*bytes), encoding_) : failure(std::move(bytes.error()));
    if (!source) return not_readable(source.error());
    InputOptions options = *layout;
    options.bare_quotes = true;
    table::CsvRows rows(std::move(*source), options);
    note_layout(options);
    for (std::size_t i = 0; i < options.title_rows; ++i) static_cast<void>(rows.next());
    if (rows.next() != table::CsvRows::Outcome::row) return not_readable(Error(Errc::bad_structure, {"no row", "沒有資料列"}));
    TableCheck check(read_header(rows), rules_);
    if (options.header_rows == 2) static_cast<void>(rows.next());
    read_rows(rows, check);
  }

  void note_layout(const InputOptions& options) {
    if (options.title_rows > 0)
      add(Check::csv, {"{} rows stand above the header", "標題列之上有 {} 列"}, {std::to_string(options.title_rows)}, 1);
    if (options.header_rows == 2)
      add(Check::csv, {"a second header row follows the first", "有第二列標題"}, {}, options.title_rows + 2);
  }

  std::vector<Column> read_header(table::CsvRows& rows) {
    std::vector<std::string> names;
    for (const table::CsvCell& cell : rows.row()) names.emplace_back(text::trim(cell.text));
    judge_names(names, rows.number());
    compare_fields(names);
    return columns_of(names);
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
    if (described_ == nullptr || !described_->has_fields) return;
    out_.made(Check::desc_match);
    const auto& fields = described_->fields;
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
    const bool fits = described_ != nullptr && described_->fields.size() == names.size();
    for (std::size_t i = 0; i < names.size(); ++i)
      out.push_back({names[i].empty() ? "#" + std::to_string(i + 1) : names[i],
                     fits ? described_->fields[i].type : std::nullopt});
    return out;
  }

  void read_rows(table::CsvRows& rows, TableCheck& check) {
    std::vector<std::string_view> cells;
    auto outcome = rows.next();
    for (; outcome == table::CsvRows::Outcome::row; outcome = rows.next()) {
      cells.clear();
      for (const table::CsvCell& cell : rows.row()) cells.push_back(cell.text);
      check.look_at(cells, rows.number());
    }
    if (outcome == table::CsvRows::Outcome::error) not_readable(Error(*rows.error()).at({{}, rows.number(), {}}));
    finish(check);
  }

  void finish(const TableCheck& check) {
    file_.rows = check.rows();
    file_.all_rows_compared = check.compared_all();
    check.report(file_.path, out_);
  }

  void read_records() {
    InputOptions options;
    options.format = file_.format == "jsonl" ? InputFormat::jsonl : InputFormat::json;
    options.encoding = encoding_;
    auto reader = open_reader(path_.string(), options);
    if (!reader) return not_readable(reader.error());
    compare_fields((*reader)->columns());
    TableCheck check(columns_of((*reader)->columns()), rules_);
    RawRecord record;
    std::vector<std::string_view> cells;
    for (;;) {
      const auto more = (*reader)->read(record);
      if (!more) not_readable(more.error());
      if (!more || !*more) break;
      cells.clear();
      for (const Cell& cell : record.cells) cells.push_back(cell ? std::string_view(*cell) : std::string_view());
      check.look_at(cells, record.row);
    }
    finish(check);
  }

  fs::path path_;
  const DescribedFile* described_;
  TableRules rules_;
  DatasetReport& out_;
  FileReport file_;
  std::optional<Encoding> encoding_;
};

}  // namespace

void check_file(const fs::path& path, const std::string& name, const DescribedFile* described, const TableRules& rules,
                DatasetReport& out) {
  FileCheck(path, name, described, rules, out).run();
}

}  // namespace opendata::quality
