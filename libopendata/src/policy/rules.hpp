#pragma once
#include <opendata/policy.hpp>

namespace opendata::config {

/// What a policy as a whole must keep to, so that it cannot publish personal data by mistake:
/// a direct identifier is never kept or merely scrubbed; free text is scrubbed or suppressed, and only it or what is no
/// identifier is scrubbed; a quasi-identifier, and a direct identifier that is generalised, needs a k; one source
/// column has one role throughout; the column that tells persons apart is an identifier; field names, titles and
/// outputs are distinct. Asked of every policy when it is read and again when a pipeline is made, so that a policy
/// built in code cannot go round it. Errors: refused, bad_value, missing_column, with the line and key path.
[[nodiscard]] Result<void> check_rules(const Policy& policy);

/// Whether what is published of a field belongs to the equivalence classes: a quasi-identifier does, and so does what a
/// generalisation leaves of a direct identifier, as an address cut down to its road.
[[nodiscard]] bool is_counted_in_classes(const PolicyField& field);

/// Whether records are chosen by more than the size of their class: a search, or l or t.
[[nodiscard]] bool needs_search(const PrivacyModel& model);

/// The part of check_rules() about the block "privacy": what its keys need of each other and of the fields.
[[nodiscard]] Result<void> check_privacy(const Policy& policy);

/// The geometry of what is published, with the width of the grid that its coordinates were generalized to.
/// Errors: bad_value when a coordinate is no published number, or the two have different grids.
[[nodiscard]] Result<std::optional<Geometry>> published_geometry(const Policy& policy);

/// The part of check_rules() about formats for maps: they need a geometry.
[[nodiscard]] Result<void> check_map_formats(const Policy& policy);

}  // namespace opendata::config
