#pragma once
#include <string_view>

namespace opendata::table {

/// What a text says by its beginning that it is: "json", "jsonl", "xml", "html", "empty"; "csv" when it is nothing else.
/// `text`: UTF-8 without blanks around it. `expected`: what it is said to be; where the beginning leaves it open it is that.
[[nodiscard]] std::string_view kind_of_text(std::string_view text, std::string_view expected);

}  // namespace opendata::table
