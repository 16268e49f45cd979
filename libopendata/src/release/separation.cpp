#include "release/separation.hpp"

#include <algorithm>
#include <numeric>

namespace opendata::release {
namespace {

constexpr unsigned personal_privacy = 6;

unsigned ground_of(const PolicyField& field) {
  if (field.ground != 0) return field.ground;
  return field.role == Role::insensitive ? 0 : personal_privacy;
}

const PolicyField* field_named(const Policy& policy, const std::string& name) {
  const auto found = std::find_if(policy.fields.begin(), policy.fields.end(),
                                  [&](const PolicyField& field) { return field.field.name == name; });
  return found == policy.fields.end() ? nullptr : &*found;
}

std::uint64_t sum_of(const std::map<std::string, std::uint64_t>& findings) {
  return std::accumulate(findings.begin(), findings.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const auto& entry) { return sum + entry.second; });
}

void add_field(Separation& out, const deid::PipelineReport::FieldCounts& counts, unsigned ground) {
  const auto entry = [&](std::uint64_t count) { return Withheld{counts.name, counts.transform, count, ground}; };
  if (counts.transform == "suppress") {
    out.columns.push_back(entry(counts.suppressed));
    return;
  }
  const std::uint64_t passages = sum_of(counts.findings);
  if (counts.suppressed > 0) out.cells.push_back(entry(counts.suppressed));
  if (passages > 0) out.texts.push_back(entry(passages));
  const bool whole = counts.transform == "keep" || counts.transform == "scrub_text";
  if (!whole && counts.changed > 0) out.reduced.push_back(entry(counts.changed));
}

}  // namespace

Separation separation_of(const Policy& policy, const deid::PipelineReport& report) {
  Separation out;
  out.dataset_id = policy.dataset.id;
  out.title = policy.dataset.title;
  out.records_in = report.records_in;
  out.records_out = report.records_out;
  out.records_withheld = report.records_suppressed;
  for (const auto& counts : report.fields) {
    if (const PolicyField* field = field_named(policy, counts.name)) add_field(out, counts, ground_of(*field));
  }
  out.unlisted_columns = report.dropped_columns.size();
  out.unlisted_ground = policy.unlisted_ground;
  return out;
}

}  // namespace opendata::release
