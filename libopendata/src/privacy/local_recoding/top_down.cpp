#include "privacy/local_recoding/top_down.hpp"

#include <numeric>

namespace opendata::privacy::local {
namespace {

/// The rows by their combination of labels at one level an attribute.
std::vector<Part> by_labels(const CodedTable& table, Part part, const std::vector<std::size_t>& levels,
                            Splitter& splitter) {
  std::vector<Part> parts;
  parts.push_back(std::move(part));
  for (std::size_t i = 0; i < levels.size(); ++i) {
    if (table.hierarchies[i].labels(levels[i]) == 1) continue;
    std::vector<Part> finer;
    for (const Part& whole : parts)
      for (Part& child : splitter.by_label(whole, i, levels[i])) finer.push_back(std::move(child));
    parts = std::move(finer);
  }
  return parts;
}

std::vector<Part> by_top_labels(const CodedTable& table, const Space& space, Splitter& splitter) {
  Part all(space.rows.size());
  std::iota(all.begin(), all.end(), 0U);
  std::vector<std::size_t> tops;
  for (const Hierarchy& hierarchy : table.hierarchies) tops.push_back(hierarchy.height());
  return by_labels(table, std::move(all), tops, splitter);
}

/// Depth first, so that classes that were split last stay side by side.
void split_class(Part part, const Space& space, Splitter& splitter, Region& classes) {
  std::vector<Part> waiting;
  waiting.push_back(std::move(part));
  while (!waiting.empty()) {
    Class whole;
    whole.rows = std::move(waiting.back());
    waiting.pop_back();
    space.settle(whole);
    if (auto parts = splitter.split(whole)) {
      for (Part& child : *parts) waiting.push_back(std::move(child));
    } else {
      classes.push_back(std::move(whole));
    }
  }
}

}  // namespace

TopDown split_from_top(const CodedTable& table, const Space& space, Admission& admission) {
  Splitter splitter(table, space, admission);
  TopDown out;
  for (Part& part : by_top_labels(table, space, splitter)) {
    const Verdict verdict = admission.judge(part);
    if (verdict.holds) {
      split_class(std::move(part), space, splitter, out.regions.emplace_back());
      continue;
    }
    out.unavoidable += verdict.unavoidable;
    if (verdict.unavoidable < part.size()) out.failing.push_back(std::move(part));
  }
  return out;
}

Region split_from_levels(const CodedTable& table, const Space& space, Admission& admission, Part part,
                         const FullDomainResult& start) {
  Splitter splitter(table, space, admission);
  std::erase_if(part, [&](std::uint32_t row) { return start.suppressed_rows[space.rows.input_row(row)]; });
  Region region;
  for (Part& kept : by_labels(table, std::move(part), start.levels, splitter))
    if (!kept.empty()) split_class(std::move(kept), space, splitter, region);
  return region;
}

}  // namespace opendata::privacy::local
