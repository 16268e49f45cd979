#include <algorithm>
#include <opendata/search/sources.hpp>
#include <opendata/table.hpp>

#include "faq/fields.hpp"
#include "faq_map.hpp"
#include "input_format.hpp"
#include "modified_date.hpp"

namespace opendata::search {
namespace {

constexpr Message no_column{"the file has no such column; check the map file (--faq-map)",
                            "檔案沒有此欄位；請檢查對照檔 (--faq-map)"};
constexpr Message empty_cell{"an entry has no text here; fill it in or remove the entry",
                             "此筆資料未填；請補上或刪除該筆"};

DocumentTranslation& translation_into(Document& document, std::string_view language) {
  for (DocumentTranslation& one : document.translations)
    if (one.language == language) return one;
  return document.translations.emplace_back(DocumentTranslation{std::string(language), {}, {}});
}

/// "question:en" and "answer:en" are a translation, as in a file of the FAQ store; anything else is a facet.
void place_further(Document& document, std::string_view field, std::string text) {
  if (field.starts_with(faq::question_in)) {
    translation_into(document, field.substr(faq::question_in.size())).title = std::move(text);
  } else if (field.starts_with(faq::answer_in)) {
    translation_into(document, field.substr(faq::answer_in.size())).body = std::move(text);
  } else {
    document.facets[std::string(field)] = std::move(text);
  }
}

/// Turns rows into documents through the map.
class FaqRows {
 public:
  static Result<FaqRows> create(const std::string& file, const FaqMap& map, const std::vector<std::string>& columns) {
    FaqRows rows(file);
    for (const auto& [field, column] : map) {
      const auto found = std::find(columns.begin(), columns.end(), column);
      if (found == columns.end()) return failure(Errc::missing_column, no_column, {file, 0, column});
      rows.columns_[field] = {static_cast<std::size_t>(found - columns.begin()), column};
    }
    return rows;
  }
  [[nodiscard]] Result<Document> document(const RawRecord& record) const {
    for (const char* field : {"id", "question", "answer"})
      if (cell(record, field).empty()) return failure(Errc::bad_value, empty_cell, place(record, field));
    Document out;
    out.kind = "faq";
    out.id = cell(record, "id");
    out.title = cell(record, "question");
    out.body = cell(record, "answer");
    out.agency = cell(record, "agency");
    out.category = cell(record, "category");
    out.url = cell(record, "url");
    auto modified = normalize_modified(cell(record, "modified"));
    if (!modified) return failure(std::move(modified.error()).at(place(record, "modified")));
    out.modified = std::move(*modified);
    for (const auto& [field, column] : columns_)
      if (!is_faq_field(field) && !cell(record, field).empty()) place_further(out, field, cell(record, field));
    return out;
  }
  [[nodiscard]] Where place(const RawRecord& record, const std::string& field) const {
    const auto found = columns_.find(field);
    return {file_, static_cast<std::size_t>(record.row), found == columns_.end() ? field : found->second.name};
  }

 private:
  struct Column {
    std::size_t index = 0;
    std::string name;
  };
  explicit FaqRows(std::string file) : file_(std::move(file)) {}
  [[nodiscard]] std::string cell(const RawRecord& record, const std::string& field) const {
    const auto found = columns_.find(field);
    if (found == columns_.end() || found->second.index >= record.cells.size()) return {};
    return std::string(text::trim(record.cells[found->second.index].value_or("")));
  }
  std::string file_;
  std::map<std::string, Column> columns_;
};

Result<SourceCounts> read_rows(RecordReader& reader, const FaqRows& rows, DocumentSink& sink) {
  SourceCounts counts;
  RawRecord record;
  for (;;) {
    auto more = reader.read(record);
    if (!more) return failure(std::move(more.error()));
    if (!*more) return counts;
    auto document = rows.document(record);
    if (!document) return failure(std::move(document.error()));
    auto added = sink.add(*document);
    if (!added) return failure(std::move(added.error()).at(rows.place(record, "id")));
    ++counts.documents;
  }
}

}  // namespace

Result<SourceCounts> read_faq(const std::string& file, const std::string& map_file, DocumentSink& sink) {
  auto reader = open_reader(file, options_for(file));
  if (!reader) return failure(std::move(reader.error()));
  auto map = read_faq_map(map_file, (*reader)->columns());
  if (!map) return failure(std::move(map.error()));
  auto rows = FaqRows::create(file, *map, (*reader)->columns());
  if (!rows) return failure(std::move(rows.error()));
  return read_rows(**reader, *rows, sink);
}

}  // namespace opendata::search
