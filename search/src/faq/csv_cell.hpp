#pragma once
#include <string>
#include <vector>

namespace opendata::search::faq {

/// A row of quoted cells with CRLF. A cell that a spreadsheet would take for a formula gets a leading apostrophe.
[[nodiscard]] std::string csv_row(const std::vector<std::string>& cells);

}  // namespace opendata::search::faq
