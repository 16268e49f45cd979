#pragma once
#include <cstdint>
#include <opendata/anonymize_file.hpp>
#include <opendata/coded_table.hpp>
#include <string>
#include <vector>

namespace opendata::privacy {

/// What a search found, the same for both modes: which rows go, and the level of every other cell.
struct Generalization {
  std::vector<bool> suppressed;                              ///< one a row
  std::vector<std::vector<std::uint8_t>> levels;             ///< levels[column]: one for all rows, or one a row
  std::vector<std::vector<std::vector<std::string>>> texts;  ///< texts[column][level][label]

  [[nodiscard]] std::size_t level(std::size_t column, std::size_t row) const {
    return levels[column].size() == 1 ? levels[column].front() : levels[column][row];
  }
};

/// Searches; `report` gets what the search says of itself. Errors: as anonymize() and recode_locally().
[[nodiscard]] Result<Generalization> generalize(const CodedTable& table, const AnonymizeOptions& options,
                                                AnonymizeReport& report);

/// Losses and levels by column.
void describe(const CodedTable& table, const Generalization& found, AnonymizeReport& report);

}  // namespace opendata::privacy
