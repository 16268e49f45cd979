#pragma once
#include <opendata/inspect.hpp>
#include <string_view>

namespace opendata::inspect {
/// What a column's header says that it holds; unknown when it says nothing.
[[nodiscard]] ColumnKind kind_by_header(std::string_view header);
/// An English field name for a header: a known Chinese word, or the header's own Latin letters; empty when there is
/// neither.
[[nodiscard]] std::string field_name_of(std::string_view header);
}  // namespace opendata::inspect
