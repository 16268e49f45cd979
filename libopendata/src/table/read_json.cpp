#include <rapidjson/reader.h>

#include "table/limits.hpp"
#include "table/read_to_end.hpp"

namespace opendata::table {
namespace {

constexpr std::size_t most_levels = 1'000;
constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag |
                           rapidjson::kParseValidateEncodingFlag | rapidjson::kParseStopWhenDoneFlag;

constexpr Message not_json{"is not well-formed JSON from this line on: check commas, quotes and brackets",
                           "自此行起不是格式正確的 JSON；請檢查逗號、引號與括號"};
constexpr Message too_deep{"is nested deeper than 1,000 levels", "巢狀超過 1,000 層"};
constexpr Message too_long{"a string or number is larger than 64 MiB", "單一字串或數值超過 64 MiB"};
constexpr Message too_big{"a number is larger than programs can hold (about 1.8E308)", "數值超過程式可表示的範圍（約 1.8E308）"};

/// Decoded text as a RapidJSON stream. It ends early when one token takes more than it may: RapidJSON gathers a token whole.
class Stream {
 public:
  using Ch = char;
  explicit Stream(TextSource& text) : text_(text) { refill(); }
  [[nodiscard]] Ch Peek() const { return ended() || overdrawn() ? '\0' : piece_[at_]; }
  Ch Take() {
    const Ch c = Peek();
    if (ended() || overdrawn()) return c;
    if (c == '\n') ++line_;
    ++taken_;
    if (++at_ == piece_.size()) refill();
    return c;
  }
  [[nodiscard]] std::size_t Tell() const { return taken_; }
  Ch* PutBegin() { return nullptr; }
  void Put(Ch) {}
  void Flush() {}
  std::size_t PutEnd(Ch*) { return 0; }

  void next_token() { token_ = taken_; }
  [[nodiscard]] bool overdrawn() const { return taken_ - token_ > max_record_bytes; }
  [[nodiscard]] bool ended() const { return piece_.empty(); }
  [[nodiscard]] std::size_t line() const { return line_; }
  /// Whether nothing but blanks is left.
  bool skip_blanks() {
    while (Peek() == ' ' || Peek() == '\t' || Peek() == '\n' || Peek() == '\r') Take();
    next_token();
    return ended();
  }

 private:
  void refill() {
    text_.skip(piece_.size());
    piece_ = !text_.rest().empty() || text_.refill() ? text_.rest() : std::string_view();
    at_ = 0;
  }
  TextSource& text_;
  std::string_view piece_;
  std::size_t at_ = 0, taken_ = 0, token_ = 0, line_ = 1;
};

/// Takes everything and keeps the number of open levels.
class Levels : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Levels> {
 public:
  explicit Levels(Stream& stream) : stream_(stream) {}
  bool Default() {
    stream_.next_token();
    return true;
  }
  bool StartObject() { return open(); }
  bool StartArray() { return open(); }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool EndArray(rapidjson::SizeType) { return close(); }
  [[nodiscard]] bool too_deep() const { return levels_ > most_levels; }

 private:
  bool open() {
    stream_.next_token();
    return ++levels_ <= most_levels;
  }
  bool close() {
    stream_.next_token();
    --levels_;
    return true;
  }
  Stream& stream_;
  std::size_t levels_ = 0;
};

Error error_of(const Stream& stream, const Levels& levels, rapidjson::ParseErrorCode code) {
  const Where where{{}, stream.line(), {}};
  if (stream.overdrawn()) return {Errc::limit_exceeded, too_long, where};
  if (levels.too_deep()) return {Errc::limit_exceeded, too_deep, where};
  if (code == rapidjson::kParseErrorNumberTooBig) return {Errc::limit_exceeded, too_big, where};
  return {Errc::bad_structure, not_json, where};
}

Result<void> read_document(Stream& stream) {
  Levels levels(stream);
  rapidjson::Reader reader;
  const auto outcome = reader.Parse<flags>(stream, levels);
  return outcome.IsError() ? failure(error_of(stream, levels, outcome.Code())) : Result<void>();
}

}  // namespace

Result<void> read_json_to_end(TextSource text, JsonTexts texts) {
  Stream stream(text);
  for (bool first = true; !stream.skip_blanks(); first = false) {
    if (!first && texts == JsonTexts::one) return failure(Errc::bad_structure, not_json, {{}, stream.line(), {}});
    if (auto read = read_document(stream); !read) return text.error() ? failure(*text.error()) : read;
  }
  return text.error() ? failure(*text.error()) : Result<void>();
}

}  // namespace opendata::table
