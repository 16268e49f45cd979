#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <opendata/text.hpp>

#include "text/utf8_decode.hpp"
#include "text/utf8_scan.hpp"

namespace opendata::text {
namespace {

using namespace utf8;

bool eight_are_ascii(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return (word & 0x8080808080808080U) == 0;
}

/// Three bytes whose first excludes overlong forms and surrogates, as those of nearly all Han characters and full-width
/// signs.
bool is_han_like(std::string_view bytes, std::size_t i) {
  if (i + 2 >= bytes.size()) return false;
  const unsigned lead = byte_at(bytes, i);
  const bool tails = ((byte_at(bytes, i + 1) ^ 0x80U) | (byte_at(bytes, i + 2) ^ 0x80U)) < 0x40;
  return tails && lead - 0xE1 < 0xF0 - 0xE1 && lead != 0xED;
}

/// Takes them as they stand.
class CodePoints {
 public:
  explicit CodePoints(std::u32string& out) : out_(out) {}
  struct Writer {
    char32_t* out;
    void put(std::size_t i, char32_t c) { out[i] = c; }
    void put_eight(std::size_t i, const Eight& wide, std::uint64_t) { std::memcpy(out + i, wide.data(), sizeof wide); }
  };
  void make_room(std::size_t size) { out_.resize(std::max(out_.size(), size)); }
  [[nodiscard]] Writer writer() { return {out_.data()}; }
  void finish(Writer) {}

 private:
  std::u32string& out_;
};

bool is_blank(char32_t c) {
  return (c >= 9 && c <= 13) || c == ' ' || c == 0xA0 || c == 0x3000 || (c >= 0x200B && c <= 0x200D) || c == 0x2060 ||
         c == 0xFEFF;
}

/// The length of the blank that `text` begins with; 0 = none.
std::size_t leading_blank(std::string_view text) {
  if (text.empty()) return 0;
  if (byte_at(text, 0) < 0x80) return is_blank(byte_at(text, 0)) ? 1 : 0;
  const Character c = character_at(text, 0);
  return c.whole && is_blank(decode(text, 0, c.good)) ? c.good : 0;
}
/// Every blank has one, two or three bytes.
std::size_t trailing_blank(std::string_view text) {
  for (std::size_t n = 1; n <= std::min<std::size_t>(3, text.size()); ++n)
    if (leading_blank(text.substr(text.size() - n)) == n) return n;
  return 0;
}

char tail_byte(char32_t bits) { return static_cast<char>(0x80U | (bits & 0x3FU)); }

}  // namespace

Utf8Scan scan_utf8(std::string_view bytes) {
  std::size_t i = 0;
  while (i < bytes.size()) {
    if (bytes.size() - i >= 8 && eight_are_ascii(bytes.data() + i)) {
      i += 8;
    } else if (byte_at(bytes, i) < 0x80) {
      ++i;
    } else if (is_han_like(bytes, i)) {
      do i += 3;
      while (is_han_like(bytes, i));
    } else {
      const Character c = character_at(bytes, i);
      if (!c.whole) return {i, c.good > 0 && i + c.good == bytes.size()};
      i += c.good;
    }
  }
  return {i, false};
}

bool is_valid_utf8(std::string_view bytes) { return scan_utf8(bytes).valid == bytes.size(); }

std::u32string to_utf32(std::string_view utf8) {
  std::u32string out;
  CodePoints sink(out);
  out.resize(decode_utf8(utf8, sink));
  return out;
}

void append_utf8(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = replacement;
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += {static_cast<char>(0xC0U | (c >> 6U)), tail_byte(c)};
  } else if (c < 0x10000) {
    out += {static_cast<char>(0xE0U | (c >> 12U)), tail_byte(c >> 6U), tail_byte(c)};
  } else {
    out += {static_cast<char>(0xF0U | (c >> 18U)), tail_byte(c >> 12U), tail_byte(c >> 6U), tail_byte(c)};
  }
}

std::string to_utf8(std::u32string_view code_points) {
  std::string out;
  out.reserve(code_points.size() * 3);
  for (const char32_t c : code_points) append_utf8(out, c);
  return out;
}

std::string_view trim(std::string_view text) {
  while (const std::size_t n = leading_blank(text)) text.remove_prefix(n);
  while (const std::size_t n = trailing_blank(text)) text.remove_suffix(n);
  return text;
}

}  // namespace opendata::text
