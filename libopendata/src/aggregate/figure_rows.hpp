#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aggregate/figure_table.hpp"
#include "aggregate/key_match.hpp"

namespace opendata::privacy {

/// Names of the fields by which the rows of two tables are compared.
struct FigureNames {
  std::vector<std::string> keys;     ///< sorted
  std::vector<std::string> counts;   ///< of people or cases
  std::vector<std::string> figures;  ///< numbers that are no counts
  bool operator==(const FigureNames&) const = default;
};
[[nodiscard]] FigureNames names_of(const FigureTable& table);
/// The same of an earlier release with these fields: every text is a key, except where the table has a text of that name
/// that is none.
[[nodiscard]] FigureNames names_of(const std::vector<Field>& earlier, const FigureTable& table);

/// A row as it is compared: counts as they are, everything else as 64 bits of a hash.
struct FigureRow {
  std::uint64_t key = 0;
  std::vector<std::optional<std::int64_t>> counts;  ///< nullopt = withheld
  std::vector<std::uint64_t> figures;
  bool operator==(const FigureRow&) const = default;
};

/// Makes such rows of a table's cells, wherever these fields stand in it.
class FigureRowMaker {
 public:
  /// nullopt when one of the fields is missing.
  [[nodiscard]] static std::optional<FigureRowMaker> create(const FigureNames& names, const std::vector<Field>& fields);
  /// For rows as a table of other keys has them: what this one does not tell apart is a total, and what that one does not
  /// is left out. `match` is for the keys of both.
  [[nodiscard]] FigureRowMaker as_before(const KeyMatch& match) const;
  /// nullopt for a row of which something is not said.
  [[nodiscard]] std::optional<FigureRow> row_of(const std::vector<Cell>& cells) const;
  /// Whether it is a row of totals over all that was left out.
  [[nodiscard]] bool is_of_totals(const std::vector<Cell>& cells) const;

 private:
  KeyMatch keys_;                     // places in a row; nullopt = the total
  std::vector<std::size_t> totals_;   // places of keys that were left out
  std::vector<std::size_t> counts_, figures_;
};

/// What a ledger keeps of a table, for a day when nothing else of it may be kept: no label and no figure but counts.
struct KeptFigures {
  std::string spec_sha256;  ///< of the specification that made the table
  FigureNames names;
  std::vector<FigureRow> rows;
  bool operator==(const KeptFigures&) const = default;
};
/// The table in words of ASCII, in texts of at most 10,000 rows that each say all of `names`: "SPEC keys=NAME,…
/// counts=NAME,… figures=NAME,… KEY=COUNT,…:FIGURE,… …". A number of 64 bits is 16 hex digits; a withheld count is nothing.
[[nodiscard]] std::vector<std::string> format_kept_figures(const FigureTable& table, const std::string& spec_sha256);
/// nullopt for any other text.
[[nodiscard]] std::optional<KeptFigures> parse_kept_figures(std::string_view text);

}  // namespace opendata::privacy
