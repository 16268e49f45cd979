#pragma once
#include <opendata/json.hpp>
#include <opendata/release.hpp>
#include <optional>
#include <vector>

#include "release/json_writer.hpp"

namespace opendata::release {

/// Member "withdrawn" of catalog.json, sorted by dataset id; nothing at all where nothing is withdrawn or held.
void write_withdrawals(JsonWriter& out, std::vector<Withdrawal> withdrawals);

/// Input: the member, or nullptr for a catalogue without one. A reason that this version does not know is read as none,
/// so that no text of people gets on from here. nullopt when it contradicts itself, or when "held" or "releases" is
/// missing, a switch is anything but true or false, or a list anything else.
[[nodiscard]] std::optional<std::vector<Withdrawal>> parse_withdrawals(const json::Value* member);

}  // namespace opendata::release
