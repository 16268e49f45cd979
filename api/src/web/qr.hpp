#pragma once
#include <opendata/result.hpp>
#include <string>
#include <string_view>

namespace opendata::api::web {

/// A QR code as an SVG picture of black on white with the quiet zone that readers need, error correction M.
/// Errors: limit_exceeded when the text does not fit (2,331 bytes).
[[nodiscard]] Result<std::string> qr_svg(std::string_view text);

}  // namespace opendata::api::web
