#include "web/png.hpp"

#include <zlib.h>

#include <new>

namespace opendata::api::web {
namespace {

constexpr std::string_view signature = "\x89PNG\r\n\x1a\n";
/// Bits a pixel, colour type grayscale, and the only methods there are: deflate, five filters, no interlacing.
constexpr std::string_view bilevel("\x01\x00\x00\x00\x00", 5);

void append_number(std::string& out, unsigned long number) {
  for (const int shift : {24, 16, 8, 0}) out += static_cast<char>(number >> static_cast<unsigned>(shift) & 0xFFU);
}

const Bytef* bytes_of(const std::string& text) { return reinterpret_cast<const Bytef*>(text.data()); }

/// Length, type and data, and the CRC of the latter two.
void append_chunk(std::string& out, std::string_view type, std::string_view data) {
  const std::string checked = std::string(type).append(data);
  append_number(out, data.size());
  out += checked;
  append_number(out, crc32(0, bytes_of(checked), static_cast<uInt>(checked.size())));
}

/// Each line begins with its filter, none; eight pixels a byte, the first highest, 1 for white.
std::string lines_of(std::size_t side, const std::function<bool(std::size_t, std::size_t)>& is_dark) {
  std::string lines;
  for (std::size_t y = 0; y < side; ++y) {
    lines += '\0';
    for (std::size_t x = 0; x < side; x += 8) {
      unsigned byte = 0;
      for (std::size_t bit = 0; bit < 8; ++bit) byte = byte << 1U | (x + bit < side && is_dark(x + bit, y) ? 0U : 1U);
      lines += static_cast<char>(byte);
    }
  }
  return lines;
}

std::string deflated(const std::string& plain) {
  uLongf size = compressBound(plain.size());
  std::string out(size, '\0');
  // Nothing but memory can be missing: the bound is zlib's own.
  if (compress2(reinterpret_cast<Bytef*>(out.data()), &size, bytes_of(plain), plain.size(), Z_BEST_COMPRESSION) != Z_OK) throw std::bad_alloc();
  out.resize(size);
  return out;
}

}  // namespace

std::string bilevel_png(std::size_t side, const std::function<bool(std::size_t, std::size_t)>& is_dark) {
  std::string header;
  append_number(header, side);
  append_number(header, side);
  std::string out(signature);
  append_chunk(out, "IHDR", header.append(bilevel));
  append_chunk(out, "IDAT", deflated(lines_of(side, is_dark)));
  append_chunk(out, "IEND", {});
  return out;
}

}  // namespace opendata::api::web
