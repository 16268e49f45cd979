#pragma once
#include <rapidjson/reader.h>

#include <algorithm>
#include <opendata/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace opendata::json {

inline constexpr unsigned strict_flags =
    rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseValidateEncodingFlag;

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

 private:
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

  Builder& builder_;
  LineOf line_of_;
  Limits limits_;
  Stop stop_ = Stop::none;
};

/// The error of a parse that ended early: what the handler stopped for, else what RapidJSON's `code` says.
[[nodiscard]] Error parse_error(Stop stop, rapidjson::ParseErrorCode code, Where where);

}  // namespace opendata::json
