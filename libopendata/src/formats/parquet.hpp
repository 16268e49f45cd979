#pragma once
#include <filesystem>
#include <memory>
#include <opendata/table.hpp>

namespace opendata::format {

/// See the section "parquet" of docs/formats.md. Errors: io_failure; bad_value for an integer of more than 64 bits.
[[nodiscard]] Result<std::unique_ptr<TableWriter>> create_parquet(const std::filesystem::path& path,
                                                                  const Schema& schema, std::string_view dataset_id);
/// As Format::open says.
[[nodiscard]] Result<std::unique_ptr<RecordReader>> open_parquet(const std::filesystem::path& path,
                                                                 const Schema& schema, std::string_view dataset_id);

}  // namespace opendata::format
