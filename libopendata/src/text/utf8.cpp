#include <algorithm>
#include <cstring>
#include <opendata/text.hpp>

#include "text/utf8_scan.hpp"

namespace opendata::text {
namespace {

constexpr char32_t replacement = 0xFFFD;

unsigned byte_at(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

bool is_tail(unsigned byte) { return (byte & 0xC0U) == 0x80; }

bool eight_are_ascii(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return (word & 0x8080808080808080U) == 0;
}

/// What a lead byte announces: the length, and the range of the second byte, which excludes overlong forms and
/// surrogates.
struct Lead {
  unsigned length;
  unsigned second_low;
  unsigned second_high;
};
constexpr Lead lead_of(unsigned byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

/// How many bytes of the character at `i` are there and right; `whole` when that is all of it.
struct Character {
  std::size_t good;
  bool whole;
};
Character character_at(std::string_view bytes, std::size_t i) {
  const Lead lead = lead_of(byte_at(bytes, i));
  if (lead.length == 0) return {0, false};
  const std::size_t end = std::min<std::size_t>(bytes.size(), i + lead.length);
  std::size_t k = i + 1;
  if (k < end && (byte_at(bytes, k) < lead.second_low || byte_at(bytes, k) > lead.second_high)) return {1, false};
  while (k < end && is_tail(byte_at(bytes, k))) ++k;
  return {k - i, k - i == lead.length};
}

char32_t decode(std::string_view bytes, std::size_t i, std::size_t length) {
  char32_t c = byte_at(bytes, i) & (0xFFU >> (length + 1));
  for (std::size_t k = 1; k < length; ++k) c = (c << 6U) | (byte_at(bytes, i + k) & 0x3FU);
  return c;
}

/// Three bytes whose first excludes overlong forms and surrogates, as those of nearly all Han characters and full-width
/// signs.
bool is_han_like(std::string_view bytes, std::size_t i) {
  if (i + 2 >= bytes.size()) return false;
  const unsigned lead = byte_at(bytes, i);
  const bool tails = ((byte_at(bytes, i + 1) ^ 0x80U) | (byte_at(bytes, i + 2) ^ 0x80U)) < 0x40;
  return tails && lead - 0xE1 < 0xF0 - 0xE1 && lead != 0xED;
}

/// How many bytes begin a character; as many as there are characters when the text is well-formed.
std::size_t count_characters(std::string_view bytes) {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  std::size_t tails = 0, i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + i, sizeof word);
    tails += (((word >> 7U) & (~word >> 6U) & ones) * ones) >> 56U;  // 10xxxxxx
  }
  for (; i < bytes.size(); ++i) tails += is_tail(byte_at(bytes, i)) ? 1 : 0;
  return bytes.size() - tails;
}

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
  std::u32string out(count_characters(utf8), U'\0');
  std::size_t n = 0;
  for (std::size_t i = 0; i < utf8.size(); ++n) {
    while (n < out.size() && is_han_like(utf8, i)) {  // most of a Chinese text
      out[n++] = static_cast<char32_t>((byte_at(utf8, i) & 0x0FU) << 12U | (byte_at(utf8, i + 1) & 0x3FU) << 6U | (byte_at(utf8, i + 2) & 0x3FU));
      i += 3;
    }
    while (n < out.size() && i < utf8.size() && byte_at(utf8, i) < 0x80) out[n++] = byte_at(utf8, i++);
    if (i >= utf8.size()) break;
    if (n == out.size())
      out.resize(n + utf8.size() - i);  // ill-formed: a character for each byte that remains, at most
    if (byte_at(utf8, i) < 0x80) {
      out[n] = byte_at(utf8, i++);
    } else if (is_han_like(utf8, i)) {
      out[n] = decode(utf8, i, 3);
      i += 3;
    } else {
      const Character c = character_at(utf8, i);
      out[n] = c.whole ? decode(utf8, i, c.good) : replacement;
      i += c.whole ? c.good : 1;
    }
  }
  out.resize(n);
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
