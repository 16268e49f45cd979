#pragma once
#include <filesystem>
#include <opendata/result.hpp>
#include <string>
#include <string_view>

namespace opendata::quality {

/// What the first bytes of a file say that it is: "csv" (any text that is nothing else), "json", "jsonl", "xml", "html",
/// "ods", "xlsx", "zip", "pdf", "sqlite", "parquet", "gzip", "binary", "empty".
[[nodiscard]] Result<std::string> sniff(const std::filesystem::path& path);

/// The kind that a declared format ("CSV", ".geojson", "KML") should have; "document" for what no program reads as data
/// (PDF, Word, pictures); empty when it is none that we know.
[[nodiscard]] std::string_view kind_of_format(std::string_view declared);

}  // namespace opendata::quality
