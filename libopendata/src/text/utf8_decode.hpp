#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

/// UTF-8 into code points, for whoever wants them: to_utf32(), and folding without a second pass.
namespace opendata::text::utf8 {

inline constexpr char32_t replacement = 0xFFFD;

[[nodiscard]] inline unsigned byte_at(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }
[[nodiscard]] inline bool is_tail(unsigned byte) { return (byte & 0xC0U) == 0x80; }

/// What a lead byte announces: the length, and the range of the second byte, which excludes overlong forms and
/// surrogates.
struct Lead {
  unsigned length;
  unsigned second_low;
  unsigned second_high;
};
[[nodiscard]] constexpr Lead lead_of(unsigned byte) {
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
[[nodiscard]] inline Character character_at(std::string_view bytes, std::size_t i) {
  const Lead lead = lead_of(byte_at(bytes, i));
  if (lead.length == 0) return {0, false};
  const std::size_t end = std::min<std::size_t>(bytes.size(), i + lead.length);
  std::size_t k = i + 1;
  if (k < end && (byte_at(bytes, k) < lead.second_low || byte_at(bytes, k) > lead.second_high)) return {1, false};
  while (k < end && is_tail(byte_at(bytes, k))) ++k;
  return {k - i, k - i == lead.length};
}

[[nodiscard]] inline char32_t decode(std::string_view bytes, std::size_t i, std::size_t length) {
  char32_t c = byte_at(bytes, i) & (0xFFU >> (length + 1));
  for (std::size_t k = 1; k < length; ++k) c = (c << 6U) | (byte_at(bytes, i + k) & 0x3FU);
  return c;
}

/// Eight bytes, the first the lowest.
[[nodiscard]] inline std::uint64_t eight_bytes(const char* bytes) {
  std::uint64_t eight = 0;
  std::memcpy(&eight, bytes, sizeof eight);
  if constexpr (std::endian::native == std::endian::little) return eight;
  eight = (eight >> 8U & 0x00FF00FF00FF00FFU) | (eight & 0x00FF00FF00FF00FFU) << 8U;
  eight = (eight >> 16U & 0x0000FFFF0000FFFFU) | (eight & 0x0000FFFF0000FFFFU) << 16U;
  return eight >> 32U | eight << 32U;
}
inline constexpr std::uint64_t high_bits = 0x8080808080808080U;
/// How many of the eight are ASCII before the first that is not.
[[nodiscard]] inline std::size_t leading_ascii(std::uint64_t eight) {
  return static_cast<std::size_t>(std::countr_zero(eight & high_bits)) / 8;
}
using Eight = std::array<char32_t, 8>;
[[nodiscard]] inline Eight widen_eight(const char* bytes) {
  std::array<unsigned char, 8> narrow;
  std::memcpy(narrow.data(), bytes, narrow.size());
  Eight wide;
  for (std::size_t k = 0; k < wide.size(); ++k) wide[k] = narrow[k];
  return wide;
}

/// Whether the first three bytes are those of one character, the fourth whatever it is; whether the first six are those of two.
[[nodiscard]] inline bool is_three(std::uint64_t bytes) { return (bytes & 0xC0C0F0U) == 0x8080E0U; }
[[nodiscard]] inline bool are_two_threes(std::uint64_t bytes) { return (bytes & 0xC0C0F0C0C0F0U) == 0x8080E08080E0U; }
/// Both at once, the second 24 bits above the first.
[[nodiscard]] inline std::uint64_t decode_two(std::uint64_t bytes) {
  return (bytes & 0x00000F00000FU) << 12U | (bytes >> 2U & 0x000FC0000FC0U) | (bytes >> 16U & 0x00003F00003FU);
}
[[nodiscard]] inline char32_t decode_three(std::uint64_t bytes) { return static_cast<char32_t>(decode_two(bytes & 0xFFFFFFU)); }
/// Neither overlong nor a surrogate.
[[nodiscard]] inline bool is_right_of_three(char32_t c) { return c - 0x800U < 0xD800U - 0x800U || c >= 0xE000; }

[[nodiscard]] inline std::size_t sum_of_eight(std::uint64_t bytes) {
  constexpr std::uint64_t every_other = 0x00FF00FF00FF00FFU;
  return static_cast<std::size_t>(((bytes & every_other) + (bytes >> 8U & every_other)) * 0x0001000100010001U >> 48U);
}
/// How many of the bytes are no character's first, at most 255 times `lanes`: each lane counts its own.
inline constexpr std::size_t lanes = 16;
[[nodiscard]] inline std::size_t count_tails(const char* bytes, std::size_t blocks) {
  std::array<char, lanes> tails{};
  for (std::size_t block = 0; block < blocks; ++block, bytes += lanes)
    for (std::size_t k = 0; k < lanes; ++k) tails[k] = static_cast<char>(tails[k] + (static_cast<signed char>(bytes[k]) < -64 ? 1 : 0));
  return sum_of_eight(eight_bytes(tails.data())) + sum_of_eight(eight_bytes(tails.data() + 8));
}
/// How many of eight bytes are no character's first.
[[nodiscard]] inline std::size_t tails_of_eight(const char* bytes) {
  const std::uint64_t word = eight_bytes(bytes);
  return sum_of_eight((word & ~(word << 1U) & high_bits) >> 7U);
}
/// How many bytes begin a character; as many as there are characters when the text is well-formed.
[[nodiscard]] inline std::size_t count_characters(std::string_view bytes) {
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

/// How far text has been turned into code points: bytes read, characters written.
struct Progress {
  std::size_t read = 0, written = 0;
};

/// Goes on while characters have three bytes or one, as nearly all of a Chinese text have, and begin before `size`; from there on eight
/// bytes can be read.
template <class Writer>
[[nodiscard]] Progress write_usual(const char* utf8, std::size_t size, Writer& out, Progress at) {
  Writer writer = out;  // stays in registers
  while (at.read < size) {
    const char* const bytes = utf8 + at.read;
    const std::uint64_t eight = eight_bytes(bytes);
    if ((eight & 0x80U) == 0) {
      const std::size_t ascii = leading_ascii(eight);
      writer.put_eight(at.written, widen_eight(bytes), eight);
      at = {at.read + ascii, at.written + ascii};
    } else if (are_two_threes(eight)) {
      const std::uint64_t two = decode_two(eight);
      const auto first = static_cast<char32_t>(two & 0xFFFFFFU), second = static_cast<char32_t>(two >> 24U);
      if (!is_right_of_three(first) || !is_right_of_three(second)) break;
      writer.put(at.written, first);
      writer.put(at.written + 1, second);
      at = {at.read + 6, at.written + 2};
    } else if (is_three(eight) && is_right_of_three(decode_three(eight))) {
      writer.put(at.written, decode_three(eight));
      at = {at.read + 3, at.written + 1};
    } else {
      break;
    }
  }
  out = writer;
  return at;
}
/// The same for the last few bytes, from a copy behind which stands what ends any character.
template <class Writer>
[[nodiscard]] Progress write_last(std::string_view utf8, Writer& writer, Progress at) {
  std::array<char, 16> last;
  last.fill('\xFF');
  const std::size_t size = utf8.copy(last.data(), 7, at.read);
  const Progress end = write_usual(last.data(), size, writer, {0, at.written});
  return {at.read + end.read, end.written};
}

/// Writes one character of any kind.
template <class Writer>
[[nodiscard]] Progress write_any(std::string_view utf8, Writer& writer, Progress at) {
  if (byte_at(utf8, at.read) < 0x80) {
    writer.put(at.written, byte_at(utf8, at.read));
    return {at.read + 1, at.written + 1};
  }
  const Character c = character_at(utf8, at.read);
  writer.put(at.written, c.whole ? decode(utf8, at.read, c.good) : replacement);
  return {at.read + (c.whole ? c.good : 1), at.written + 1};
}

/// Gives the code points of `utf8` to `sink`, U+FFFD for an ill-formed byte, and returns how many they are. There is room for a character for
/// each byte that begins one, behind an ill-formed byte for each byte, and always for seven that are written with the last one.
///   sink.make_room(n)     room for n characters, those written stay
///   sink.writer()         a copy of the places to write to, so that they stay in registers; sink.finish(writer) gives it back
///   writer.put(i, c)      the character at `i`
///   writer.put_eight(i, wide, eight)  eight bytes at once, of which those from the first on that is not ASCII are written again
template <class Sink>
[[nodiscard]] std::size_t decode_utf8(std::string_view utf8, Sink& sink) {
  constexpr std::size_t spare = 7;
  sink.make_room(count_characters(utf8) + spare);
  for (Progress at;;) {
    auto writer = sink.writer();
    if (at.read + 8 <= utf8.size()) at = write_usual(utf8.data(), utf8.size() - 7, writer, at);
    if (at.read + 8 > utf8.size()) at = write_last(utf8, writer, at);
    sink.finish(writer);
    if (at.read == utf8.size()) return at.written;
    if (is_tail(byte_at(utf8, at.read))) sink.make_room(at.written + utf8.size() - at.read + spare);
    auto one = sink.writer();
    at = write_any(utf8, one, at);
    sink.finish(one);
  }
}

}  // namespace opendata::text::utf8
