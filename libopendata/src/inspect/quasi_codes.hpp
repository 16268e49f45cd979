#pragma once
#include <opendata/inspect.hpp>

namespace opendata::inspect {

/// One quasi-identifier as numbers.
struct CodedColumn {
  std::size_t column = 0;             ///< in Inspection::columns
  double weight = 1;                  ///< of its loss against the other columns'
  std::vector<std::uint32_t> values;  ///< of every record; 0 is a missing cell
  /// labels[treatment][value]: what is published of the value, numbered; 0 is nothing (missing, withheld, suppressed).
  std::vector<std::vector<std::uint32_t>> labels;
};

/// The quasi-identifiers of a file's first records: what single out records, and what their treatments make of them.
struct QuasiCodes {
  std::uint64_t records = 0;
  std::vector<CodedColumn> columns;
  std::vector<std::uint32_t> persons;  ///< of every record; 0 is no person; empty: every record is a person
};

constexpr std::uint64_t most_measured = 100'000;

/// Reads the file's first `most_measured` records with the inspection's options. Keeps hashes and numbers of values, no
/// value. Errors: as reading; as the transforms.
[[nodiscard]] Result<QuasiCodes> read_quasi_codes(const std::string& path, const Inspection& inspection);

}  // namespace opendata::inspect
