#pragma once
#include <filesystem>
#include <memory>
#include <opendata/table.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace opendata {

/// One output format. To add one: a file pair in src/formats/ and a line in src/formats.cpp.
struct Format {
  enum class Content { text, binary };    ///< text is UTF-8 from the first byte to the last
  enum class Heading { titles, names };   ///< what the file calls its fields
  enum class Needs { nothing, geometry };  ///< of the schema

  std::string_view name;        ///< "csv", "json", "jsonl", "xml", "ods", …
  std::string_view extension;   ///< without dot
  std::string_view media_type;  ///< with charset where it has one
  std::string_view label;       ///< as data.gov.tw writes it: "CSV"
  Content content;
  Heading heading;
  Needs needs;
  /// Makes a file, which must not exist. Errors: io_failure; bad_value, limit_exceeded when the schema cannot be written
  /// in this format.
  Result<std::unique_ptr<TableWriter>> (*create)(const std::filesystem::path& path, const Schema& schema,
                                                 std::string_view dataset_id);
  /// Reads such a file back: every cell in canonical form, missing and empty apart. It accepts the layout of
  /// docs/formats.md and nothing else, so that reading to the end proves the layout. Errors of it and of read():
  /// not_found, io_failure; unknown_key where a field is not called as the schema says; bad_structure or corrupt, with
  /// the row, elsewhere.
  Result<std::unique_ptr<RecordReader>> (*open)(const std::filesystem::path& path, const Schema& schema,
                                                std::string_view dataset_id);
};
/// All formats, in the order in which a release lists them.
[[nodiscard]] std::span<const Format> formats();
[[nodiscard]] const Format* find_format(std::string_view name);

/// What a file of the format calls the fields, in order: titles (CSV, ODS) or names.
[[nodiscard]] std::vector<std::string> headings(const Format& format, const Schema& schema);

/// The formats of a dataset whose policy names none: csv, json, jsonl, xml and ods, and with a geometry geojson and kml.
[[nodiscard]] std::vector<std::string> default_formats(const Schema& schema);

}  // namespace opendata
