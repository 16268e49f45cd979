#pragma once
#include <opendata/code_lists.hpp>
#include <opendata/pipeline.hpp>
#include <opendata/policy.hpp>
#include <opendata/table.hpp>
#include <vector>

#include "release/gate.hpp"
#include "release/metadata_files.hpp"
#include "release/quality_files.hpp"

namespace opendata::release {

/// What a release that passed the gate says about itself.
struct ReportInput {
  const Policy& policy;
  const Manifest& manifest;
  const Schema& schema;
  const catalog::CodeLists& codes;
  const ReadReport& read;
  const deid::PipelineReport& pipeline;
  const GateReport& gate;
  const RowExaminer& examiner;
};
/// report.json, and quality and separation as JSON and as pages.
[[nodiscard]] std::vector<MetadataFile> report_files(const ReportInput& input);

}  // namespace opendata::release
