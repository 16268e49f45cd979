#pragma once
#include <opendata/inspect.hpp>

namespace opendata::inspect {
/// What a kind is called in a report for people.
[[nodiscard]] Message label(ColumnKind kind);
[[nodiscard]] std::string_view name(Subject subject);  ///< "persons", "events", "figures"
}  // namespace opendata::inspect
