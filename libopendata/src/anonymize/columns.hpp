#pragma once
#include <opendata/anonymize_file.hpp>
#include <optional>
#include <string>
#include <vector>

namespace opendata::privacy {

/// What a column of the input becomes.
struct ColumnRole {
  enum class Kind { generalized, kept, dropped };
  Kind kind = Kind::dropped;
  std::size_t quasi_identifier = 0;  ///< of generalized: its place in the table
};

/// One role a column of the header. Errors: missing_column (a name that the header lacks); invalid_argument (a column
/// without a role, or with two).
[[nodiscard]] Result<std::vector<ColumnRole>> assign_roles(const std::vector<std::string>& header,
                                                           const AnonymizeOptions& options);

}  // namespace opendata::privacy
