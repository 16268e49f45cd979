#pragma once
#include <filesystem>
#include <memory>
#include <opendata/table.hpp>

namespace opendata::format {

/// See the sections "json", "jsonl" and "geojson" of docs/formats.md. Errors: io_failure; bad_value when the schema
/// cannot be written in this format.
[[nodiscard]] Result<std::unique_ptr<TableWriter>> create_json(const std::filesystem::path& path, const Schema& schema,
                                                               std::string_view dataset_id);
[[nodiscard]] Result<std::unique_ptr<TableWriter>> create_jsonl(const std::filesystem::path& path, const Schema& schema,
                                                                std::string_view dataset_id);
[[nodiscard]] Result<std::unique_ptr<TableWriter>> create_geojson(const std::filesystem::path& path,
                                                                  const Schema& schema, std::string_view dataset_id);

/// As Format::open says.
[[nodiscard]] Result<std::unique_ptr<RecordReader>> open_json(const std::filesystem::path& path, const Schema& schema,
                                                              std::string_view dataset_id);
[[nodiscard]] Result<std::unique_ptr<RecordReader>> open_jsonl(const std::filesystem::path& path, const Schema& schema,
                                                               std::string_view dataset_id);
[[nodiscard]] Result<std::unique_ptr<RecordReader>> open_geojson(const std::filesystem::path& path,
                                                                 const Schema& schema, std::string_view dataset_id);

}  // namespace opendata::format
