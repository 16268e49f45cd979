#pragma once
#include <cstddef>

#include "deid/recognizers/support/scan.hpp"

namespace opendata::deid {

/// Whether the words right beside [first, last) call the number, or what bears it, its writer's own: 我家電話07-…, 我的信箱是…, 07-…（住家）.
/// Looks at most 32 characters back and 5 ahead, within the sentence and line.
[[nodiscard]] bool is_called_own(const Scan& scan, std::size_t first, std::size_t last);

}  // namespace opendata::deid
