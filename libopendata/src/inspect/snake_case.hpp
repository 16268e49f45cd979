#pragma once
#include <string>
#include <string_view>

namespace opendata::inspect {

/// The Latin letters and digits of a header in snake case, with single underscores: "Case No." is "case_no".
[[nodiscard]] std::string snake_case(std::string_view header);

}  // namespace opendata::inspect
