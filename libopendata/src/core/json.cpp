#include <opendata/json.hpp>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>

namespace opendata::json {

/// Builds one Value from SAX events. The stack holds open containers; a finished value moves into its parent.
class Builder {
 public:
  [[nodiscard]] std::size_t depth() const { return stack_.size(); }
  [[nodiscard]] bool done() const { return done_; }
  Value take() {
    done_ = false;
    return std::move(root_);
  }
  void scalar(Kind kind, std::string_view text, std::size_t line) {
    Value value;
    value.kind_ = kind;
    value.line_ = line;
    value.text_ = text;
    place(std::move(value));
  }
  void open(Kind kind, std::size_t line) {
    Value value;
    value.kind_ = kind;
    value.line_ = line;
    stack_.push_back(std::move(value));
  }
  void key(std::string_view text) { stack_.back().keys_.emplace_back(text); }
  /// False when an object had the same key twice.
  bool close() {
    Value value = std::move(stack_.back());
    stack_.pop_back();
    const bool distinct = keys_are_distinct(value.keys_);
    place(std::move(value));
    return distinct;
  }

 private:
  static bool keys_are_distinct(const std::vector<std::string>& keys) {
    std::vector<std::string_view> sorted(keys.begin(), keys.end());
    std::sort(sorted.begin(), sorted.end());
    return std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end();
  }
  void place(Value&& value) {
    if (!stack_.empty()) {
      stack_.back().items_.push_back(std::move(value));
      return;
    }
    root_ = std::move(value);
    done_ = true;
  }
  std::vector<Value> stack_;
  Value root_;
  bool done_ = false;
};

namespace {

constexpr unsigned strict_flags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseValidateEncodingFlag;
constexpr unsigned lenient_flags = strict_flags | rapidjson::kParseCommentsFlag | rapidjson::kParseTrailingCommasFlag;

constexpr Message syntax{"is not valid JSON here; check commas, quotes and brackets", "JSON 格式錯誤；請檢查逗號、引號與括號"};
constexpr Message bad_utf8{"is not valid UTF-8 here; save the file as UTF-8", "含有無效的 UTF-8 位元組；請以 UTF-8 儲存"};
constexpr Message same_key_twice{"an object has the same key twice; remove one", "同一物件中有重複的鍵；請刪除其一"};
constexpr Message too_deep{"is nested deeper than the limit (depth)", "巢狀層數超過上限 (depth)"};
constexpr Message too_large{"is larger than the limit (bytes)", "大小超過上限 (bytes)"};
constexpr Message no_array{"does not hold the expected JSON array", "未包含預期的 JSON 陣列"};

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

/// A file as a RapidJSON stream that counts lines, with a fixed buffer.
class FileStream {
 public:
  using Ch = char;
  explicit FileStream(const std::string& path) : in_(path, std::ios::binary) { fill(); skip_bom(); }
  [[nodiscard]] bool is_open() const { return in_.is_open(); }
  [[nodiscard]] std::size_t line() const { return line_; }
  [[nodiscard]] Ch Peek() const { return position_ < size_ ? buffer_[position_] : '\0'; }
  [[nodiscard]] bool at_end() const { return position_ >= size_; }
  Ch Take() {
    const Ch c = Peek();
    if (c == '\n') ++line_;
    if (position_ < size_ && ++position_ == size_) fill();
    ++told_;
    return c;
  }
  [[nodiscard]] std::size_t Tell() const { return told_; }
  Ch* PutBegin() { return nullptr; }
  void Put(Ch) {}
  void Flush() {}
  std::size_t PutEnd(Ch*) { return 0; }

 private:
  void fill() {
    in_.read(buffer_, sizeof buffer_);
    size_ = static_cast<std::size_t>(in_.gcount());
    position_ = 0;
  }
  void skip_bom() {
    if (size_ >= 3 && std::string_view(buffer_, 3) == "\xEF\xBB\xBF") position_ = 3;
  }
  std::ifstream in_;
  char buffer_[1U << 16U] = {};
  std::size_t size_ = 0, position_ = 0, told_ = 0, line_ = 1;
};

/// What stopped a parse besides the parser itself.
enum class Stop { none, duplicate_key, depth, bytes, visitor };

/// SAX events into a Builder, with the depth limit. `LineOf` gives the current line.
template <class LineOf>
class Handler {
 public:
  Handler(Builder& builder, LineOf line_of, Limits limits) : builder_(builder), line_of_(line_of), limits_(limits) {}
  [[nodiscard]] Stop stop() const { return stop_; }
  bool Null() { return scalar(Kind::null, ""); }
  bool Bool(bool b) { return scalar(Kind::boolean, b ? "true" : "false"); }
  bool RawNumber(const char* text, rapidjson::SizeType n, bool) { return scalar(Kind::number, {text, n}); }
  bool String(const char* text, rapidjson::SizeType n, bool) { return scalar(Kind::string, {text, n}); }
  bool Key(const char* text, rapidjson::SizeType n, bool) { return key({text, n}); }
  bool StartObject() { return open(Kind::object); }
  bool StartArray() { return open(Kind::array); }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool EndArray(rapidjson::SizeType) { return close(); }
  // Never called with kParseNumbersAsStringsFlag; the reader's interface asks for them.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }

 protected:
  bool halt(Stop stop) {
    stop_ = stop;
    return false;
  }
  bool scalar(Kind kind, std::string_view text) {
    builder_.scalar(kind, text, line_of_());
    return true;
  }
  bool key(std::string_view text) {
    builder_.key(text);
    return true;
  }
  bool open(Kind kind) {
    if (builder_.depth() >= limits_.depth) return halt(Stop::depth);
    builder_.open(kind, line_of_());
    return true;
  }
  bool close() { return builder_.close() || halt(Stop::duplicate_key); }

 private:
  Builder& builder_;
  LineOf line_of_;
  Limits limits_;
  Stop stop_ = Stop::none;
};

Error stop_error(Stop stop, bool encoding, Where where) {
  switch (stop) {
    case Stop::duplicate_key: return {Errc::bad_structure, same_key_twice, std::move(where)};
    case Stop::depth: return {Errc::limit_exceeded, too_deep, std::move(where)};
    case Stop::bytes: return {Errc::limit_exceeded, too_large, std::move(where)};
    default: break;
  }
  return encoding ? Error{Errc::bad_encoding, bad_utf8, std::move(where)} : Error{Errc::bad_structure, syntax, std::move(where)};
}

bool is_encoding_error(rapidjson::ParseErrorCode code) {
  return code == rapidjson::kParseErrorStringInvalidEncoding;
}

std::string_view without_bom(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

/// Passes the events below the wanted array to a Builder and hands out each finished element.
class ElementHandler {
 public:
  ElementHandler(FileStream& in, std::string_view array_key, ElementVisitor& visitor, Limits limits)
      : in_(in), array_key_(array_key), visitor_(visitor), limits_(limits), inner_(builder_, LineOf{&in}, limits) {}
  bool Null() { return event([&] { return inner_.Null(); }); }
  bool Bool(bool b) { return event([&] { return inner_.Bool(b); }); }
  bool RawNumber(const char* t, rapidjson::SizeType n, bool c) { return event([&] { return inner_.RawNumber(t, n, c); }); }
  bool String(const char* t, rapidjson::SizeType n, bool c) { return event([&] { return inner_.String(t, n, c); }); }
  bool Key(const char* t, rapidjson::SizeType n, bool c) {
    if (inside_) return inner_.Key(t, n, c);
    wanted_ = depth_ == 1 && std::string_view(t, n) == array_key_;
    return true;
  }
  bool StartObject() { return inside_ ? event([&] { return inner_.StartObject(); }) : enter(false); }
  bool StartArray() { return inside_ ? event([&] { return inner_.StartArray(); }) : enter(true); }
  bool EndObject(rapidjson::SizeType n) { return inside_ ? event([&] { return inner_.EndObject(n); }) : leave(); }
  bool EndArray(rapidjson::SizeType n) {
    if (!inside_) return leave();
    if (builder_.depth() != 0) return event([&] { return inner_.EndArray(n); });
    inside_ = false;
    return true;
  }
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }
  [[nodiscard]] bool found() const { return found_; }
  [[nodiscard]] Stop stop() const { return stop_ == Stop::none ? inner_.stop() : stop_; }
  Result<void>& visited() { return visited_; }

 private:
  struct LineOf {
    FileStream* in;
    std::size_t operator()() const { return in->line(); }
  };
  template <class Event>
  bool event(Event forward) {
    if (!inside_) return true;
    if (builder_.depth() == 0) element_began_ = in_.Tell();
    if (in_.Tell() - element_began_ > limits_.bytes) return halt(Stop::bytes);
    if (!forward()) return false;
    return !builder_.done() || hand_out();
  }
  bool hand_out() {
    visited_ = visitor_.visit(builder_.take());
    return visited_.has_value() || halt(Stop::visitor);
  }
  bool enter(bool array) {
    if (array && ((array_key_.empty() && depth_ == 0) || wanted_)) {
      inside_ = found_ = true;
      wanted_ = false;
      return true;
    }
    ++depth_;
    wanted_ = false;
    return depth_ <= limits_.depth || halt(Stop::depth);
  }
  bool leave() {
    --depth_;
    return true;
  }
  bool halt(Stop stop) {
    stop_ = stop;
    return false;
  }
  FileStream& in_;
  std::string_view array_key_;
  ElementVisitor& visitor_;
  Limits limits_;
  Builder builder_;
  Handler<LineOf> inner_;
  std::size_t depth_ = 0, element_began_ = 0;
  bool inside_ = false, wanted_ = false, found_ = false;
  Stop stop_ = Stop::none;
  Result<void> visited_;
};

}  // namespace

std::optional<std::int64_t> Value::integer() const {
  std::int64_t n = 0;
  const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), n);
  if (kind_ != Kind::number || error != std::errc() || end != text_.data() + text_.size()) return std::nullopt;
  return n;
}

std::optional<double> Value::number() const {
  double x = 0;
  const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), x);
  if (kind_ != Kind::number || error != std::errc() || end != text_.data() + text_.size() || !std::isfinite(x)) return std::nullopt;
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
  Handler handler(builder, [&] { return lines.at(in.Tell()); }, limits);
  rapidjson::Reader reader;
  const auto outcome = dialect == Dialect::strict ? reader.Parse<strict_flags>(in, handler) : reader.Parse<lenient_flags>(in, handler);
  const bool whole = !outcome.IsError() && in.Tell() == text.size();
  if (whole) return builder.take();
  return failure(stop_error(handler.stop(), is_encoding_error(outcome.Code()), {file, lines.at(in.Tell()), {}}));
}

void append_string(std::string& out, std::string_view text) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  out.append(buffer.GetString(), buffer.GetSize());
}

Result<void> for_each_element(const std::string& file, std::string_view array_key, ElementVisitor& visitor, Limits element_limits) {
  FileStream in(file);
  if (!in.is_open()) return failure(Errc::not_found, {"cannot be opened for reading", "無法開啟檔案"}, {file, 0, {}});
  ElementHandler handler(in, array_key, visitor, element_limits);
  rapidjson::Reader reader;
  const auto outcome = reader.Parse<strict_flags>(in, handler);
  if (handler.stop() == Stop::visitor) return handler.visited();
  const bool whole = !outcome.IsError() && in.at_end();
  if (!whole) return failure(stop_error(handler.stop(), is_encoding_error(outcome.Code()), {file, in.line(), {}}));
  if (!handler.found()) return failure(Errc::bad_structure, no_array, {file, 0, {}});
  return {};
}

}  // namespace opendata::json
