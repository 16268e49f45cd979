#include <array>

#include "privacy/built_in/rules.hpp"

namespace opendata::privacy {

std::span<const LabelRuleKind> label_rules() {
  // One line a rule; each lives in a file of its own.
  static constexpr std::array<LabelRuleKind, 7> rules{{
      {"date", create_date_rule},
      {"roc-date", create_roc_date_rule},
      {"integer", create_integer_rule},
      {"address", create_address_rule},
      {"admin-code", create_admin_code_rule},
      {"postal-code", create_postal_code_rule},
      {"prefix", create_prefix_rule},
  }};
  return rules;
}

}  // namespace opendata::privacy
