#pragma once
#include <functional>
#include <opendata/anonymize_file.hpp>
#include <opendata/coded_table.hpp>
#include <opendata/table.hpp>

namespace opendata::privacy {

[[nodiscard]] InputOptions input_options(char delimiter);
/// Reads a file from its beginning, record by record. Errors: of the reader and of `visit`, with the file.
[[nodiscard]] Result<void> for_each_record(const std::string& file, char delimiter,
                                           const std::function<Result<void>(const RawRecord&)>& visit);

/// The quasi-identifiers and the sensitive column of the input as codes, with the hierarchies read or built.
[[nodiscard]] Result<CodedTable> read_table(const AnonymizeOptions& options, const std::vector<std::string>& header);
/// The hierarchy of the sensitive attribute; nullopt when none is asked for.
[[nodiscard]] Result<std::optional<Hierarchy>> sensitive_hierarchy(const AnonymizeOptions& options,
                                                                   const CodedTable& table);

}  // namespace opendata::privacy
