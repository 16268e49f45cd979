#pragma once
#include <filesystem>
#include <opendata/result.hpp>

#include "table/byte_source.hpp"

namespace opendata::format {

/// Writes a gzip file (RFC 1952) with the content of another, without name and time: equal contents make equal bytes.
/// Errors: not_found, io_failure.
[[nodiscard]] Result<void> write_gzip(const std::filesystem::path& from, const std::filesystem::path& to);

/// The content of a gzip file of one member. Errors: not_found, io_failure; those of read(): also corrupt.
[[nodiscard]] Result<std::unique_ptr<table::ByteSource>> open_gzip(const std::filesystem::path& path);

}  // namespace opendata::format
