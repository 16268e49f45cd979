#include "release/report_files.hpp"

#include "release/report_json.hpp"
#include "release/separation.hpp"

namespace opendata::release {

std::vector<MetadataFile> report_files(const ReportInput& input) {
  const std::string json = "application/json", page = "text/html; charset=utf-8";
  const auto quality =
      quality_report(input.policy.dataset, input.manifest, input.schema, input.gate.quality, input.examiner);
  const Separation separation = separation_of(input.policy, input.pipeline);
  return {
      {"report.json", json, format_report({input.read, input.pipeline, &input.gate})},
      {"quality.json", json, quality::format_json(quality)},
      {"quality.html", page, quality::format_page(quality)},
      {"separation.json", json, format_separation_json(separation, input.codes)},
      {"separation.html", page, format_separation_page(separation, input.codes)},
  };
}

}  // namespace opendata::release
