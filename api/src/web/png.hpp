#pragma once
#include <cstddef>
#include <functional>
#include <string>

namespace opendata::api::web {

/// A square picture of black and white as PNG (ISO/IEC 15948): 1-bit grayscale, not interlaced. `side` is in pixels, at
/// least 1; `is_dark(x, y)` tells each of them.
[[nodiscard]] std::string bilevel_png(std::size_t side, const std::function<bool(std::size_t, std::size_t)>& is_dark);

}  // namespace opendata::api::web
