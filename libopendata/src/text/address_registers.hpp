#pragma once
#include <opendata/address.hpp>

namespace opendata::text {

/// Moves a named lane (竹坑巷) or settlement (上坪) that was read as a road to where its county's register of door
/// plates has it: registers differ in whether such a name is a road, a lane, or neither (Address::place). Nothing is
/// lost; a section's number is written in digits where the register does so.
void apply_register_habits(Address& address);

/// Writes numbers as registers of door plates do, so that ways to write one place become one: 中正一路 for 中正1路, 二段 for
/// 2段, 12巷 for 十二巷, also of 弄 and 衖. Roads and sections up to ten; 2段 stays where the county's register has it so.
void write_register_numbers(Address& address);

}  // namespace opendata::text
