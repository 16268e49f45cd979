#include "policy/tables.hpp"

namespace opendata::config {
namespace {

Result<void> least_change(const Node& node, GateLimits& gate) {
  const auto number = read_whole(node, 1, 1'000'000);
  if (!number) return failure(number.error());
  gate.least_change = static_cast<std::uint64_t>(*number);
  return {};
}

constexpr Key<GateLimits> gate_keys[] = {
    {"l", Presence::optional, whole<&GateLimits::l, 1, 1'000'000>},
    {"t", Presence::optional, share<&GateLimits::t>},
    {"insensitive_distinction", Presence::optional, share<&GateLimits::insensitive_distinction>},
    {"least_change", Presence::optional, least_change},
    {"population", Presence::optional, whole<&GateLimits::population, 1, 100'000'000'000>},
};

}  // namespace

Result<void> read_gate(const Node& node, GateLimits& gate) { return read_object<GateLimits>(node, gate_keys, gate); }

}  // namespace opendata::config
