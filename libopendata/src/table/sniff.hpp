#pragma once
#include <filesystem>
#include <opendata/result.hpp>
#include <string>
#include <string_view>

namespace opendata::table {

/// What the bytes of a file say that it is: "csv" (any text that is nothing else), "json", "jsonl", "xml", "html", "ods",
/// "xlsx", "xls", "ole" (another old Office file, or one with a password), "zip", "document" (Word, PowerPoint, OpenDocument
/// text), "pdf", "sqlite", "parquet", "gzip", "binary", "empty". Text is judged in whatever encoding it is, an archive by
/// its entries, an OpenDocument file by its entry `mimetype`. `expected`: the kind that the file is said to be; where the
/// bytes leave it open they are that: a table whose first column is called [no] is CSV, and XML that breaks off is XML.
/// Reads 4 KiB and of an archive its directory and that entry.
/// Errors: io_failure, also for what is no regular file.
[[nodiscard]] Result<std::string> sniff(const std::filesystem::path& path, std::string_view expected = {});

/// Whether it is a regular file and an OpenDocument spreadsheet.
[[nodiscard]] bool is_spreadsheet(const std::filesystem::path& path);

/// Refuses what is no text and would only be decoded to nonsense, or is a page in the data's place, and says what to do with
/// it. Nothing is said of a file that is not there or no regular file. Errors: not_supported, with the file.
[[nodiscard]] Result<void> refuse_what_is_no_text(const std::filesystem::path& path);
/// The same of what is no OpenDocument spreadsheet, text included.
[[nodiscard]] Result<void> expect_spreadsheet(const std::filesystem::path& path);

}  // namespace opendata::table
