#pragma once
#include <filesystem>
#include <memory>
#include <opendata/table.hpp>

namespace opendata::format {

/// Writes rows.sqlite, the row store that the API reads; see docs/formats.md for tables, types and indexes.
/// Errors of write(): bad_value with the field when an integer does not fit 64 bits; io_failure.
/// Memory: a batch while rows are written; finish() then sorts the keys of one index after the other in memory (strings of
/// at most 64 characters, about 70 bytes a row), so that no cell reaches a temporary file outside the release.
/// Guarantees: equal records give equal bytes (with the same SQLite version).
[[nodiscard]] Result<std::unique_ptr<TableWriter>> create_rows_sqlite(const std::filesystem::path& path,
                                                                      const Schema& schema);

/// Reads it back in the order of "_id", for the release gate and for `check`.
/// Errors: io_failure; corrupt when the columns are not those of the schema.
[[nodiscard]] Result<std::unique_ptr<RecordReader>> open_rows_sqlite_reader(const std::filesystem::path& path,
                                                                            const Schema& schema);

}  // namespace opendata::format
