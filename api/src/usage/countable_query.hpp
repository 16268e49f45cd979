#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace opendata::api::usage {

/// The query as it is counted: folded (NFKC, lower case, 臺 as 台), blanks joined, marks at the end dropped, and runs of
/// four digits and more, also of Chinese ones and with blanks, dots or dashes between, replaced by "#".
/// nullopt for what is no short question and therefore never kept: under 2 or over 40 characters, or with an '@' or "://".
/// Example: "  ０９１２-345-678 是誰？" → "# 是誰"; "王小明 a@b.tw" → nullopt.
[[nodiscard]] std::optional<std::string> countable_query(std::string_view text);

}  // namespace opendata::api::usage
