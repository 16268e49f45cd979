#pragma once
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace opendata::release {

/// The JSON of a release's own files: indented by two blanks, keys in the order of the calls, non-ASCII as it is, one
/// newline at the end. The same calls give the same bytes.
class JsonWriter {
 public:
  JsonWriter() : writer_(buffer_) { writer_.SetIndent(' ', 2); }
  void begin_object() { writer_.StartObject(); }
  void end_object() { writer_.EndObject(); }
  void begin_array() { writer_.StartArray(); }
  void end_array() { writer_.EndArray(); }
  void key(std::string_view text) { writer_.Key(text.data(), static_cast<rapidjson::SizeType>(text.size())); }
  void text(std::string_view value) { writer_.String(value.data(), static_cast<rapidjson::SizeType>(value.size())); }
  void number(std::uint64_t value) { writer_.Uint64(value); }
  /// A finite number with nine digits: what is beyond them differs between machines' mathematics.
  void decimal(double value) {
    char digits[32];
    const int length = std::snprintf(digits, sizeof digits, "%.9g", value);
    writer_.RawValue(digits, static_cast<std::size_t>(length), rapidjson::kNumberType);
  }
  void boolean(const bool& value) { writer_.Bool(value); }
  void null() { writer_.Null(); }

  void text(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }
  void number(std::string_view name, std::uint64_t value) {
    key(name);
    number(value);
  }
  void boolean(std::string_view name, const bool& value) {
    key(name);
    boolean(value);
  }
  void decimal(std::string_view name, double value) {
    key(name);
    decimal(value);
  }
  /// A sum of counts that may be beyond nine digits: whole numbers below 2^53 are the same on every machine.
  void sum(std::string_view name, double value) {
    const bool whole = value >= 0 && value < 0x1p53 && std::floor(value) == value;
    whole ? number(name, static_cast<std::uint64_t>(value)) : decimal(name, value);
  }
  [[nodiscard]] std::string take() { return std::string(buffer_.GetString(), buffer_.GetSize()) + "\n"; }

 private:
  rapidjson::StringBuffer buffer_;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> writer_;
};

}  // namespace opendata::release
