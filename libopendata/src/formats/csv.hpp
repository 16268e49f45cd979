#pragma once
#include <filesystem>
#include <memory>
#include <opendata/table.hpp>

namespace opendata::format {

/// See the section "csv" of docs/formats.md. Errors: io_failure; bad_value when the schema cannot be written in this
/// format.
[[nodiscard]] Result<std::unique_ptr<TableWriter>> create_csv(const std::filesystem::path& path, const Schema& schema,
                                                              std::string_view dataset_id);
/// As Format::open says; the guard before formulas is taken off.
[[nodiscard]] Result<std::unique_ptr<RecordReader>> open_csv(const std::filesystem::path& path, const Schema& schema,
                                                             std::string_view dataset_id);

class TextSink;
/// Appends one cell as every CSV of ours has it: in quotes where a reader could take the bare text for something else.
void append_csv_cell(TextSink& out, std::string_view cell);
/// The same, in quotes whatever it holds.
void append_quoted_csv_cell(TextSink& out, std::string_view cell);

}  // namespace opendata::format
