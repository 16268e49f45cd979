#pragma once
#include <opendata/release.hpp>
#include <string>
#include <vector>

#include "aggregate/figure_rows.hpp"
#include "aggregate/figure_table.hpp"

namespace opendata::privacy {

/// Compares a table with the one of an earlier release of its dataset, row by row as `table.keys` name them: who has both
/// may take one from the other. A row may rest on as many people as before, and then its figures are the same, or on
/// `least_change` more or fewer; and it is withheld in both or in neither. Of counts and figures those are compared that
/// both have. Where the keys differ, a row of totals over what only one table tells apart is the other's row, or in the new
/// table the only one with its labels (a coarser label beside each of before); and keys of
/// other names may be the old ones under a new name, so that rows of the same labels are compared. A row that only
/// one of the two has is not compared: its count there is published as it is, or withheld. A least change of 1 lets
/// every change pass.
/// Errors: refused, also when the keys differ and no row is common, or no count is; as open_release_rows().
[[nodiscard]] Result<void> compare_with_earlier(const FigureTable& table, const Release& earlier);

/// The same with a release that was taken back, by what the ledger has kept of it: texts of format_kept_figures(), of
/// which one at a time is in memory. Errors: refused, also when nothing was kept or it cannot be read.
[[nodiscard]] Result<void> compare_with_kept(const FigureTable& table, const std::vector<std::string>& kept);

}  // namespace opendata::privacy
