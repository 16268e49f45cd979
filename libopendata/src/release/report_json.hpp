#pragma once
#include <opendata/pipeline.hpp>
#include <opendata/risk_report.hpp>
#include <opendata/table.hpp>
#include <string>

#include "release/cross_release.hpp"
#include "release/gate.hpp"

namespace opendata::release {

/// The bytes of report.json: how the source was read, what de-identification did and what the gate saw. Counts and
/// names only. It is the suppression report that 政府資訊公開法 §18 (separation principle) calls for. Of a refused run it
/// has the parts that the run came to, and the risks and the comparison with earlier releases besides; those of a release
/// stand in risk.json and in the ledger.
struct ReportParts {
  const ReadReport& input;
  const deid::PipelineReport& pipeline;
  const GateReport* gate = nullptr;
  const privacy::RiskReport* risk = nullptr;
  const CrossRelease* cross_release = nullptr;
};
[[nodiscard]] std::string format_report(const ReportParts& parts);

}  // namespace opendata::release
