#include "law_files.hpp"

#include <fstream>
#include <opendata/files.hpp>
#include <opendata/json.hpp>
#include <opendata/text.hpp>

#include "regulation/law_layouts.hpp"
#include "regulation/law_xml.hpp"

namespace opendata::search {
namespace {

/// One law at a time. The longest national law takes 0.7 MB; one with all its tables typed out still fits.
constexpr json::Limits law_limits{.bytes = 64U << 20U, .depth = 32};
constexpr std::string_view laws_key = "Laws";
constexpr Message bad_operation{"\"_op\" must be A (added), M (amended) or D (deleted)",
                                "「_op」須為 A（新增）、M（修正）或 D（刪除）"};
constexpr Message no_id{"a deleted law needs its \"_pcode\"", "刪除的法規須有「_pcode」"};

using Take = std::function<Result<void>(FileLaw&&)>;

enum class Layout { laws_of_object, array, one_law, lines, xml };

/// Whether the first line closes its object and the next opens one: the first line of one large object does not.
bool is_object_a_line(std::string_view head) {
  const std::size_t line_end = head.find('\n');
  if (line_end == std::string_view::npos) return false;
  const std::string_view first = text::trim(head.substr(0, line_end));
  const std::string_view rest = text::trim(head.substr(line_end));
  return first.ends_with('}') && rest.starts_with('{');
}

/// Looks at the beginning of the file only.
Layout layout_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string head(1U << 16U, '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(in.gcount()));
  const std::size_t first = head.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  const char c = first == std::string::npos ? '\0' : head[first];
  if (c == '<') return Layout::xml;
  if (c == '[') return Layout::array;
  const std::string_view ending = std::string_view(file).substr(std::min(file.size(), file.rfind('.')));
  if (ending == ".ndjson" || ending == ".jsonl" || is_object_a_line(head)) return Layout::lines;
  const std::size_t laws = head.find("\"Laws\"");
  for (const char* key : {"\"LawName\"", "\"LawArticles\"", "\"法規名稱\"", "\"articles\""})
    if (head.find(key) < laws) return Layout::one_law;
  return Layout::laws_of_object;
}

class LawVisitor final : public json::ElementVisitor {
 public:
  LawVisitor(std::string name, const Take& take) : name_(std::move(name)), take_(take) {}
  Result<void> visit(json::Value&& element) override {
    const std::string where = position();
    ++count_;
    auto law = read_raw_law(element, where);
    if (!law) return failure(std::move(law.error()));
    auto taken = take_({std::move(*law), where, LawOperation::none});
    if (!taken) return failure(std::move(taken.error()).at({{}, element.line(), where}));
    return {};
  }
  [[nodiscard]] std::string position() const { return name_ + "[" + std::to_string(count_) + "]"; }

 private:
  std::string name_;
  const Take& take_;
  std::size_t count_ = 0;
};

Result<void> read_array(const std::string& file, std::string_view key, const Take& take) {
  LawVisitor visitor(std::string(key.empty() ? laws_key : key), take);
  auto outcome = json::for_each_element(file, key, visitor, law_limits);
  if (!outcome) return failure(std::move(outcome.error()).at({file, 0, visitor.position()}));
  return {};
}

Result<void> read_one(const std::string& file, const Take& take) {
  const auto content = read_file(file, law_limits.bytes);
  if (!content) return failure(content.error());
  const auto object = json::parse(*content, json::Dialect::strict, file, law_limits);
  if (!object) return failure(object.error());
  auto law = read_raw_law(*object, "Laws[0]");
  if (!law) return failure(std::move(law.error()).at({file, 0, {}}));
  auto taken = take({std::move(*law), "Laws[0]", LawOperation::none});
  if (!taken) return failure(std::move(taken.error()).at({file, 0, {}}));
  return {};
}

Result<LawOperation> operation_of(const json::Value& object) {
  const std::string written = object.text_of("_op", "M");
  if (written == "A") return LawOperation::added;
  if (written == "M") return LawOperation::amended;
  if (written == "D") return LawOperation::deleted;
  return failure(Errc::bad_value, bad_operation, {{}, 0, "_op"});
}

Result<void> read_line(const std::string& line, const Take& take) {
  const auto object = json::parse(line, json::Dialect::strict, {}, law_limits);
  if (!object) return failure(Error(object.error().code(), {"is not one JSON object a line", "每行須為一個 JSON 物件"}));
  const auto operation = operation_of(*object);
  if (!operation) return failure(operation.error());
  FileLaw entry{{}, "law", *operation};
  if (*operation != LawOperation::deleted) {
    auto law = read_raw_law(*object, entry.position);
    if (!law) return failure(std::move(law.error()));
    entry.law = std::move(*law);
  }
  const std::string id = object->text_of("_pcode");
  if (!id.empty()) entry.law.id = id;
  if (entry.law.id.empty() && *operation == LawOperation::deleted)
    return failure(Errc::bad_value, no_id, {{}, 0, "_pcode"});
  return take(std::move(entry));
}

Result<void> read_lines(const std::string& file, const Take& take) {
  auto in = LineReader::open(file);
  if (!in) return failure(std::move(in.error()));
  std::string line;
  for (;;) {
    const auto more = in->read(line);
    if (!more) return failure(more.error());
    if (!*more) return {};
    std::string_view content = line;
    if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
    if (text::trim(content).empty()) continue;
    auto read = read_line(std::string(content), take);
    if (!read) {
      // The line of the file, not the one within its object.
      const Where& inner = read.error().where();
      return failure(Error(read.error()).moved_to({in->place().file, in->place().row, inner.column}));
    }
  }
}

Result<void> read_xml(const std::string& file, const Take& take) {
  std::size_t count = 0;
  return read_law_xml(file, [&](RawLaw&& law) {
    const std::string position = "法規[" + std::to_string(count++) + "]";
    return take({std::move(law), position, LawOperation::none});
  });
}

}  // namespace

Result<void> for_each_law(const std::string& file, const Take& take) {
  switch (layout_of(file)) {
    case Layout::xml:
      return read_xml(file, take);
    case Layout::array:
      return read_array(file, {}, take);
    case Layout::lines:
      return read_lines(file, take);
    case Layout::one_law:
      return read_one(file, take);
    case Layout::laws_of_object:
      break;
  }
  return read_array(file, laws_key, take);
}

}  // namespace opendata::search
