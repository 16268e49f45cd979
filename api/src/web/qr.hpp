#pragma once
#include <opendata/result.hpp>
#include <string>
#include <string_view>

/// QR codes, black on white with the quiet zone that readers need, error correction M.
/// Errors of each: limit_exceeded when the text does not fit (2,331 bytes).
namespace opendata::api::web {

/// As a picture of any size.
[[nodiscard]] Result<std::string> qr_svg(std::string_view text);
/// As a picture for programs that take no SVG: ten pixels a module, of a usual address some 400 across.
[[nodiscard]] Result<std::string> qr_png(std::string_view text);

}  // namespace opendata::api::web
