#pragma once
#include <string_view>

#include "deid/recognizers/numbers/number_features.hpp"

/// A model of numbers that no rule knows: what stands around them and what they look like tell whose they are. One layer of hidden units over
/// hashed features; the weights are made by libopendata/training/number_model.py. docs/decisions/0016 tells what it is worth.
namespace opendata::deid::number_model {

/// What it tells apart, besides what is nobody's. In the order of its outputs.
inline constexpr std::array<std::string_view, 18> types = {
    "PHONE", "NATIONAL_ID", "BIRTH_DATE", "BANK_ACCOUNT", "PLATE", "MICROCHIP", "EMAIL", "AGE_EXACT", "RESIDENT_ID",
    "PASSPORT", "HOUSEHOLD_NO", "LINE_ID", "IP", "MEDICAL_RECORD_NO", "NHI_CARD", "URL_PERSONAL", "CREDIT_CARD", "UNIFIED_BUSINESS_NO"};
/// As number_features::Facts counts types; also of those that the model does not look for. 0 for null.
[[nodiscard]] unsigned number_of_type(const std::string_view* type);

inline constexpr std::size_t units = 16;
/// What the sums of hidden units and how much they speak are times.
inline constexpr int sum_unit = 32, output_unit = 64;

/// Log odds times this.
inline constexpr int unit = 24;

struct Verdict {
  std::string_view type;  ///< the likeliest
  int odds;               ///< that it is of this type rather than nobody's
};
/// Thread safe.
[[nodiscard]] Verdict weigh(const Scan& scan, const LooseNumber& number, const number_features::Facts& facts);

}  // namespace opendata::deid::number_model
