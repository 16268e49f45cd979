#pragma once
#include <cstddef>
#include <opendata/error.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace opendata {

/// A text in Traditional Chinese and, where the agency gave it, English.
struct LocalizedText {
  std::string zh_tw;
  std::string en;  ///< may be empty
  /// The text in `language`, or the other one when that is empty.
  [[nodiscard]] const std::string& in(Language language) const;
};

/// The declared type of a published field. Codes, identifiers, phone and postal numbers are always `string`:
/// nothing is ever guessed from what a cell looks like.
enum class FieldType { string, integer, decimal, boolean, date, datetime };

/// "string", "integer", "decimal", "boolean", "date", "datetime".
[[nodiscard]] std::string_view name(FieldType type);
[[nodiscard]] std::optional<FieldType> parse_field_type(std::string_view name);

/// One published field. `name` is the key in JSON, XML, SQL and the API: [a-z][a-z0-9_]{0,62}.
struct Field {
  std::string name;
  LocalizedText title;        ///< heading for people; title.zh_tw is never empty
  LocalizedText description;  ///< 欄位說明; may be empty
  FieldType type = FieldType::string;
  bool operator==(const Field& other) const { return name == other.name && type == other.type; }
};

/// The one declared shape of a dataset. Everything that describes fields (CSV header, JSON keys, XML elements, SQL
/// columns, OpenAPI, data.gov.tw field lists) is made from it, so that description and file cannot differ.
struct Schema {
  std::vector<Field> fields;  ///< in the order of SafeRecord::cells()
  [[nodiscard]] std::optional<std::size_t> index_of(std::string_view field_name) const;
};

/// Whether `cell` is the canonical text of `type` (see SafeRecord). Any text is a string.
[[nodiscard]] bool is_canonical(FieldType type, std::string_view cell);

}  // namespace opendata
