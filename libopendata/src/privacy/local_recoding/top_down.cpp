#include "privacy/local_recoding/top_down.hpp"

#include <numeric>

namespace opendata::privacy::local {
namespace {

/// The rows by their combination of top labels.
std::vector<Part> by_top_labels(const CodedTable& table, const Space& space, Splitter& splitter) {
  std::vector<Part> parts(1, Part(space.rows.size()));
  std::iota(parts.front().begin(), parts.front().end(), 0U);
  for (std::size_t i = 0; i < space.attributes(); ++i) {
    const std::size_t top = table.hierarchies[i].height();
    if (table.hierarchies[i].labels(top) == 1) continue;
    std::vector<Part> finer;
    for (const Part& part : parts)
      for (Part& child : splitter.by_label(part, i, top)) finer.push_back(std::move(child));
    parts = std::move(finer);
  }
  return parts;
}

/// Depth first, so that classes that were split last stay side by side.
Region split_region(Part part, const Space& space, Splitter& splitter) {
  Region classes;
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
  return classes;
}

}  // namespace

std::vector<Region> split_from_top(const CodedTable& table, const Space& space, Admission& admission) {
  Splitter splitter(table, space, admission);
  std::vector<Region> regions;
  for (Part& part : by_top_labels(table, space, splitter))
    if (admission.admits(part)) regions.push_back(split_region(std::move(part), space, splitter));
  return regions;
}

}  // namespace opendata::privacy::local
