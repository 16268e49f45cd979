#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "inspect/header_evidence.hpp"

namespace opendata::inspect {

/// Where a file's header stands and what its columns are called; as in InputOptions.
struct HeaderGuess {
  std::size_t title_rows = 0, header_rows = 1;
  std::vector<std::string> columns;
};

/// Judges the first rows of a file, at least one: title rows (Excel's "sep=;" among them), the header, a second header
/// row that is the first one's translation or divides its merged cells (人口 over 男, 女 becomes 人口-男, 人口-女), or
/// none: then the columns are called 欄1, 欄2, …, as are those without a name.
[[nodiscard]] HeaderGuess guess_header(const std::vector<SampledRow>& rows);

/// The commonest number that `measure` gives, and how many rows have it.
struct Mode {
  std::size_t value = 0, rows = 0;
};
[[nodiscard]] Mode mode(const std::vector<SampledRow>& rows, std::size_t (*measure)(const SampledRow&));

}  // namespace opendata::inspect
