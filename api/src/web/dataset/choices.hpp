#pragma once
#include <vector>

#include "web/chart/chart.hpp"
#include "web/dataset/field_summary.hpp"

namespace opendata::api::web {

/// The counted values of a field in the order of its kind, without missing and empty ones.
[[nodiscard]] std::vector<Bar> ordered_values(const FieldSummary& summary, const Tally& tally);

}  // namespace opendata::api::web
