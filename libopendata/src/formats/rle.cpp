#include "formats/rle.hpp"

#include <algorithm>

#include "formats/little_endian.hpp"
#include "formats/thrift.hpp"

namespace opendata::format::rle {
namespace {

constexpr std::size_t group = 8;

std::size_t run_at(const std::vector<std::uint32_t>& values, std::size_t i) {
  std::size_t end = i;
  while (end < values.size() && values[end] == values[i]) ++end;
  return end - i;
}

/// Groups of eight, the last one filled up with zeros.
void append_packed(std::string& out, const std::vector<std::uint32_t>& values, std::size_t begin, std::size_t end,
                   unsigned width) {
  const std::size_t groups = (end - begin + group - 1) / group;
  thrift::append_varint(out, groups << 1U | 1U);
  std::uint64_t bits = 0;
  unsigned held = 0;
  for (std::size_t i = begin; i < begin + groups * group; ++i) {
    bits |= static_cast<std::uint64_t>(i < end ? values[i] : 0) << held;
    for (held += width; held >= 8; held -= 8, bits >>= 8U) out += static_cast<char>(bits & 0xFFU);
  }
}

bool read_packed(std::string_view& bytes, std::size_t groups, unsigned width, std::size_t count,
                 std::vector<std::uint32_t>& out) {
  if (groups > bytes.size() || groups * width > bytes.size()) return false;
  const std::string_view packed = bytes.substr(0, groups * width);
  bytes.remove_prefix(packed.size());
  std::uint64_t bits = 0;
  unsigned held = 0;
  std::size_t next = 0;
  for (std::size_t i = 0; i < groups * group && out.size() < count; ++i) {
    for (; held < width; held += 8) bits |= static_cast<std::uint64_t>(static_cast<unsigned char>(packed[next++])) << held;
    out.push_back(static_cast<std::uint32_t>(bits & ((std::uint64_t{1} << width) - 1)));
    bits >>= width;
    held -= width;
  }
  return true;
}

}  // namespace

unsigned bit_width(std::uint32_t largest) {
  unsigned width = 1;
  while (width < 32 && largest >> width != 0) ++width;
  return width;
}

void append(std::string& out, const std::vector<std::uint32_t>& values, unsigned width) {
  for (std::size_t i = 0; i < values.size();) {
    const std::size_t run = run_at(values, i);
    if (run >= group) {
      thrift::append_varint(out, run << 1U);
      append_le(out, values[i], (width + 7) / 8);
      i += run;
      continue;
    }
    std::size_t end = i;
    while (end < values.size() && run_at(values, end) < group) end = std::min(end + group, values.size());
    append_packed(out, values, i, end, width);
    i = end;
  }
}

std::optional<std::vector<std::uint32_t>> read(std::string_view bytes, std::size_t count, unsigned width) {
  std::vector<std::uint32_t> out;
  if (width == 0 || width > 32) return std::nullopt;
  while (out.size() < count) {
    const auto head = thrift::take_varint(bytes);
    if (!head) return std::nullopt;
    if ((*head & 1U) != 0) {
      if (!read_packed(bytes, static_cast<std::size_t>(*head >> 1U), width, count, out)) return std::nullopt;
      continue;
    }
    const std::size_t size = (width + 7) / 8;
    if (bytes.size() < size || *head >> 1U > count - out.size()) return std::nullopt;
    out.insert(out.end(), static_cast<std::size_t>(*head >> 1U), static_cast<std::uint32_t>(read_le(bytes.substr(0, size))));
    bytes.remove_prefix(size);
  }
  return out;
}

}  // namespace opendata::format::rle
