#pragma once
#include <string_view>

/// Rules that a number must obey by itself. Arguments hold upper-case letters and digits only, without breaks; any length is accepted.
namespace opendata::deid {

/// `[A-Z][12]\d{8}` with Σ weight·digit ≡ 0 (mod 10).
/// Example: A123456789 is valid, A123456788 is not.
[[nodiscard]] bool is_valid_national_id(std::string_view id);
/// New form `[A-Z][89]\d{8}` and old form `[A-Z][A-D]\d{8}`, same sum. Example: A800000014, AB23456789.
[[nodiscard]] bool is_valid_resident_id(std::string_view id);
/// 統一編號: weights 1,2,1,2,1,2,4,1 over digit sums, mod 5 since 2023-04-01. Example: 04595252 is valid, 04595253 is not.
[[nodiscard]] bool is_valid_business_number(std::string_view number);
/// The rule before 2023-04-01 (mod 10).
[[nodiscard]] bool is_valid_business_number_before_2023(std::string_view number);
/// Issuer range, length and Luhn sum. Example: 4111111111111111 is valid, 4111111111111112 is not.
[[nodiscard]] bool is_valid_credit_card(std::string_view number);
/// ISO 11784: 15 digits, country 001–899 or manufacturer 900–998, identification at most 2^38−1.
[[nodiscard]] bool is_valid_microchip(std::string_view number);

}  // namespace opendata::deid
