#pragma once
#include <functional>
#include <opendata/recognizer.hpp>
#include <string>
#include <string_view>

namespace opendata::deid {

/// What stands in the text for a finding whose characters are `value`.
using Replacement = std::function<std::string(const Finding& finding, std::string_view value)>;

/// As the public replace_findings(), with what `replacement` says in place of the tags; an ADDRESS leaves its county and
/// town all the same.
[[nodiscard]] std::string replace_findings(std::string_view utf8, const std::vector<Finding>& findings,
                                           const Replacement& replacement);

}  // namespace opendata::deid
