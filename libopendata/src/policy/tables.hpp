#pragma once
#include <opendata/policy.hpp>

#include "policy/keys.hpp"

namespace opendata::config {

/// Fills a policy from its document by the tables of keys. Says nothing about how the parts fit together; see
/// rules.hpp.
[[nodiscard]] Result<void> read_policy_object(const Node& root, Policy& policy);

// The parts, each in its own file.
[[nodiscard]] Result<void> read_dataset(const Node& node, DatasetMetadata& dataset);
[[nodiscard]] Result<void> read_input(const Node& node, InputOptions& input);
[[nodiscard]] Result<void> read_gate(const Node& node, GateLimits& gate);
[[nodiscard]] Result<void> read_privacy(const Node& node, PrivacyModel& privacy);
[[nodiscard]] Result<void> read_field(const Node& node, PolicyField& field);

}  // namespace opendata::config
