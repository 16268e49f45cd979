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

/// Where the coordinates of a point come from. There is no default and nothing is guessed: TWD67 and TWD97 cannot be told
/// apart by looking at a point.
enum class Crs {
  wgs84,          ///< degrees, EPSG:4326
  twd97,          ///< degrees, EPSG:3824; equal to WGS 84 within 1 m
  twd97_tm2_121,  ///< metres, EPSG:3826: the main island
  twd97_tm2_119,  ///< metres, EPSG:3825: Penghu, Kinmen, Matsu
  twd67_tm2_121,  ///< metres, EPSG:3828: old maps of the main island
};
/// "wgs84", "twd97", "twd97-tm2-121", "twd97-tm2-119", "twd67-tm2-121".
[[nodiscard]] std::string_view name(Crs crs);
[[nodiscard]] std::optional<Crs> parse_crs(std::string_view name);

/// Where a record lies: two published fields, and the square around them when they were generalized to a grid. Made from
/// published cells only, so a place is never finer than what the columns themselves say.
struct Geometry {
  std::string x;  ///< name of the field with the longitude or easting
  std::string y;  ///< name of the field with the latitude or northing
  Crs crs = Crs::wgs84;
  std::string cell;  ///< width of the grid's squares in the unit of the coordinates, as a canonical decimal; the fields
                     ///< hold the middle of a square. Empty: the fields hold points.
  bool operator==(const Geometry&) const = default;
};

/// How the CSV of a dataset departs from the plainest one.
struct CsvDialect {
  bool byte_order_mark = false;  ///< EF BB BF first, for spreadsheets that take UTF-8 for Big5 without it
  bool formula_guard = false;    ///< an apostrophe before texts that a spreadsheet would run as a formula; docs/formats.md
  bool operator==(const CsvDialect&) const = default;
};

/// The one declared shape of a dataset. Everything that describes fields (CSV header, JSON keys, XML elements, SQL
/// columns, OpenAPI, data.gov.tw field lists) is made from it, so that description and file cannot differ.
struct Schema {
  std::vector<Field> fields;  ///< in the order of SafeRecord::cells()
  std::optional<Geometry> geometry = {};
  CsvDialect csv = {};
  [[nodiscard]] std::optional<std::size_t> index_of(std::string_view field_name) const;
};

/// Whether `cell` is the canonical text of `type` (see SafeRecord). Any text is a string.
[[nodiscard]] bool is_canonical(FieldType type, std::string_view cell);

}  // namespace opendata
