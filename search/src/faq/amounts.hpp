#pragma once
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace opendata::search::faq {

/// Sums from … to … in a text, in dollars: 三萬元以上十五萬元以下, 3,000元至1萬元, 3萬元以上、15萬元以下.
using AmountRange = std::pair<std::int64_t, std::int64_t>;
[[nodiscard]] std::vector<AmountRange> amount_ranges(std::string_view text);

}  // namespace opendata::search::faq
