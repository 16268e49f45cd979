#pragma once
#include <optional>
#include <string_view>

namespace opendata::search::faq {

/// The newest year (AD) that a text names: 113年, 民國113年度, 2024年, 2024/5/6, 113.5.6. What lies in no year from 1950
/// to 2100 is none (10年以上, 20年: a span). nullopt when it names none.
[[nodiscard]] std::optional<int> newest_year(std::string_view text);

}  // namespace opendata::search::faq
