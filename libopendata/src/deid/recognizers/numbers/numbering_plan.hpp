#pragma once
#include <string_view>

namespace opendata::deid {

enum class PhoneKind { none, fixed_line, mobile, personal_number, voip, universal_access, premium_rate, toll_free };

/// The kind of a national significant number: digits without the leading 0 and without +886; `none` when the plan has no such number.
/// Source: numbering plan of the National Communications Commission as kept in libphonenumber's metadata for Taiwan.
/// Example: "912345678" is mobile, "227208889" a fixed line, "22720888" none.
[[nodiscard]] PhoneKind phone_kind(std::string_view significant);

/// Whether `dialled` is a number abroad as dialled in Taiwan: 002, 005, 006, 007 or 009 for the carrier, a country's code,
/// and as many digits as that country's numbers have. Countries of which many people, or numbers, are met here.
/// Source: national numbering plans filed with ITU-T E.164. Example: "0028613812345678"; not "00248832126" (Poland has nine).
[[nodiscard]] bool is_number_abroad(std::string_view dialled);

}  // namespace opendata::deid
