#pragma once
#include <string>
#include <string_view>

namespace opendata::table {

/// What an OpenDocument cell holds, as the text of a record, from its type, its value and the text that is shown.
/// Numbers, amounts and percentages are their values, in plain digits and never rounded as they are shown (1234.5 of
/// "1,235"; 0.5 of "50%"), days are 2024-05-06, truths true and false, everything else what is shown. Only a whole number
/// that is shown as a code is what is shown (shown_code.hpp): 007, 0912-345-678, whose number nobody would know again. Source: OpenDocument 1.2 part 1, 19.385.
[[nodiscard]] std::string cell_text(std::string_view type, std::string_view value, std::string_view shown);

}  // namespace opendata::table
