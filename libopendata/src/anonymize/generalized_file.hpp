#pragma once
#include <filesystem>

#include "anonymize/columns.hpp"
#include "anonymize/generalization.hpp"

namespace opendata::privacy {

/// Reads the input once more and writes what becomes of it. Errors: conflict when a record is not the one that was
/// coded; io_failure.
[[nodiscard]] Result<void> write_generalized(const std::filesystem::path& file, const AnonymizeOptions& options,
                                             const std::vector<std::string>& header,
                                             const std::vector<ColumnRole>& roles, const CodedTable& table,
                                             const Generalization& found);

/// Counts the classes of the written file. Errors: internal when one has fewer than k rows, or when another number of
/// rows is suppressed than the search said.
[[nodiscard]] Result<void> count_classes(const std::filesystem::path& file, const AnonymizeOptions& options,
                                         AnonymizeReport& report);

}  // namespace opendata::privacy
