#include <algorithm>

#include "formats/little_endian.hpp"
#include "formats/zip.hpp"

namespace opendata::format::zip {
namespace {

constexpr std::uint64_t limit_32 = 0xFFFF'FFFF;
constexpr std::uint64_t limit_16 = 0xFFFF;
constexpr std::uint16_t date = 0x0021;  // 1980-01-01, the first that the format knows
constexpr std::uint16_t utf8_name = 0x0800;
constexpr std::uint16_t zip64_field = 0x0001;
constexpr std::uint16_t padding_field = 0xA220;  // registered for padding; readers skip it

bool is_large(const ZipEntry& entry) { return entry.size >= limit_32 || entry.compressed >= limit_32; }
std::uint64_t cut(std::uint64_t value, bool large) { return large ? limit_32 : value; }

/// The fields that the local header and the directory have in common.
std::string common_fields(const ZipEntry& entry, std::uint16_t extra_size) {
  const bool large = is_large(entry);
  const bool has_64 = large || entry.offset >= limit_32;
  const bool ascii = std::all_of(entry.name.begin(), entry.name.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
  std::string out;
  append_le(out, has_64 ? 45 : 20, 2);
  append_le(out, ascii ? 0 : utf8_name, 2);
  append_le(out, entry.method, 2);
  append_le(out, 0, 2);  // midnight
  append_le(out, date, 2);
  append_le(out, entry.crc, 4);
  append_le(out, cut(entry.compressed, large), 4);
  append_le(out, cut(entry.size, large), 4);
  append_le(out, entry.name.size(), 2);
  append_le(out, extra_size, 2);
  return out;
}

}  // namespace

std::string local_header(const ZipEntry& entry, bool streamed) {
  std::string out = "PK\x03\x04" + common_fields(entry, streamed ? 20 : 0) + entry.name;
  if (!streamed) return out;
  const bool large = is_large(entry);
  append_le(out, large ? zip64_field : padding_field, 2);
  append_le(out, 16, 2);
  append_le(out, large ? entry.size : 0, 8);
  append_le(out, large ? entry.compressed : 0, 8);
  return out;
}

std::string directory_entry(const ZipEntry& entry) {
  const bool large = is_large(entry), far = entry.offset >= limit_32;
  std::string extra;
  if (large) {
    append_le(extra, entry.size, 8);
    append_le(extra, entry.compressed, 8);
  }
  if (far) append_le(extra, entry.offset, 8);
  if (!extra.empty()) {
    std::string field;
    append_le(field, zip64_field, 2);
    append_le(field, extra.size(), 2);
    extra.insert(0, field);
  }
  std::string out = "PK\x01\x02";
  append_le(out, 0x032D, 2);  // made by 4.5 on Unix
  out += common_fields(entry, static_cast<std::uint16_t>(extra.size()));
  append_le(out, 0, 2);  // comment
  append_le(out, 0, 2);  // disk
  append_le(out, 0, 2);  // internal attributes
  append_le(out, 0x81A40000, 4);  // a file, rw-r--r--
  append_le(out, cut(entry.offset, far), 4);
  return out + entry.name + extra;
}

std::string end_of_directory(std::uint64_t entries, std::uint64_t offset, std::uint64_t size) {
  const bool has_64 = offset >= limit_32 || size >= limit_32 || entries >= limit_16;
  std::string out;
  if (has_64) {
    out += "PK\x06\x06";
    append_le(out, 44, 8);
    append_le(out, 0x032D, 2);
    append_le(out, 45, 2);
    append_le(out, 0, 8);  // disks
    append_le(out, entries, 8);
    append_le(out, entries, 8);
    append_le(out, size, 8);
    append_le(out, offset, 8);
    out += "PK\x06\x07";
    append_le(out, 0, 4);
    append_le(out, offset + size, 8);
    append_le(out, 1, 4);
  }
  out += "PK\x05\x06";
  append_le(out, 0, 4);  // disks
  append_le(out, std::min(entries, limit_16), 2);
  append_le(out, std::min(entries, limit_16), 2);
  append_le(out, std::min(size, limit_32), 4);
  append_le(out, std::min(offset, limit_32), 4);
  append_le(out, 0, 2);
  return out;
}

}  // namespace opendata::format::zip
