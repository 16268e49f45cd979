#pragma once
#include <string_view>

namespace opendata::table {

/// Whether the text that a cell shows is a code whose number alone would say less, or hide what it is: 007, 0912-345-678,
/// (02) 2345-6789, +886-912-345-678 and A123456789 of the numbers 7, 912345678, 223456789, 912345678 and 123456789, which
/// number formats show so. `whole`: the number in digits. An amount is none, however it is shown: 1,235; 1 234 567; 0.00;
/// NT$300; 1E+03; 2 m2; CO2 5; 113 (民國113年). Nor is what shows less than the whole number. Widths and scripts of digits,
/// and of dashes, are alike.
[[nodiscard]] bool shows_code(std::string_view whole, std::string_view shown);

}  // namespace opendata::table
