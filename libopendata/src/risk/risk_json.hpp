#pragma once
#include <opendata/risk_report.hpp>

#include "release/json_writer.hpp"

namespace opendata::privacy {

/// Writes the object of risk.json where the writer stands.
void write_risk(release::JsonWriter& out, const RiskReport& report);

}  // namespace opendata::privacy
