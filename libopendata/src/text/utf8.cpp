#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <numeric>
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

/// How many of the bytes are no character's first, at most 255 times `lanes`: each lane counts its own.
constexpr std::size_t lanes = 16;
std::size_t count_tails(const char* bytes, std::size_t blocks) {
  std::array<std::uint8_t, lanes> tails{};
  for (std::size_t block = 0; block < blocks; ++block, bytes += lanes)
    for (std::size_t k = 0; k < lanes; ++k) tails[k] = static_cast<std::uint8_t>(tails[k] + (static_cast<signed char>(bytes[k]) < -64 ? 1 : 0));
  return std::accumulate(tails.begin(), tails.end(), std::size_t{0});
}

/// How many of eight bytes are no character's first.
std::size_t tails_of_eight(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  const std::uint64_t tails = word & ~(word << 1U) & 0x8080808080808080U;
  return static_cast<std::size_t>((tails >> 7U) * 0x0101010101010101U >> 56U);
}

/// How many bytes begin a character; as many as there are characters when the text is well-formed.
std::size_t count_characters(std::string_view bytes) {
  std::size_t tails = 0, i = 0;
  while (i + lanes <= bytes.size()) {
    const std::size_t blocks = std::min<std::size_t>(255, (bytes.size() - i) / lanes);
    tails += count_tails(bytes.data() + i, blocks);
    i += blocks * lanes;
  }
  for (; i + 8 <= bytes.size(); i += 8) tails += tails_of_eight(bytes.data() + i);
  for (; i < bytes.size(); ++i) tails += is_tail(byte_at(bytes, i)) ? 1 : 0;
  return bytes.size() - tails;
}

/// Four bytes, the first the lowest.
std::uint32_t four_bytes(const char* bytes) {
  std::uint32_t four = 0;
  std::memcpy(&four, bytes, sizeof four);
  if constexpr (std::endian::native == std::endian::little) return four;
  return four >> 24U | (four >> 8U & 0xFF00U) | (four << 8U & 0xFF0000U) | four << 24U;
}
bool are_three_of_one(std::uint32_t four) { return (four & 0xC0C0F0U) == 0x8080E0U; }
char32_t decode_three(std::uint32_t four) { return (four & 0x0FU) << 12U | (four >> 2U & 0xFC0U) | (four >> 16U & 0x3FU); }
/// Neither overlong nor a surrogate.
bool is_right_of_three(char32_t c) { return c - 0x800U < 0xD800U - 0x800U || c >= 0xE000; }

/// How far text has been turned into code points: bytes read, characters written.
struct Progress {
  std::size_t read = 0, written = 0;
};

template <std::size_t size>
void widen(const char* bytes, char32_t* out) {
  for (std::size_t k = 0; k < size; ++k) out[k] = static_cast<unsigned char>(bytes[k]);
}

/// Goes on while characters have three bytes or one, as nearly all of a Chinese text have; stops near the end, where four bytes cannot
/// be read at once.
Progress write_usual(std::string_view utf8, char32_t* out, Progress at) {
  while (at.read + 4 <= utf8.size()) {
    const std::uint32_t four = four_bytes(utf8.data() + at.read);
    if (are_three_of_one(four) && is_right_of_three(decode_three(four))) {
      out[at.written++] = decode_three(four);
      at.read += 3;
    } else if (at.read + 8 <= utf8.size() && eight_are_ascii(utf8.data() + at.read)) {
      widen<8>(utf8.data() + at.read, out + at.written);
      at = {at.read + 8, at.written + 8};
    } else if ((four & 0x80808080U) == 0) {
      widen<4>(utf8.data() + at.read, out + at.written);
      at = {at.read + 4, at.written + 4};
    } else if ((four & 0x80U) == 0) {
      out[at.written++] = four & 0x7FU;
      ++at.read;
    } else {
      break;
    }
  }
  return at;
}

/// Writes one character of any kind.
Progress write_any(std::string_view utf8, char32_t* out, Progress at) {
  if (byte_at(utf8, at.read) < 0x80) {
    out[at.written] = byte_at(utf8, at.read);
    return {at.read + 1, at.written + 1};
  }
  const Character c = character_at(utf8, at.read);
  out[at.written] = c.whole ? decode(utf8, at.read, c.good) : replacement;
  return {at.read + (c.whole ? c.good : 1), at.written + 1};
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

/// There is room for a character for each byte that begins one, and behind an ill-formed byte for each byte.
std::u32string to_utf32(std::string_view utf8) {
  std::u32string out(count_characters(utf8), U'\0');
  Progress at;
  while (at.read < utf8.size()) {
    at = write_usual(utf8, out.data(), at);
    if (at.read == utf8.size()) break;
    if (is_tail(byte_at(utf8, at.read))) out.resize(std::max(out.size(), at.written + utf8.size() - at.read));
    at = write_any(utf8, out.data(), at);
  }
  out.resize(at.written);
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
