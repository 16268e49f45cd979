#pragma once
#include <cstddef>

#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/scan.hpp"

namespace opendata::deid {

/// Whether [first, last) stands alone in its line, or behind who says it, and answers a question for one of the words in a line before:
/// "病歷號碼是多少？⏎我找一下⏎8832104", "護照幾號？⏎Nguyễn Thị Lan：C1703348". A number that has a label of its own answers nothing.
[[nodiscard]] bool is_answer(const Scan& scan, std::size_t first, std::size_t last, const Words& words);

}  // namespace opendata::deid
