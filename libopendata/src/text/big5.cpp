#include "text/big5.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include <array>
#include <memory>

namespace opendata::text {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

/// Two-byte characters of one of ICU's converters, undecodable ones left out.
class ConverterTable {
 public:
  explicit ConverterTable(const char* converter_name) : converter_(ucnv_open(converter_name, &status_), ucnv_close) {
    ucnv_setToUCallBack(converter_.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status_);
  }
  [[nodiscard]] const char* error() const { return U_FAILURE(status_) != 0 ? u_errorName(status_) : nullptr; }
  [[nodiscard]] char32_t at(unsigned pair) const {
    const std::array<char, 2> bytes{static_cast<char>(pair >> 8U), static_cast<char>(pair & 0xFFU)};
    std::array<UChar, 4> units{};
    UErrorCode status = U_ZERO_ERROR;
    ucnv_reset(converter_.get());
    const auto n = ucnv_toUChars(converter_.get(), units.data(), 4, bytes.data(), 2, &status);
    if (U_FAILURE(status) != 0 || n < 1) return 0;
    if (n == 1) return units[0];
    return n == 2 ? 0x10000 + ((char32_t{units[0]} - 0xD800) << 10U) + (char32_t{units[1]} - 0xDC00) : 0;
  }

 private:
  UErrorCode status_ = U_ZERO_ERROR;
  Converter converter_;
};

void fill(Big5Table& table, const ConverterTable& source, unsigned first, unsigned last) {
  for (unsigned pair = first; pair <= last; ++pair) {
    const unsigned trail = pair & 0xFFU;
    if ((trail >= 0x40 && trail <= 0x7E) || (trail >= 0xA1 && trail <= 0xFE)) table.code_points[pair] = source.at(pair);
  }
}

Big5Table read_table(const char* converter_name) {
  Big5Table table{std::u32string(0x10000, U'\0'), nullptr};
  const ConverterTable source(converter_name);
  table.library_error = source.error();
  if (table.library_error == nullptr) fill(table, source, 0x8140, 0xFEFE);
  return table;
}

/// CP950 with ETEN's characters where CP950 has user-defined ones only.
Big5Table make_eten() {
  Big5Table table = big5_table(Encoding::cp950);
  Big5Table eten{std::u32string(0x10000, U'\0'), nullptr};
  const ConverterTable source("ibm-950_P110-1999");
  if (table.library_error == nullptr) table.library_error = source.error();
  if (table.library_error != nullptr) return table;
  fill(eten, source, 0xC6A1, 0xC8FE);
  for (unsigned pair = 0xC6A1; pair <= 0xC8FE; ++pair) {
    const char32_t c = eten.code_points[pair];
    if (c != 0 && !is_private_use(c)) table.code_points[pair] = c;
  }
  return table;
}

Big5Table make_hkscs() {
  Big5Table table = read_table("ibm-1375_P100-2008");
  char32_t value = first_hkscs_pair;
  for (const unsigned pair : {0x8862U, 0x8864U, 0x88A3U, 0x88A5U}) table.code_points[pair] = value++;
  return table;
}

}  // namespace

std::u32string_view hkscs_pair(char32_t table_value) {
  constexpr std::array<std::u32string_view, 4> pairs{U"\u00CA\u0304", U"\u00CA\u030C", U"\u00EA\u0304",
                                                     U"\u00EA\u030C"};
  return pairs.at(table_value - first_hkscs_pair);
}

const Big5Table& big5_table(Encoding encoding) {
  static const Big5Table cp950 = read_table("windows-950-2000");
  if (encoding == Encoding::big5_eten) {
    static const Big5Table eten = make_eten();
    return eten;
  }
  if (encoding == Encoding::big5_hkscs) {
    static const Big5Table hkscs = make_hkscs();
    return hkscs;
  }
  return cp950;
}

}  // namespace opendata::text
