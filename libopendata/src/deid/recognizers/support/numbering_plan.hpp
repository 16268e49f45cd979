#pragma once
#include <string_view>

namespace opendata::deid {

enum class PhoneKind { none, fixed_line, mobile, personal_number, voip, universal_access, premium_rate, toll_free };

/// The kind of a national significant number: digits without the leading 0 and without +886; `none` when the plan has no such number.
/// Source: numbering plan of the National Communications Commission as kept in libphonenumber's metadata for Taiwan.
/// Example: "912345678" is mobile, "227208889" a fixed line, "22720888" none.
[[nodiscard]] PhoneKind phone_kind(std::string_view significant);

}  // namespace opendata::deid
