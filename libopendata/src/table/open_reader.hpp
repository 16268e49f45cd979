#pragma once
#include <opendata/table.hpp>

#include "table/byte_source.hpp"

namespace opendata::table {
/// open_reader() of a text over any source of bytes; `file` is for messages.
[[nodiscard]] Result<std::unique_ptr<RecordReader>> open_reader(std::unique_ptr<ByteSource> bytes,
                                                                const std::string& file, const InputOptions& options);
}  // namespace opendata::table
