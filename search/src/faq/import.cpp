#include <opendata/files.hpp>
#include <opendata/search/faq_files.hpp>
#include <opendata/spreadsheet.hpp>
#include <opendata/table.hpp>
#include <opendata/text.hpp>
#include <set>

#include "faq/entry_json.hpp"
#include "faq/importing.hpp"
#include "sources/input_format.hpp"

namespace opendata::search::faq {
namespace {

Result<void> import_rows(const ImportOptions& options, InputFormat format, Importing& importing) {
  auto reader = open_reader(options.file, options_for(options.file));
  if (!reader) return failure(std::move(reader.error()));
  const auto missing = format == InputFormat::csv ? MissingCell::empty : MissingCell::unsaid;
  const auto rows = EntryRows::create(options.file, options.map_file, (*reader)->columns(), missing);
  if (!rows) return failure(rows.error());
  for (RawRecord record;;) {
    const auto more = (*reader)->read(record);
    if (!more) return failure(more.error());
    if (!*more) return {};
    if (auto put = importing.put_row(*rows, record); !put) return put;
  }
}

/// Rows of a spreadsheet: the first one names the columns. Its texts are no formulas, so that an apostrophe in front is
/// one of the text; EntryRows takes one away.
class SheetRows {
 public:
  SheetRows(const ImportOptions& options, Importing& importing) : options_(options), importing_(importing) {}

  Result<void> take(RawRecord&& record) {
    if (!rows_) return read_heading(record);
    for (Cell& cell : record.cells)
      if (cell && cell->size() > 1 && cell->front() == '\'') cell->insert(cell->begin(), '\'');
    return importing_.put_row(*rows_, record);
  }
  [[nodiscard]] bool has_heading() const { return rows_.has_value(); }

 private:
  Result<void> read_heading(const RawRecord& record) {
    std::vector<std::string> columns;
    for (const Cell& cell : record.cells) columns.emplace_back(text::trim(cell.value_or("")));
    if (const std::set<std::string> names(columns.begin(), columns.end()); names.size() != columns.size() || names.contains(""))
      return failure(Errc::bad_structure, {"the first row must name each column, each differently", "第一列須為各欄名稱，不可空白或重複"},
                     {options_.file, static_cast<std::size_t>(record.row), {}});
    auto rows = EntryRows::create(options_.file, options_.map_file, columns, MissingCell::empty);
    if (!rows) return failure(std::move(rows.error()));
    rows_.emplace(std::move(*rows));
    return {};
  }
  const ImportOptions& options_;
  Importing& importing_;
  std::optional<EntryRows> rows_;
};

Result<void> import_sheet(const ImportOptions& options, Importing& importing) {
  SheetRows rows(options, importing);
  auto read = for_each_sheet_row(options.file, [&](RawRecord&& record) { return rows.take(std::move(record)); });
  if (!read || rows.has_heading()) return read;
  return failure(Errc::bad_structure, {"has no row; the first one must name the columns", "沒有任何列；第一列須為欄位名稱"},
                 {options.file, 0, {}});
}

/// Entries as write_entries() wrote them: {"state", "entry"}.
Result<void> import_object(const json::Value& object, const Where& where, Importing& importing) {
  const json::Value* inner = object.find("entry");
  if (inner == nullptr)
    return failure(Errc::bad_structure, {"is not an object with \"state\" and \"entry\"", "不是含 state 與 entry 的物件"}, where);
  auto entry = entry_from(*inner);
  if (!entry) return failure(std::move(entry.error()).at(where));
  return importing.put_whole(std::move(*entry), object.text_of("state"), where);
}

class EntryVisitor final : public json::ElementVisitor {
 public:
  EntryVisitor(const std::string& file, Importing& importing) : file_(file), importing_(importing) {}
  Result<void> visit(json::Value&& element) override {
    return import_object(element, {file_, element.line(), {}}, importing_);
  }

 private:
  const std::string& file_;
  Importing& importing_;
};

Result<void> import_lines(const std::string& file, Importing& importing) {
  return for_each_line(file, [&](const std::string& line, const Where& place) -> Result<void> {
    const auto object = json::parse(line, json::Dialect::strict);
    if (!object) return failure(Error(object.error()).moved_to(place));
    return import_object(*object, place, importing);
  });
}

bool is_entry(const json::Value& object) {
  const json::Value* entry = object.find("entry");
  return entry != nullptr && entry->is(json::Kind::object);
}

/// Looks at one element and wants no more.
class FirstElement final : public json::ElementVisitor {
 public:
  Result<void> visit(json::Value&& element) override {
    is_ours = is_entry(element);
    return failure(Errc::internal, {"seen", "已讀"});
  }
  bool is_ours = false;
};

/// Whether the file holds entries in our own form, however a tool has laid it out: the first object has a member "entry".
/// Files that cannot be read are not: whoever reads the rows says why.
bool is_our_own(const std::string& file, InputFormat format) {
  FirstElement first;
  const auto look = [&](const std::string& line, const Where&) -> Result<void> {
    auto object = json::parse(line, json::Dialect::strict);
    return object ? first.visit(std::move(*object)) : failure(object.error());
  };
  static_cast<void>(format == InputFormat::jsonl ? for_each_line(file, look) : json::for_each_element(file, {}, first));
  return first.is_ours;
}

Result<void> import_file(const ImportOptions& options, Importing& importing) {
  if (std::filesystem::path(options.file).extension() == ".ods") return import_sheet(options, importing);
  const InputFormat format = options_for(options.file).format;
  if (format == InputFormat::csv || !is_our_own(options.file, format)) return import_rows(options, format, importing);
  if (format == InputFormat::jsonl) return import_lines(options.file, importing);
  EntryVisitor visitor(options.file, importing);
  return json::for_each_element(options.file, {}, visitor);
}

}  // namespace

Result<ImportReport> import_entries(Store& store, const ImportOptions& options) {
  Importing importing(store, options);
  auto done = store.together([&] { return import_file(options, importing); });
  if (!done) return failure(std::move(done.error()));
  return importing.report();
}

}  // namespace opendata::search::faq
