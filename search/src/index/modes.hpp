#pragma once
#include "index/plans.hpp"

namespace opendata::search {

/// One row of the list of modes.
struct ModeEntry {
  Mode mode;
  std::string_view name;
  Result<Plan> (*plan)(const PlanInput& input);  ///< nullptr for automatic, which stands for another
};
[[nodiscard]] const ModeEntry& mode_entry(Mode mode);

/// The mode that automatic stands for with this text; every other mode is itself.
[[nodiscard]] Mode resolve_mode(const Query& query, const std::vector<Citation>& citations);

}  // namespace opendata::search
