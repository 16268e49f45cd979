#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace opendata::search::faq {

/// What texts have in common, as people write it: 違規停車, 路燈不亮.
/// Input: texts as without_places() gives them; `others` are texts of all kinds, against which stock phrases (請派員處理)
/// are told. Result: at most `limit` phrases of two to eight characters that stand in a sixth of the texts or more,
/// the most telling first; none shares a pair of characters with one before it. Cost: the texts' length, times eight.
[[nodiscard]] std::vector<std::string> common_phrases(const std::vector<std::string>& texts, const std::vector<std::string>& others,
                                                      std::size_t limit);

}  // namespace opendata::search::faq
