#pragma once
#include <opendata/inspect.hpp>

#include "release/residual_scan.hpp"

namespace opendata::inspect {

/// How a trial of the proposed policy went.
struct Trial {
  Rehearsal rehearsal;
  release::ResidualCounts residual;  ///< what the gate would find in the output; its fields are the proposed names
};

/// Runs the proposed policy over the whole file as publish does, with the gate's scan of every cell, and writes
/// nothing.
[[nodiscard]] Trial rehearse(const std::string& path, const Inspection& inspection);

}  // namespace opendata::inspect
