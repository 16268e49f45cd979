#pragma once
#include <memory>
#include <opendata/recognizer.hpp>
#include <vector>

namespace opendata::deid {

/// Every built-in recogniser; the list is in recognizers.cpp.
[[nodiscard]] std::vector<std::unique_ptr<Recognizer>> built_in_recognizers();

}  // namespace opendata::deid
