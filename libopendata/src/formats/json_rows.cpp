#include "formats/json_rows.hpp"

#include <algorithm>
#include <array>

#include "formats/characters.hpp"

namespace opendata::format {
namespace {

constexpr std::array<std::string_view, 0x20> control_escapes{
    "\\u0000", "\\u0001", "\\u0002", "\\u0003", "\\u0004", "\\u0005", "\\u0006", "\\u0007",
    "\\b",     "\\t",     "\\n",     "\\u000b", "\\f",     "\\r",     "\\u000e", "\\u000f",
    "\\u0010", "\\u0011", "\\u0012", "\\u0013", "\\u0014", "\\u0015", "\\u0016", "\\u0017",
    "\\u0018", "\\u0019", "\\u001a", "\\u001b", "\\u001c", "\\u001d", "\\u001e", "\\u001f"};

/// The escapes of RFC 8259 section 7: quote, backslash and control characters, nothing else.
constexpr auto escapes = [] {
  ReplacementTable table{};
  for (std::size_t c = 0; c < control_escapes.size(); ++c) table.set(static_cast<char>(c), control_escapes[c]);
  table.set('"', "\\\"");
  table.set('\\', "\\\\");
  return table;
}();

std::size_t significant_digits(std::string_view canonical) {
  const auto first = canonical.find_first_of("123456789");
  if (first == std::string_view::npos) return 1;
  const auto digits = canonical.substr(first);
  return digits.size() - static_cast<std::size_t>(std::count(digits.begin(), digits.end(), '.'));
}

bool is_bare(FieldType type, std::string_view cell) {
  if (type == FieldType::string) return false;
  return type == FieldType::boolean || is_exact_in_double(type, cell);
}

void append_value(TextSink& out, FieldType type, std::string_view cell) {
  if (is_bare(type, cell)) return out.append(cell);
  out.append('"');
  append_replaced(out, cell, escapes);
  out.append('"');
}

/// Takes one of the escapes above.
bool read_escape(Characters& in, std::string& text) {
  std::string escape;
  if (!in.take_bytes(2, escape)) return false;
  if (escape == "\\u" && !in.take_bytes(4, escape)) return false;
  for (const char c : {'"', '\\'}) {
    if (escapes[c] != escape) continue;
    text += c;
    return true;
  }
  const auto* control = std::find(control_escapes.begin(), control_escapes.end(), escape);
  if (control == control_escapes.end()) return false;
  text += static_cast<char>(control - control_escapes.begin());
  return true;
}

bool read_string(Characters& in, std::string& text) {
  static_cast<void>(in.take());
  for (;;) {
    in.take_until('"', '\\', text);
    if (in.peek() == '"') return in.take("\"");
    if (!read_escape(in, text)) return false;
  }
}

bool read_value(Characters& in, FieldType type, Cell& cell) {
  if (in.peek() == 'n') {
    cell.reset();
    return in.take("null");
  }
  if (!cell) cell.emplace();
  cell->clear();
  const bool quoted = in.peek() == '"';
  if (quoted) return read_string(in, *cell) && !is_bare(type, *cell);
  in.take_until(',', '}', *cell);
  return is_canonical(type, *cell) && is_bare(type, *cell);
}

}  // namespace

bool is_exact_in_double(FieldType type, std::string_view canonical) {
  constexpr std::string_view two_to_the_53 = "9007199254740992";
  if (type != FieldType::integer && type != FieldType::decimal) return false;
  const auto digits = canonical.starts_with('-') ? canonical.substr(1) : canonical;
  if (type == FieldType::integer) {
    return digits.size() < two_to_the_53.size() || (digits.size() == two_to_the_53.size() && digits < two_to_the_53);
  }
  return significant_digits(digits) <= 15;
}

JsonRows::JsonRows(const Schema& schema) {
  for (const Field& field : schema.fields) {
    columns_.push_back({(columns_.empty() ? "{\"" : ",\"") + field.name + "\":", field.type});
  }
}

void JsonRows::append_object(TextSink& out, const SafeRecord& record) const {
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

JsonRows::Outcome JsonRows::read_object(Characters& in, std::vector<Cell>& cells) const {
  cells.resize(columns_.size());
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!in.take(columns_[i].opening.substr(0, 1))) return Outcome::departs;
    if (!in.take(std::string_view(columns_[i].opening).substr(1))) return Outcome::misnamed;
    if (!read_value(in, columns_[i].type, cells[i])) return Outcome::departs;
  }
  return in.take("}") ? Outcome::read : Outcome::departs;
}

}  // namespace opendata::format
