#pragma once
#include <opendata/address.hpp>

namespace opendata::text {

/// Moves a named lane (竹坑巷) or settlement (上坪) that was read as a road to where its county's register of door
/// plates has it: registers differ in whether such a name is a road, a lane, or neither (Address::place). Nothing is
/// lost; a section's number is written in digits where the register does so.
void apply_register_habits(Address& address);

}  // namespace opendata::text
