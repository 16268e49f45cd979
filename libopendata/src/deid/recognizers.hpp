#pragma once
#include <memory>
#include <opendata/recognizer.hpp>
#include <vector>

#include "deid/recognizers/support/clues.hpp"

namespace opendata::deid {

/// Those that look at nothing but the text; the list is in recognizers.cpp.
[[nodiscard]] std::vector<std::unique_ptr<Recognizer>> recognizers_of_text();
/// How many there are behind them that look at what all before them have found: names, then numbers.
inline constexpr std::size_t recognizers_of_findings = 2;
/// Every built-in recogniser, in that order.
[[nodiscard]] std::vector<std::unique_ptr<Recognizer>> built_in_recognizers();
/// Of each of these, in the same order, the clues that wake it: of a text that has none of them it finds nothing.
[[nodiscard]] std::vector<Clues> clues_of_built_in();

}  // namespace opendata::deid
