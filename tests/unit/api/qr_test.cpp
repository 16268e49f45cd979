#include "web/qr.hpp"

#include <zlib.h>

#include <map>
#include <vector>

#include "support/catch.hpp"
#include "support/texts.hpp"
#include "unit/api/site_fixture.hpp"
#include "web/png.hpp"

using namespace opendata;
using test::contains;
using test::site;

namespace {

using Picture = std::vector<std::string>;  ///< lines of '#' and '.'

std::size_t number_at(std::string_view bytes, std::size_t at) {
  std::size_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = number << 8U | static_cast<unsigned char>(bytes[at + i]);
  return number;
}

const Bytef* bytes_of(std::string_view text) { return reinterpret_cast<const Bytef*>(text.data()); }

/// The chunks by type, each with a CRC that is right and in the order that the standard wants.
std::map<std::string, std::string> chunks_of(const std::string& png) {
  REQUIRE(png.starts_with("\x89PNG\r\n\x1a\n"));
  std::map<std::string, std::string> chunks;
  std::string order;
  for (std::size_t at = 8; at < png.size();) {
    const auto size = number_at(png, at);
    REQUIRE(at + 12 + size <= png.size());
    const auto checked = std::string_view(png).substr(at + 4, 4 + size);
    CHECK(number_at(png, at + 8 + size) == crc32(0, bytes_of(checked), static_cast<uInt>(checked.size())));
    order.append(checked.substr(0, 4)).append(" ");
    chunks[std::string(checked.substr(0, 4))] = checked.substr(4);
    at += 12 + size;
  }
  CHECK(order == "IHDR IDAT IEND ");
  return chunks;
}

Picture decoded(const std::string& png) {
  auto chunks = chunks_of(png);
  const auto& header = chunks["IHDR"];
  REQUIRE(header.size() == 13);
  CHECK(header.substr(8) == std::string("\x01\x00\x00\x00\x00", 5));
  const auto side = number_at(header, 0), line = 1 + (side + 7) / 8;
  CHECK(number_at(header, 4) == side);
  std::string plain(side * line, '\0');
  uLongf size = plain.size();
  const auto& data = chunks["IDAT"];
  REQUIRE(uncompress(reinterpret_cast<Bytef*>(plain.data()), &size, bytes_of(data), data.size()) == Z_OK);
  CHECK(size == plain.size());
  Picture out;
  for (std::size_t y = 0; y < side; ++y) {
    CHECK(plain[y * line] == '\0');
    out.emplace_back();
    for (std::size_t x = 0; x < side; ++x) {
      const auto byte = static_cast<unsigned char>(plain[y * line + 1 + x / 8]);
      out.back() += (byte >> (7 - x % 8) & 1U) == 1 ? '.' : '#';
    }
  }
  return out;
}

/// One pixel a module, from the path of dark runs "M4 4h7v1h-7z".
Picture modules_of(const std::string& svg) {
  const auto side = static_cast<std::size_t>(std::stoul(test::between(svg, "viewBox=\"0 0 ", " ")));
  Picture out(side, std::string(side, '.'));
  const auto path = test::between(svg, " d=\"", "\"");
  for (std::size_t at = path.find('M'); at != std::string::npos; at = path.find('M', at + 1)) {
    const auto blank = path.find(' ', at), length = path.find('h', at);
    const auto x = std::stoul(path.substr(at + 1, blank - at - 1)), y = std::stoul(path.substr(blank + 1, length - blank - 1));
    out.at(y).replace(x, std::stoul(path.substr(length + 1)), std::stoul(path.substr(length + 1)), '#');
  }
  return out;
}

Picture enlarged(const Picture& picture, std::size_t times) {
  Picture out;
  for (const auto& line : picture) {
    std::string wide;
    for (const char c : line) wide.append(times, c);
    out.insert(out.end(), times, wide);
  }
  return out;
}

}  // namespace

TEST_CASE("A picture of black and white comes back from its PNG as it was, whatever its width", "[api][website][qr]") {
  const auto side = GENERATE(std::size_t{1}, 7U, 8U, 9U, 64U, 333U);
  const auto is_dark = [](std::size_t x, std::size_t y) { return (x * 7 + y * 13) % 5 < 2; };
  Picture wanted(side, std::string(side, '.'));
  for (std::size_t y = 0; y < side; ++y)
    for (std::size_t x = 0; x < side; ++x) wanted[y][x] = is_dark(x, y) ? '#' : '.';
  CHECK(decoded(api::web::bilevel_png(side, is_dark)) == wanted);
}

TEST_CASE("The PNG of a QR code shows the same modules as the SVG, ten pixels each", "[api][website][qr]") {
  for (const auto& text : {std::string("x"), std::string("https://data.example/faq/AP-008?lang=en"), std::string(900, 'y')}) {
    const auto svg = api::web::qr_svg(text), png = api::web::qr_png(text);
    REQUIRE((svg && png));
    CHECK(decoded(*png) == enlarged(modules_of(*svg), 10));
  }
  const auto long_one = api::web::qr_png(std::string(2332, 'x'));
  REQUIRE_FALSE(long_one.has_value());
  CHECK(long_one.error().code() == Errc::limit_exceeded);
}

TEST_CASE("A QR code is given as PNG to who asks for it, and every page offers both", "[api][website][qr]") {
  const auto response = site().get("/qr?path=/faq/faq-001&format=png");
  CHECK(response.status == 200);
  CHECK(test::header(response, "Content-Type") == "image/png");
  CHECK(response.body == *api::web::qr_png("http://data.example/faq/faq-001"));
  CHECK(site().get("/qr?path=//evil.example/&format=png").status == 400);
  CHECK(site().get("/qr?path=/&format=gif").status == 400);
  const auto page = site().get("/datasets").body;
  CHECK(contains(page, "<a download=\"qr.svg\" href=\"/qr?path=%2Fdatasets%3Flang%3Dzh-TW\">SVG</a>"));
  CHECK(contains(page, "<a download=\"qr.png\" href=\"/qr?path=%2Fdatasets%3Flang%3Dzh-TW&amp;format=png\">PNG</a>"));
}
