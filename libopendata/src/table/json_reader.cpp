#include "table/json_reader.hpp"

#include <utility>

#include "table/limits.hpp"

namespace opendata::table {
namespace {

constexpr std::size_t records_read_ahead = 1000;
constexpr std::size_t bytes_read_ahead = max_record_bytes;

}  // namespace

JsonReader::JsonReader(std::unique_ptr<JsonElements> elements, std::string file, const InputOptions& options)
    : options_(options), file_(std::move(file)), elements_(std::move(elements)) {
  report_.encoding = elements_->source().encoding();
  report_.encoding_reason_en = elements_->source().reason().in(Language::en);
  report_.encoding_reason_zh = elements_->source().reason().in(Language::zh_tw);
}

Result<std::unique_ptr<JsonReader>> JsonReader::open(TextSource source, const std::string& file,
                                                     const InputOptions& options) {
  auto elements = options.format == InputFormat::json ? make_array_elements(std::move(source))
                                                      : make_line_elements(std::move(source));
  std::unique_ptr<JsonReader> reader(new JsonReader(std::move(elements), file, options));
  if (auto learned = reader->learn_columns(); !learned) return failure(std::move(learned.error()));
  return reader;
}

tl::unexpected<Error> JsonReader::fail(Errc code, Message message, const std::string& column) const {
  return failure(code, message, {file_, static_cast<std::size_t>(number_), column});
}

Result<void> JsonReader::learn_columns() {
  std::size_t bytes = 0;
  while (ahead_.size() < records_read_ahead && bytes < bytes_read_ahead) {
    json::Value object;
    auto more = next_object(object);
    if (!more && ahead_.empty()) return failure(std::move(more.error()));
    if (!more) ahead_error_ = std::move(more.error());
    if (ahead_error_ || !*more) break;
    bytes += element_.size();
    if (auto added = add_columns(object); !added) return added;
    ahead_.emplace_back(number_, std::move(object));
  }
  if (!columns_.empty()) return {};
  return fail(Errc::bad_structure,
              {"the file holds no record with a key, so there are no columns", "檔案沒有含鍵的紀錄，無法得知欄位"}, {});
}

Result<void> JsonReader::add_columns(const json::Value& object) {
  for (const std::string& key : object.keys()) {
    const std::string name(text::trim(key));
    if (name.empty())
      return fail(Errc::bad_structure, {"a key is empty; name every column", "有空白的鍵；請為每個欄位命名"}, {});
    if (columns_.size() == max_columns) return fail(Errc::limit_exceeded, too_many_columns, {});
    const auto [known, added] = index_.emplace(key, columns_.size());
    if (!added) continue;
    for (const std::string& column : columns_) {
      if (column == name)
        return fail(Errc::bad_structure, {"two keys differ in blanks only; rename one", "兩個鍵僅空白不同；請更名"},
                    name);
    }
    columns_.push_back(name);
  }
  return {};
}

/// Parses the next object; its number is number_.
Result<bool> JsonReader::next_object(json::Value& object) {
  do {
    const auto more = elements_->next(element_);
    number_ = elements_->number();
    if (!more) return failure(Error(more.error()).moved_to({file_, static_cast<std::size_t>(number_), {}}));
    if (!*more) return false;
    if (!text::trim(element_).empty()) break;
    if (!options_.skip_blank_rows)
      return fail(Errc::bad_structure,
                  {"the line is blank; remove it, or state \"skip_blank_rows\"",
                   "此行空白；請刪除，或設定 \"skip_blank_rows\""},
                  {});
    ++report_.counts["skip_blank_rows"];
  } while (true);
  auto value = json::parse(element_, json::Dialect::strict, file_, {max_record_bytes, 32});
  if (!value) return failure(std::move(value.error()).moved_to({file_, static_cast<std::size_t>(number_), {}}));
  if (!value->is(json::Kind::object))
    return fail(Errc::bad_structure,
                {"every record must be a JSON object with the columns as keys", "每筆紀錄必須是以欄位為鍵的 JSON 物件"},
                {});
  object = std::move(*value);
  return true;
}

Result<void> JsonReader::fill_cell(const json::Value& value, const std::string& key, Cell& cell) {
  if (value.is(json::Kind::array) || value.is(json::Kind::object))
    return fail(Errc::bad_structure,
                {"the value is nested; a table's cell is text, a number, true, false or null",
                 "值為巢狀結構；儲存格必須是文字、數字、true、false 或 null"},
                key);
  if (value.text().size() > max_cell_bytes) return fail(Errc::limit_exceeded, cell_too_large, key);
  if (value.is(json::Kind::null)) {
    cell.reset();
  } else {
    CellMaker(options_, report_).make(value.text(), CellMaker::Written::quoted, cell);
  }
  return {};
}

Result<void> JsonReader::fill(const json::Value& object, RawRecord& record) {
  record.row = number_;
  record.cells.assign(columns_.size(), std::nullopt);
  for (std::size_t i = 0; i < object.keys().size(); ++i) {
    const std::string& key = object.keys()[i];
    const auto column = index_.find(key);
    if (column == index_.end() && options_.skip_late_keys) {
      ++report_.counts["skip_late_keys"];
      continue;
    }
    if (column == index_.end())
      return fail(
          Errc::unknown_key,
          {"this key is in none of the first 1,000 records; add it to the first record, with null where it is missing, or "
           "state \"skip_late_keys\" to leave it out",
           "前 1,000 筆紀錄沒有此鍵；請在第一筆加入（無值時用 null），若可略去請設定 \"skip_late_keys\""},
          "#" + std::to_string(i + 1));  // by number: a key that comes late may be a value (a name) in a key's place
    if (auto filled = fill_cell(object.items()[i], key, record.cells[column->second]); !filled) return filled;
  }
  return {};
}

Result<bool> JsonReader::read(RawRecord& record) {
  json::Value object;
  if (!ahead_.empty()) {
    number_ = ahead_.front().first;
    object = std::move(ahead_.front().second);
    ahead_.pop_front();
  } else if (ahead_error_) {
    return failure(*ahead_error_);
  } else if (auto more = next_object(object); !more || !*more) {
    return more;
  }
  if (auto filled = fill(object, record); !filled) return failure(std::move(filled.error()));
  ++report_.records;
  return true;
}

}  // namespace opendata::table
