#include "formats/json_rows.hpp"

#include <algorithm>
#include <array>

namespace opendata::format {
namespace {

/// The escapes of RFC 8259 section 7: quote, backslash and control characters, nothing else.
class EscapeTable {
 public:
  EscapeTable() {
    constexpr std::string_view hex = "0123456789abcdef";
    for (std::size_t c = 0; c < 0x20; ++c) escapes_[c] = std::string("\\u00") + hex[c >> 4U] + hex[c & 15U];
    escapes_['\b'] = "\\b";
    escapes_['\t'] = "\\t";
    escapes_['\n'] = "\\n";
    escapes_['\f'] = "\\f";
    escapes_['\r'] = "\\r";
    escapes_['"'] = "\\\"";
    escapes_['\\'] = "\\\\";
  }
  std::string_view operator()(unsigned char c) const {
    return c < escapes_.size() ? std::string_view(escapes_[c]) : std::string_view();
  }

 private:
  std::array<std::string, 0x60> escapes_;
};

void append_string(OutputFile& out, std::string_view text) {
  static const EscapeTable escapes;
  out.append('"');
  append_replaced(out, text, [](unsigned char c) { return escapes(c); });
  out.append('"');
}

void append_value(OutputFile& out, FieldType type, std::string_view cell) {
  const bool bare = type == FieldType::boolean || is_exact_in_double(type, cell);
  if (bare) return out.append(cell);
  append_string(out, cell);
}

std::size_t significant_digits(std::string_view canonical) {
  const auto first = canonical.find_first_of("123456789");
  if (first == std::string_view::npos) return 1;
  const auto digits = canonical.substr(first);
  return digits.size() - static_cast<std::size_t>(std::count(digits.begin(), digits.end(), '.'));
}

}  // namespace

bool is_exact_in_double(FieldType type, std::string_view canonical) {
  constexpr std::string_view two_to_the_53 = "9007199254740992";
  const auto digits = canonical.starts_with('-') ? canonical.substr(1) : canonical;
  if (type == FieldType::integer) {
    return digits.size() < two_to_the_53.size() || (digits.size() == two_to_the_53.size() && digits < two_to_the_53);
  }
  return type == FieldType::decimal && significant_digits(digits) <= 15;
}

JsonRows::JsonRows(const Schema& schema) {
  for (const Field& field : schema.fields) {
    columns_.push_back({(columns_.empty() ? "{\"" : ",\"") + field.name + "\":", field.type});
  }
}

void JsonRows::append_object(OutputFile& out, const SafeRecord& record) const {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    out.append(columns_[i].opening);
    const Cell& cell = record.cells()[i];
    if (cell) {
      append_value(out, columns_[i].type, *cell);
    } else {
      out.append("null");
    }
  }
  out.append('}');
}

}  // namespace opendata::format
