#include "web/qr.hpp"

#include <qrcodegen/qrcodegen.hpp>

#include "web/png.hpp"

namespace opendata::api::web {
namespace {

constexpr int quiet_zone = 4;  // modules, ISO/IEC 18004

/// One path of all dark modules, neighbours in a row joined.
std::string dark_modules(const qrcodegen::QrCode& code) {
  std::string path;
  for (int y = 0; y < code.getSize(); ++y) {
    for (int x = 0, length = 0; x < code.getSize(); x += length + 1) {
      for (length = 0; x + length < code.getSize() && code.getModule(x + length, y);) ++length;
      if (length == 0) continue;
      path += "M" + std::to_string(x + quiet_zone) + " " + std::to_string(y + quiet_zone) + "h" + std::to_string(length) +
              "v1h-" + std::to_string(length) + "z";
    }
  }
  return path;
}

std::string picture(const qrcodegen::QrCode& code) {
  const auto size = std::to_string(code.getSize() + 2 * quiet_zone);
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size + "\" shape-rendering=\"crispEdges\">" +
         "<rect width=\"" + size + "\" height=\"" + size + "\" fill=\"#fff\"/><path d=\"" + dark_modules(code) + "\"/></svg>\n";
}

constexpr std::size_t module_pixels = 10;

std::string pixels(const qrcodegen::QrCode& code) {
  const auto side = static_cast<std::size_t>(code.getSize() + 2 * quiet_zone) * module_pixels;
  const auto module_at = [](std::size_t pixel) { return static_cast<int>(pixel / module_pixels) - quiet_zone; };
  // Modules outside of the code are light.
  return bilevel_png(side, [&](std::size_t x, std::size_t y) { return code.getModule(module_at(x), module_at(y)); });
}

Result<std::string> drawn(std::string_view text, std::string (*draw)(const qrcodegen::QrCode&)) {
  const std::vector<std::uint8_t> bytes(text.begin(), text.end());
  try {
    return draw(qrcodegen::QrCode::encodeBinary(bytes, qrcodegen::QrCode::Ecc::MEDIUM));
  } catch (const qrcodegen::data_too_long&) {
    return failure(Errc::limit_exceeded, {"is too long for a QR code", "過長，無法製成 QR 碼"});
  }
}

}  // namespace

Result<std::string> qr_svg(std::string_view text) { return drawn(text, picture); }
Result<std::string> qr_png(std::string_view text) { return drawn(text, pixels); }

}  // namespace opendata::api::web
