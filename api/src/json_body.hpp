#pragma once
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace opendata::api {

/// Writes the JSON of one answer.
class JsonBody {
 public:
  JsonBody& begin_object() { return out_.StartObject(), *this; }
  JsonBody& end_object() { return out_.EndObject(), *this; }
  JsonBody& begin_array() { return out_.StartArray(), *this; }
  JsonBody& end_array() { return out_.EndArray(), *this; }
  JsonBody& key(std::string_view text) { return out_.Key(text.data(), size(text)), *this; }
  JsonBody& text(std::string_view value) { return out_.String(value.data(), size(value)), *this; }
  JsonBody& null() { return out_.Null(), *this; }
  JsonBody& boolean(bool value) { return out_.Bool(value), *this; }
  JsonBody& number(std::uint64_t value) { return out_.Uint64(value), *this; }
  JsonBody& integer(std::int64_t value) { return out_.Int64(value), *this; }
  /// Digits that are already JSON.
  JsonBody& digits(std::string_view value) {
    return out_.RawValue(value.data(), value.size(), rapidjson::kNumberType), *this;
  }
  /// A document that is already JSON.
  JsonBody& document(std::string_view value) {
    return out_.RawValue(value.data(), value.size(), rapidjson::kObjectType), *this;
  }
  JsonBody& text(std::string_view name, std::string_view value) { return key(name).text(value); }
  JsonBody& number(std::string_view name, std::uint64_t value) { return key(name).number(value); }
  [[nodiscard]] std::size_t bytes() const { return buffer_.GetSize(); }
  [[nodiscard]] std::string take() const { return {buffer_.GetString(), buffer_.GetSize()}; }

 private:
  static rapidjson::SizeType size(std::string_view text) { return static_cast<rapidjson::SizeType>(text.size()); }
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> out_{buffer_};
};

}  // namespace opendata::api
