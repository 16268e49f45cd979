#pragma once
#include <string_view>

namespace opendata::inspect {
/// Whether the cell reads like the name of a column: short, without figures, and a word of headers or ending like one.
[[nodiscard]] bool reads_as_heading(std::string_view cell);
/// Whether it is the name of a column (里別, 站名, type) and hardly ever a value; that it ends like one is not enough.
[[nodiscard]] bool is_column_name(std::string_view cell);
}  // namespace opendata::inspect
