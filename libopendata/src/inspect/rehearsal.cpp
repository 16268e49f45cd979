#include "inspect/rehearsal.hpp"

#include <opendata/pipeline.hpp>

#include "inspect/policy_text.hpp"
#include "release/gate.hpp"
#include "release/metadata_scan.hpp"

namespace opendata::inspect {
namespace {

/// Calls `visit` with every record.
template <class Visit>
Result<void> for_each_record(const std::string& path, const InputOptions& options, Visit visit) {
  auto reader = open_reader(path, options);
  if (!reader) return failure(std::move(reader.error()));
  RawRecord record;
  for (;;) {
    auto more = (*reader)->read(record);
    if (!more) return failure(std::move(more.error()));
    if (!*more) return {};
    if (auto visited = visit(record); !visited) return failure(std::move(visited.error()).at({path, 0, {}}));
  }
}

std::vector<std::string> names_of(const Inspection& inspection) {
  std::vector<std::string> names;
  for (const InspectedColumn& column : inspection.columns) names.push_back(column.source);
  return names;
}

Result<void> apply_all(const std::string& path, const Policy& policy, deid::Pipeline& pipeline,
                       release::ResidualCounts& residual) {
  release::ResidualScan scan(policy, pipeline.schema());
  auto applied = for_each_record(path, policy.input, [&](const RawRecord& record) -> Result<void> {
    auto safe = pipeline.apply(record);
    if (!safe) return failure(std::move(safe.error()));
    if (*safe) scan.look_at({(*safe)->cells(), record.row});
    return {};
  });
  residual = scan.counts();
  return applied ? pipeline.finish() : applied;
}

Result<void> run(const std::string& path, const Inspection& inspection, Trial& trial) {
  const auto policy = parse_policy(policy_text(inspection, std::nullopt, {}), path);
  if (!policy) return failure(policy.error());
  auto pipeline = deid::Pipeline::create(*policy, names_of(inspection), std::nullopt);
  if (!pipeline) return failure(std::move(pipeline.error()));
  auto learnt = for_each_record(path, policy->input, [&](const RawRecord& record) { return pipeline->learn(record); });
  if (learnt) learnt = pipeline->settle();
  if (learnt) learnt = apply_all(path, *policy, *pipeline, trial.residual);
  const deid::PipelineReport& report = pipeline->report();
  trial.rehearsal = {report.records_out, report.records_suppressed, report.classes, report.smallest_class, {}};
  if (!learnt) return learnt;
  return report.records_out == 0 ? failure(release::nothing_left(path)) : release::refuse_personal_metadata(*policy);
}

}  // namespace

Trial rehearse(const std::string& path, const Inspection& inspection) {
  Trial trial;
  if (auto done = run(path, inspection, trial); !done) trial.rehearsal.obstacle = std::move(done.error());
  return trial;
}

}  // namespace opendata::inspect
