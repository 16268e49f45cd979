#pragma once
#include <memory>
#include <opendata/recognizer.hpp>
#include <vector>

namespace opendata::deid {

/// Those that look at nothing but the text; the list is in recognizers.cpp.
[[nodiscard]] std::vector<std::unique_ptr<Recognizer>> recognizers_of_text();
/// How many there are behind them that look at what all before them have found: names, then numbers.
inline constexpr std::size_t recognizers_of_findings = 2;
/// Every built-in recogniser, in that order.
[[nodiscard]] std::vector<std::unique_ptr<Recognizer>> built_in_recognizers();

}  // namespace opendata::deid
