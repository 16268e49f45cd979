#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace opendata::inspect {

/// The Latin letters and digits of a header in snake case, with single underscores: "Case No." is "case_no".
[[nodiscard]] std::string snake_case(std::string_view header);

/// The words between the underscores of what snake_case() gave, as views of it.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view snake);

}  // namespace opendata::inspect
