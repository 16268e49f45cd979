#pragma once
#include <array>
#include <string_view>
#include <vector>

#include "deid/transform.hpp"

namespace opendata::deid {

/// Numbers that no office has: whatever they stand in, they are a person's.
inline constexpr std::array<std::string_view, 7> never_allowed{
    "NATIONAL_ID", "RESIDENT_ID", "PASSPORT", "NHI_CARD", "CREDIT_CARD", "MEDICAL_RECORD_NO", "HOUSEHOLD_NO"};

/// One field of a policy, ready to run.
struct Step {
  std::size_t column;  ///< of the source
  std::string source;  ///< its name, for errors
  std::unique_ptr<Transform> transform;
  bool publishes;
  bool direct_identifier;  ///< its raw cell must not be repeated in free text
  bool quasi_identifier;   ///< its published cell is part of the equivalence class
};

/// Makes the steps of a policy in the order of its fields.
/// Errors: missing_column, not_found, and what the transforms say; each with the place in the policy.
[[nodiscard]] Result<std::vector<Step>> create_steps(const Policy& policy, const std::vector<std::string>& columns,
                                                     const std::shared_ptr<const PseudonymKey>& key);

/// The source's columns that neither a field nor anything else publishes.
[[nodiscard]] std::vector<std::string> dropped_columns(const Policy& policy, const std::vector<std::string>& columns);

}  // namespace opendata::deid
