#pragma once
#include <opendata/inspect.hpp>

namespace opendata::inspect {

/// The proposed policy as parse_policy() takes it, one line a field; with comments in a language that say why.
/// `indent` stands before every line but the first.
[[nodiscard]] std::string policy_text(const Inspection& inspection, std::optional<Language> comments,
                                      std::string_view indent);

/// One treatment as the policy writes it: {"name": "generalize_date", "to": "month"}.
[[nodiscard]] std::string treatment_text(const Treatment& treatment);

}  // namespace opendata::inspect
