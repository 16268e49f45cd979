#include "export/cell_text.hpp"

#include <algorithm>
#include <array>

namespace opendata::api {
namespace {

constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

/// Appends `text` with each byte replaced for which `replace` gives something; runs between are copied whole.
template <class Replace>
void append_replaced(std::string& out, std::string_view text, Replace replace) {
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view other = replace(static_cast<unsigned char>(text[i]));
    if (other.data() == nullptr) continue;
    out.append(text, done, i - done).append(other);
    done = i + 1;
  }
  out.append(text, done);
}

/// Which bytes a JSON text may not hold as they are; one look a byte.
class JsonEscapes {
 public:
  JsonEscapes() {
    constexpr std::string_view hex = "0123456789abcdef";
    for (std::size_t c = 0; c < 0x20; ++c) escapes_[c] = std::string("\\u00") + hex[c >> 4U] + hex[c & 15U];
    escapes_['\b'] = "\\b";
    escapes_['\t'] = "\\t";
    escapes_['\n'] = "\\n";
    escapes_['\f'] = "\\f";
    escapes_['\r'] = "\\r";
    escapes_['"'] = "\\\"";
    escapes_['\\'] = "\\\\";
    for (std::size_t c = 0; c < escapes_.size(); ++c) special_[c] = !escapes_[c].empty();
  }
  /// The first place at or behind `begin` that must be escaped; the end when there is none.
  [[nodiscard]] std::size_t find(std::string_view text, std::size_t begin) const {
    while (begin < text.size() && !special_[static_cast<unsigned char>(text[begin])]) ++begin;
    return begin;
  }
  [[nodiscard]] const std::string& of(char c) const { return escapes_[static_cast<unsigned char>(c)]; }

 private:
  std::array<std::string, 0x60> escapes_;
  std::array<bool, 256> special_{};
};

bool needs_quotes(std::string_view cell) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  if (cell.empty() || blank(cell.front()) || blank(cell.back())) return true;
  return std::any_of(cell.begin(), cell.end(), [](char c) { return c == '"' || c == ',' || c == '\r' || c == '\n'; });
}

std::size_t significant_digits(std::string_view canonical) {
  const auto first = canonical.find_first_of("123456789");
  if (first == std::string_view::npos) return 1;
  const auto digits = canonical.substr(first);
  return digits.size() - static_cast<std::size_t>(std::count(digits.begin(), digits.end(), '.'));
}

/// Integers below 2^53 and decimals of at most 15 significant digits.
bool is_exact_in_double(FieldType type, std::string_view canonical) {
  constexpr std::string_view two_to_the_53 = "9007199254740992";
  const auto digits = canonical.starts_with('-') ? canonical.substr(1) : canonical;
  if (type == FieldType::integer)
    return digits.size() < two_to_the_53.size() || (digits.size() == two_to_the_53.size() && digits < two_to_the_53);
  return type == FieldType::decimal && significant_digits(digits) <= 15;
}

/// Whether XML 1.0 has no way to write what begins at `at`: control characters but tab, LF, CR; U+FFFE, U+FFFF.
bool is_forbidden_in_xml(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x20) return c != '\t' && c != '\n' && c != '\r';
  return c == 0xEF && (text.substr(at, 3) == "\xEF\xBF\xBE" || text.substr(at, 3) == "\xEF\xBF\xBF");
}

void append_escaped_xml(std::string& out, std::string_view text) {
  append_replaced(out, text, [](unsigned char c) -> std::string_view {
    switch (c) {
      case '&':
        return "&amp;";
      case '<':
        return "&lt;";
      case '>':
        return "&gt;";
      case '"':
        return "&quot;";
      case '\r':
        return "&#13;";
      default:
        return {};
    }
  });
}

}  // namespace

void append_json_text(std::string& out, std::string_view text) {
  static const JsonEscapes escapes;
  out += '"';
  for (std::size_t done = 0; done < text.size();) {
    const auto special = escapes.find(text, done);
    out.append(text, done, special - done);
    if (special == text.size()) break;
    out += escapes.of(text[special]);
    done = special + 1;
  }
  out += '"';
}

void append_json_cell(std::string& out, FieldType type, const CellView& cell) {
  if (!cell) {
    out += "null";
  } else if ((type == FieldType::boolean || is_exact_in_double(type, *cell)) && is_canonical(type, *cell)) {
    out += *cell;
  } else {
    append_json_text(out, *cell);
  }
}

void append_csv_cell(std::string& out, const CellView& cell) {
  if (!cell) return;
  if (!needs_quotes(*cell)) return void(out += *cell);
  out += '"';
  append_replaced(out, *cell, [](unsigned char c) { return c == '"' ? std::string_view("\"\"") : std::string_view(); });
  out += '"';
}

void append_tsv_cell(std::string& out, const CellView& cell) {
  if (!cell) return;
  append_replaced(out, *cell, [](unsigned char c) {
    return c == '\t' || c == '\n' || c == '\r' ? std::string_view(" ") : std::string_view();
  });
}

void append_xml_text(std::string& out, std::string_view text) {
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_forbidden_in_xml(text, i)) continue;
    append_escaped_xml(out, text.substr(done, i - done));
    out += replacement_character;
    done = i + (static_cast<unsigned char>(text[i]) == 0xEF ? 3 : 1);
    i = done - 1;
  }
  append_escaped_xml(out, text.substr(done));
}

}  // namespace opendata::api
