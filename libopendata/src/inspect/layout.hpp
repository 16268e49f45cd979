#pragma once
#include <opendata/table.hpp>
#include <string>

namespace opendata::inspect {

/// Format, delimiter, title rows and header rows, judged by the first 200 rows; leniencies are left off.
/// Of a spreadsheet: the sheet of this name, or the first that holds anything, which is named where there are several.
/// Errors: as opening a file, and for what it refuses; bad_encoding when the file begins with no text; bad_structure for
/// one without content; invalid_argument for a sheet of what has none.
[[nodiscard]] Result<InputOptions> guess_layout(const std::string& path, std::optional<text::Encoding> encoding,
                                                const std::string& sheet = {});

}  // namespace opendata::inspect
