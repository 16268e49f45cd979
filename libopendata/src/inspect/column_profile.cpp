#include "inspect/column_profile.hpp"

#include <algorithm>
#include <opendata/text.hpp>

namespace opendata::inspect {
namespace {

constexpr std::size_t most_hashes = 100'000;

std::size_t characters(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

/// The digits of a number before its point, thousands separators or not; at most 15 digits come here.
std::uint64_t magnitude(std::string_view cell) {
  std::uint64_t value = 0;
  for (const char c : cell.substr(0, cell.find('.'))) {
    if (c >= '0' && c <= '9') value = value * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return value;
}

}  // namespace

void ColumnProfile::add(const Cell& cell) {
  if (!cell || text::trim(*cell).empty()) {
    ++missing;
    blank += cell ? 1U : 0U;
    return;
  }
  ++present;
  longest = std::max(longest, characters(*cell));
  if (hashes.size() < most_hashes) {
    hashes.insert(std::hash<std::string_view>{}(*cell));
  } else if (hashes.count(std::hash<std::string_view>{}(*cell)) == 0) {
    distinct_capped = true;
  }
  const CellShape shape = shape_of(*cell);
  integer += shape.integer ? 1U : 0U;
  decimal += shape.decimal ? 1U : 0U;
  digits += shape.digits ? 1U : 0U;
  grouped += shape.grouped ? 1U : 0U;
  small += shape.small ? 1U : 0U;
  if (shape.decimal || shape.grouped) largest = std::max(largest, magnitude(*cell));
  roc_date += shape.roc_date ? 1U : 0U;
  ad_date += shape.ad_date ? 1U : 0U;
  has_time += shape.has_time ? 1U : 0U;
  national_id += shape.national_id ? 1U : 0U;
  phone += shape.phone ? 1U : 0U;
  email += shape.email ? 1U : 0U;
  address += shape.address ? 1U : 0U;
  code += shape.code ? 1U : 0U;
  division += shape.division ? 1U : 0U;
  county += shape.county ? 1U : 0U;
  long_text += shape.long_text ? 1U : 0U;
}

}  // namespace opendata::inspect
