#include <opendata/text.hpp>

namespace opendata::text {
namespace {

constexpr char32_t replacement = 0xFFFD;

/// One decoded code point and how many bytes it took; length 0 marks an ill-formed byte.
struct Decoded {
  char32_t code_point;
  std::size_t length;
};

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// How many bytes a sequence with this lead byte has; 0 for a byte that cannot lead.
std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80U) return 1;
  if (lead >= 0xC2U && lead <= 0xDFU) return 2;
  if (lead >= 0xE0U && lead <= 0xEFU) return 3;
  return lead >= 0xF0U && lead <= 0xF4U ? 4 : 0;
}

/// The smallest code point that needs `length` bytes: anything below is an overlong form.
char32_t smallest(std::size_t length) { return length == 4 ? 0x10000 : length == 3 ? 0x800 : length == 2 ? 0x80 : 0; }

bool is_scalar(char32_t c) { return c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF); }

Decoded decode(std::string_view bytes) {
  const auto lead = static_cast<unsigned char>(bytes[0]);
  const std::size_t length = sequence_length(lead);
  if (length == 1) return {lead, 1};
  if (length == 0 || length > bytes.size()) return {replacement, 0};
  char32_t c = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(bytes[i])) return {replacement, 0};
    c = (c << 6U) | (static_cast<unsigned char>(bytes[i]) & 0x3FU);
  }
  return is_scalar(c) && c >= smallest(length) ? Decoded{c, length} : Decoded{replacement, 0};
}

bool is_blank(char32_t c) {
  return c == U' ' || (c >= U'\t' && c <= U'\r') || c == 0xA0 || c == 0x3000 || (c >= 0x200B && c <= 0x200D) || c == 0xFEFF;
}

}  // namespace

bool is_valid_utf8(std::string_view bytes) {
  while (!bytes.empty()) {
    const Decoded d = decode(bytes);
    if (d.length == 0) return false;
    bytes.remove_prefix(d.length);
  }
  return true;
}

std::u32string to_utf32(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size());
  while (!utf8.empty()) {
    const Decoded d = decode(utf8);
    out.push_back(d.code_point);
    utf8.remove_prefix(d.length == 0 ? 1 : d.length);
  }
  return out;
}

void append_utf8(std::string& out, char32_t c) {
  const auto byte = [&](char32_t bits) { out.push_back(static_cast<char>(static_cast<unsigned char>(bits))); };
  const auto tail = [&](unsigned shift) { byte(0x80U | ((c >> shift) & 0x3FU)); };
  if (!is_scalar(c)) return append_utf8(out, replacement);
  if (c < 0x80) return byte(c);
  if (c < 0x800) return byte(0xC0U | (c >> 6U)), tail(0);
  if (c < 0x10000) return byte(0xE0U | (c >> 12U)), tail(6), tail(0);
  byte(0xF0U | (c >> 18U)), tail(12), tail(6), tail(0);
}

std::string to_utf8(std::u32string_view code_points) {
  std::string out;
  out.reserve(code_points.size() * 3);
  for (const char32_t c : code_points) append_utf8(out, c);
  return out;
}

std::string_view trim(std::string_view utf8) {
  while (!utf8.empty()) {
    const Decoded d = decode(utf8);
    if (d.length == 0 || !is_blank(d.code_point)) break;
    utf8.remove_prefix(d.length);
  }
  while (!utf8.empty()) {
    std::size_t start = utf8.size() - 1;
    while (start > 0 && utf8.size() - start < 4 && is_continuation(utf8[start])) --start;
    const Decoded d = decode(utf8.substr(start));
    if (d.length != utf8.size() - start || !is_blank(d.code_point)) break;
    utf8.remove_suffix(d.length);
  }
  return utf8;
}

}  // namespace opendata::text
