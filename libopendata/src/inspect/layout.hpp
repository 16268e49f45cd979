#pragma once
#include <opendata/table.hpp>
#include <string>

namespace opendata::inspect {

/// Format, delimiter, title rows and header rows, judged by the first 200 rows; leniencies are left off.
/// Errors: as opening a file; bad_encoding when it begins with no text; bad_structure for a file without content, a web
/// page or XML.
[[nodiscard]] Result<InputOptions> guess_layout(const std::string& path, std::optional<text::Encoding> encoding);

}  // namespace opendata::inspect
