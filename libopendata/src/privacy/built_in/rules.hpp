#pragma once
#include "privacy/built_in/label_rule.hpp"

namespace opendata::privacy {

[[nodiscard]] Result<std::unique_ptr<const LabelRule>> create_date_rule(std::string_view parameters);
[[nodiscard]] Result<std::unique_ptr<const LabelRule>> create_roc_date_rule(std::string_view parameters);
[[nodiscard]] Result<std::unique_ptr<const LabelRule>> create_integer_rule(std::string_view parameters);
[[nodiscard]] Result<std::unique_ptr<const LabelRule>> create_address_rule(std::string_view parameters);
[[nodiscard]] Result<std::unique_ptr<const LabelRule>> create_admin_code_rule(std::string_view parameters);
[[nodiscard]] Result<std::unique_ptr<const LabelRule>> create_postal_code_rule(std::string_view parameters);
[[nodiscard]] Result<std::unique_ptr<const LabelRule>> create_prefix_rule(std::string_view parameters);

}  // namespace opendata::privacy
