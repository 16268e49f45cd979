#pragma once
#include <filesystem>
#include <functional>
#include <opendata/result.hpp>
#include <opendata/schema.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Tables of texts that were never records of people: questions and answers, reports on links. Records have their own
/// doors (table.hpp, formats.hpp); cells of a RawRecord do not fit here.
namespace opendata {

using PlainRow = std::vector<std::string>;

/// Whether a spreadsheet could run a text as a formula, or the guard stands before it already: it begins with "=", "+",
/// "-", "@", a tab, CR, or an apostrophe. Such texts get one apostrophe more, so that taking one off gives every text back.
[[nodiscard]] bool needs_guard(std::string_view text);
/// A text as a cell of a CSV, in quotes and guarded. Example: =1+"a" is "'=1+""a""".
[[nodiscard]] std::string guarded_csv_cell(std::string_view text);
/// The text of such a cell, its quotes gone, without the guard; other texts as they are.
[[nodiscard]] std::string_view without_guard(std::string_view cell);

/// Writes a table for people, by the ending of the file: .csv (UTF-8 with byte order mark, texts that a spreadsheet would
/// run as a formula guarded by an apostrophe) or .ods (one sheet called `name`).
/// Input: cells in the order of the schema's fields, in the canonical form of their type; an empty cell is left empty.
/// Errors: not_supported (another ending); bad_structure with its number for a row of another width; io_failure; as
/// Format::create. Guarantees: the file is the old one or the new
/// one, whole. Example: cells "https://a.tw", "404" under fields of type string and integer.
[[nodiscard]] Result<void> write_plain_table(const std::filesystem::path& path, const Schema& schema,
                                             std::string_view name, std::span<const PlainRow> rows);

/// Reads a CSV of UTF-8 text row by row, its heading first; a byte order mark is dropped. Rows may differ in length.
/// `visit` gets each row; an error of it stops and is returned. Limits: those of RecordReader; memory: one row.
/// Errors, with file and row: not_found, bad_encoding, bad_structure, limit_exceeded.
[[nodiscard]] Result<void> for_each_plain_row(const std::filesystem::path& path,
                                              const std::function<Result<void>(const PlainRow&)>& visit);

}  // namespace opendata
