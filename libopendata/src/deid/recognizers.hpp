#pragma once
#include <memory>
#include <opendata/recognizer.hpp>
#include <vector>

namespace opendata::deid {

/// Those that look at nothing but the text; the list is in recognizers.cpp.
[[nodiscard]] std::vector<std::unique_ptr<Recognizer>> recognizers_of_text();
/// Every built-in recogniser: behind those, names and then numbers, which look at what all before them have found.
[[nodiscard]] std::vector<std::unique_ptr<Recognizer>> built_in_recognizers();

}  // namespace opendata::deid
