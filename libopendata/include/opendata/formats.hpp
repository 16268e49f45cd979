#pragma once
#include <filesystem>
#include <memory>
#include <opendata/table.hpp>
#include <span>
#include <string_view>

namespace opendata {

/// One output format. To add one: a file pair in src/formats/ and a line in src/formats.cpp.
struct Format {
  std::string_view name;        ///< "csv", "json", "jsonl", "xml"
  std::string_view extension;   ///< without dot
  std::string_view media_type;  ///< with charset where it has one
  std::string_view label;       ///< as data.gov.tw writes it: "CSV"
  Result<std::unique_ptr<TableWriter>> (*create)(const std::filesystem::path& path, const Schema& schema,
                                                 std::string_view dataset_id);
};
/// All formats, in the order in which a release lists them.
[[nodiscard]] std::span<const Format> formats();
[[nodiscard]] const Format* find_format(std::string_view name);

}  // namespace opendata
