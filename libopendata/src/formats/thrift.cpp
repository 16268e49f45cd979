#include "formats/thrift.hpp"

namespace opendata::format::thrift {
namespace {

constexpr int deepest = 16;

std::uint64_t zigzag(std::int64_t value) {
  return static_cast<std::uint64_t>(value) << 1U ^ static_cast<std::uint64_t>(value >> 63);
}
std::int64_t unzigzag(std::uint64_t value) {
  return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
}

std::optional<unsigned char> take_byte(std::string_view& bytes) {
  if (bytes.empty()) return std::nullopt;
  const auto byte = static_cast<unsigned char>(bytes[0]);
  bytes.remove_prefix(1);
  return byte;
}

std::optional<Value> take_value(std::string_view& bytes, int type, int depth);

std::optional<Value> take_text(std::string_view& bytes) {
  const auto size = take_varint(bytes);
  if (!size || *size > bytes.size()) return std::nullopt;
  Value out;
  out.text = bytes.substr(0, *size);
  bytes.remove_prefix(*size);
  return out;
}

std::optional<Value> take_list(std::string_view& bytes, int depth) {
  const auto head = take_byte(bytes);
  if (!head) return std::nullopt;
  std::optional<std::uint64_t> size = *head >> 4U;
  if (*size == 15) size = take_varint(bytes);
  if (!size || *size > bytes.size()) return std::nullopt;
  Value out;
  for (std::uint64_t i = 0; i < *size; ++i) {
    auto item = take_value(bytes, *head & 15U, depth);
    if (!item) return std::nullopt;
    out.items.push_back(std::move(*item));
  }
  return out;
}

std::optional<Value> take_fields(std::string_view& bytes, int depth) {
  Value out;
  int id = 0;
  for (;;) {
    const auto head = take_byte(bytes);
    if (!head || depth == deepest) return std::nullopt;
    if (*head == 0) return out;
    if (*head >> 4U == 0) return std::nullopt;  // ids far apart, which Parquet does not have
    id += *head >> 4U;
    auto value = take_value(bytes, *head & 15U, depth + 1);
    if (!value) return std::nullopt;
    out.fields.emplace(id, std::move(*value));
  }
}

std::optional<Value> take_value(std::string_view& bytes, int type, int depth) {
  Value out;
  switch (type) {
    case 1:
    case 2:
      out.number = type == 1 ? 1 : 0;
      return out;
    case 4:
    case 5:
    case 6: {
      const auto number = take_varint(bytes);
      if (!number) return std::nullopt;
      out.number = unzigzag(*number);
      return out;
    }
    case 8:
      return take_text(bytes);
    case 9:
      return depth == deepest ? std::nullopt : take_list(bytes, depth + 1);
    case 12:
      return take_fields(bytes, depth);
    default:
      return std::nullopt;
  }
}

}  // namespace

void append_varint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7U) out += static_cast<char>(value | 0x80U);
  out += static_cast<char>(value);
}

std::optional<std::uint64_t> take_varint(std::string_view& bytes) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const auto byte = take_byte(bytes);
    if (!byte) return std::nullopt;
    value |= static_cast<std::uint64_t>(*byte & 0x7FU) << shift;
    if (*byte < 0x80) return value;
  }
  return std::nullopt;
}

void Writer::field(int id, int type) {
  out_ += static_cast<char>((id - last_id_) << 4 | type);
  last_id_ = id;
}

void Writer::number(int id, int type, std::int64_t value) {
  field(id, type);
  append_varint(out_, zigzag(value));
}

void Writer::list_head(std::size_t size, int type) {
  out_ += static_cast<char>((size < 15 ? static_cast<int>(size) : 15) << 4 | type);
  if (size >= 15) append_varint(out_, size);
}

void Writer::text(int id, std::string_view value) {
  field(id, 8);
  append_varint(out_, value.size());
  out_ += value;
}

void Writer::i32s(int id, const std::vector<int>& values) {
  field(id, 9);
  list_head(values.size(), 5);
  for (const int value : values) append_varint(out_, zigzag(value));
}

void Writer::texts(int id, const std::vector<std::string>& values) {
  field(id, 9);
  list_head(values.size(), 8);
  for (const std::string& value : values) {
    append_varint(out_, value.size());
    out_ += value;
  }
}

const Value& Value::operator[](int id) const {
  static const Value none;
  const auto found = fields.find(id);
  return found == fields.end() ? none : found->second;
}

std::optional<Value> take_structure(std::string_view& bytes) { return take_fields(bytes, 0); }

}  // namespace opendata::format::thrift
