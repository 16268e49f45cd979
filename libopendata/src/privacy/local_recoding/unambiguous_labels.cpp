#include <opendata/local_recoding.hpp>
#include <unordered_map>
#include <unordered_set>

namespace opendata::privacy {
namespace {

struct Label {
  std::size_t level = 0;
  std::uint32_t number = 0, some_leaf = 0;
};

/// Whether both labels stand for the same leaves. `b` is at the level of `a` or above.
bool same_leaves(const Hierarchy& hierarchy, const Label& a, const Label& b) {
  return hierarchy.label(b.level, a.some_leaf) == b.number &&
         hierarchy.extent(a.level, a.number) == hierarchy.extent(b.level, b.number);
}

std::vector<Label> all_labels(const Hierarchy& hierarchy) {
  std::vector<Label> labels;
  for (std::size_t level = 0; level <= hierarchy.height(); ++level) {
    std::vector<bool> seen(hierarchy.labels(level));
    for (std::uint32_t leaf = 0; leaf < hierarchy.leaves(); ++leaf) {
      const std::uint32_t number = hierarchy.label(level, leaf);
      if (!seen[number]) labels.push_back({level, number, leaf});
      seen[number] = true;
    }
  }
  return labels;
}

/// "0-9 (level 3)", with more marks until nothing else is called so.
std::string with_level(const std::string& text, std::size_t level, const std::unordered_set<std::string>& taken) {
  std::string marked = text + " (level " + std::to_string(level) + ")";
  while (taken.contains(marked)) marked += "'";
  return marked;
}

}  // namespace

std::vector<std::vector<std::string>> unambiguous_labels(const Hierarchy& hierarchy) {
  std::vector<std::vector<std::string>> texts(hierarchy.height() + 1);
  std::unordered_map<std::string, Label> first;  // the lowest label of each text keeps it
  std::unordered_set<std::string> taken;
  const auto labels = all_labels(hierarchy);
  for (const Label& label : labels) taken.insert(hierarchy.text(label.level, label.number));
  for (std::size_t level = 0; level < texts.size(); ++level) texts[level].resize(hierarchy.labels(level));
  for (const Label& label : labels) {
    const std::string& text = hierarchy.text(label.level, label.number);
    const auto [found, added] = first.emplace(text, label);
    const bool clear = added || same_leaves(hierarchy, found->second, label);
    std::string& made = texts[label.level][label.number];
    made = clear ? text : with_level(text, label.level, taken);
    if (!clear) taken.insert(made);
  }
  return texts;
}

}  // namespace opendata::privacy
