#include <algorithm>
#include <opendata/files.hpp>
#include <opendata/json.hpp>
#include <opendata/plain_table.hpp>
#include <optional>

#include "push/links/sources.hpp"

/// Reads what `opendata-index faq export` writes; docs/faq.md, "Files".
namespace opendata::push::links {
namespace {

/// One line of a "links" cell: a title, a blank, the address; or the address alone.
void add_link_lines(std::string_view cell, const Origin& origin, Collection& out) {
  while (!cell.empty()) {
    const auto end = std::min(cell.find('\n'), cell.size());
    std::string_view line = cell.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    out.add(line.substr(line.rfind(' ') + 1), origin);
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
}

bool is_answer(std::string_view field) { return field == "answer" || field.starts_with("answer:"); }

void add_field(const std::string& id, const std::string& field, std::string_view value, Collection& out) {
  const Origin origin{"faq", id, field};
  if (is_answer(field)) out.add_text(value, origin);
  if (field == "url") out.add(value, origin);
  if (field == "links") add_link_lines(value, origin, out);
}

/// Rows of a CSV; the first one names the fields.
class Rows {
 public:
  explicit Rows(Collection& out) : out_(out) {}
  Result<void> row(const PlainRow& cells) {
    if (fields_.empty()) return heading(cells);
    const auto cell = [&](std::size_t i) { return i < cells.size() ? cells[i] : std::string(); };
    if (state_ && cell(*state_) == "retired") return {};
    const std::string id(without_guard(cell(*id_)));
    for (std::size_t i = 0; i < fields_.size(); ++i) add_field(id, fields_[i], cell(i), out_);
    return {};
  }

 private:
  Result<void> heading(const PlainRow& cells) {
    fields_ = cells;
    id_ = column("id");
    state_ = column("state");
    if (id_) return {};
    return failure(Errc::missing_column, {"an FAQ file needs the column id", "問答檔須有 id 欄"}, {{}, 0, "id"});
  }
  [[nodiscard]] std::optional<std::size_t> column(const char* name) const {
    const auto found = std::find(fields_.begin(), fields_.end(), name);
    return found == fields_.end() ? std::nullopt
                                  : std::optional(static_cast<std::size_t>(found - fields_.begin()));
  }
  Collection& out_;
  PlainRow fields_;
  std::optional<std::size_t> id_, state_;
};

/// One {"state", "entry"}.
void add_entry(const json::Value& stored, Collection& out) {
  const json::Value* entry = stored.find("entry");
  if (entry == nullptr || stored.text_of("state") == "retired") return;
  const std::string id = entry->text_of("id");
  add_field(id, "answer", entry->text_of("answer"), out);
  add_field(id, "url", entry->text_of("url"), out);
  if (const json::Value* links = entry->find("links")) {
    for (const json::Value& link : links->items()) out.add(link.text_of("url"), {"faq", id, "links"});
  }
  if (const json::Value* translations = entry->find("translations")) {
    for (const json::Value& of : translations->items())
      add_field(id, "answer:" + of.text_of("language"), of.text_of("answer"), out);
  }
}

class Entries : public json::ElementVisitor {
 public:
  explicit Entries(Collection& out) : out_(out) {}
  Result<void> visit(json::Value&& element) override {
    add_entry(element, out_);
    return {};
  }

 private:
  Collection& out_;
};

Result<void> collect_lines(const std::string& file, Collection& out) {
  return for_each_line(file, [&](const std::string& line, const Where& place) -> Result<void> {
    const auto stored = json::parse(line, json::Dialect::strict);
    if (!stored) return failure(Error(stored.error()).moved_to(place));
    add_entry(*stored, out);
    return {};
  });
}

}  // namespace

Result<void> collect_faq(const std::string& file, Collection& out) {
  const std::string ending = std::filesystem::path(file).extension().string();
  if (ending == ".jsonl") return collect_lines(file, out);
  if (ending == ".json") {
    Entries entries(out);
    return json::for_each_element(file, {}, entries);
  }
  if (ending == ".csv") {
    Rows rows(out);
    return for_each_plain_row(file, [&](const PlainRow& row) { return rows.row(row); });
  }
  return failure(Errc::not_supported,
                 {"an FAQ export has the ending .csv, .json or .jsonl", "問答匯出檔的副檔名為 .csv、.json 或 .jsonl"},
                 {file, 0, {}});
}

}  // namespace opendata::push::links
