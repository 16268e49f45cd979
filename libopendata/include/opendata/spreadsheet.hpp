#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <opendata/record.hpp>
#include <opendata/result.hpp>

/// Spreadsheets that people edit.
namespace opendata {

/// Reads the first sheet of an OpenDocument spreadsheet (.ods), whoever wrote it: LibreOffice, Excel, this project.
/// Input: repeated rows and cells are expanded, empty cells at the end of a row and empty rows are left out. `visit` gets
/// each row that has something, `row` counted from 1 as spreadsheets do; an error of it stops and is returned.
/// Result: cells as text: paragraphs parted by LF; numbers (plain digits), dates (2024-05-06) and truths (true, false) by
/// their value, not by how they are shown, but a whole number that is shown as a code as it is shown (007, 0912-345-678,
/// A123456789); what was never filled in is missing. Comments, drawings and tables inside a cell are not its text; drawings
/// beside the cells, and copies of other files' tables that the spreadsheet keeps, are nothing at all.
/// Limits: 1,048,576 rows, 1,024 columns, a cell 16 MiB, a row 64 MiB, a sheet's name 1 KiB; 1 GiB unpacked, and 1 GiB with
/// all repeats written out (32 bytes a cell besides its text); 8 MiB for what the XML parser keeps (open elements, names,
/// one tag, of 1.5 MiB with any version of Expat). Memory: one row, twice, and the parser's.
/// Errors, with file and row: not_found, io_failure; corrupt (no ZIP archive, a damaged one); bad_structure (no
/// spreadsheet, not well-formed, a document type declaration); not_supported (encrypted); limit_exceeded.
/// Source: OpenDocument 1.2 part 1, sections 9.1 and 19.
[[nodiscard]] Result<void> for_each_sheet_row(const std::filesystem::path& path,
                                              const std::function<Result<void>(RawRecord&& row)>& visit);

}  // namespace opendata
