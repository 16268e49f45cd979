#pragma once
#include <opendata/pipeline.hpp>
#include <opendata/table.hpp>
#include <string>

#include "release/gate.hpp"

namespace opendata::release {

/// The bytes of report.json: how the source was read, what de-identification did and what the gate saw. Counts and
/// names only; without the gate's part when the run was refused before anything was written. It is the suppression report that 政府資訊公開法 §18 (separation principle) calls for.
[[nodiscard]] std::string format_report(const ReadReport& input, const deid::PipelineReport& pipeline,
                                        const GateReport* gate);

}  // namespace opendata::release
