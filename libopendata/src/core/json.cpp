#include <rapidjson/memorystream.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <opendata/json.hpp>

#include "core/json_builder.hpp"

namespace opendata::json {
namespace {

constexpr Message syntax{"is not valid JSON here; check commas, quotes and brackets",
                         "JSON 格式錯誤；請檢查逗號、引號與括號"};
constexpr Message bad_utf8{"is not valid UTF-8 here; save the file as UTF-8",
                           "含有無效的 UTF-8 位元組；請以 UTF-8 儲存"};
constexpr Message same_key_twice{"an object has the same key twice; remove one", "同一物件中有重複的鍵；請刪除其一"};
constexpr Message too_deep{"is nested deeper than the limit (depth)", "巢狀層數超過上限 (depth)"};
constexpr Message too_large{"is larger than the limit (bytes)", "大小超過上限 (bytes)"};

constexpr unsigned lenient_flags = strict_flags | rapidjson::kParseCommentsFlag | rapidjson::kParseTrailingCommasFlag;

/// Counts the lines of a memory buffer up to a position that only grows.
class LineCounter {
 public:
  explicit LineCounter(std::string_view text) : text_(text) {}
  std::size_t at(std::size_t position) {
    for (; seen_ < std::min(position, text_.size()); ++seen_) line_ += text_[seen_] == '\n' ? 1U : 0U;
    return line_;
  }

 private:
  std::string_view text_;
  std::size_t seen_ = 0;
  std::size_t line_ = 1;
};

Error error_of(Stop stop, Where where) {
  switch (stop) {
    case Stop::duplicate_key:
      return {Errc::bad_structure, same_key_twice, std::move(where)};
    case Stop::depth:
      return {Errc::limit_exceeded, too_deep, std::move(where)};
    case Stop::bytes:
      return {Errc::limit_exceeded, too_large, std::move(where)};
    default:
      return {Errc::bad_structure, syntax, std::move(where)};
  }
}

std::string_view without_bom(std::string_view text) { return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text; }

}  // namespace

Error parse_error(Stop stop, rapidjson::ParseErrorCode code, Where where) {
  const bool encoding = stop == Stop::none && code == rapidjson::kParseErrorStringInvalidEncoding;
  return encoding ? Error{Errc::bad_encoding, bad_utf8, std::move(where)} : error_of(stop, std::move(where));
}

std::optional<std::int64_t> Value::integer() const {
  std::int64_t n = 0;
  const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), n);
  if (kind_ != Kind::number || error != std::errc() || end != text_.data() + text_.size()) return std::nullopt;
  return n;
}

std::optional<double> Value::number() const {
  double x = 0;
  const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), x);
  if (kind_ != Kind::number || error != std::errc() || end != text_.data() + text_.size() || !std::isfinite(x))
    return std::nullopt;
  return x;
}

const Value* Value::find(std::string_view key) const {
  for (std::size_t i = 0; i < keys_.size(); ++i)
    if (keys_[i] == key) return &items_[i];
  return nullptr;
}

std::string Value::text_of(std::string_view key, std::string_view fallback) const {
  const Value* member = find(key);
  return member != nullptr && member->is(Kind::string) ? member->text() : std::string(fallback);
}

Result<Value> parse(std::string_view document, Dialect dialect, const std::string& file, Limits limits) {
  if (document.size() > limits.bytes) return failure(Errc::limit_exceeded, too_large, {file, 0, {}});
  const std::string_view text = without_bom(document);
  rapidjson::MemoryStream in(text.data(), text.size());
  LineCounter lines(text);
  Builder builder;
  Handler handler(
      builder, [&] { return lines.at(in.Tell()); }, limits);
  rapidjson::Reader reader;
  const auto outcome =
      dialect == Dialect::strict ? reader.Parse<strict_flags>(in, handler) : reader.Parse<lenient_flags>(in, handler);
  const bool whole = !outcome.IsError() && in.Tell() == text.size();
  if (whole) return builder.take();
  return failure(parse_error(handler.stop(), outcome.Code(), {file, lines.at(in.Tell()), {}}));
}

}  // namespace opendata::json
