#include "release/class_changes.hpp"

#include <algorithm>

namespace opendata::release {
namespace {

std::uint64_t difference(std::uint64_t a, std::uint64_t b) { return a > b ? a - b : b - a; }

/// What stands for a class in a list that lacks it. All its people came or went, and they are k or more.
PublishedClass none_of(const PublishedClass& one) {
  return {one.signature, 0, one.persons ? std::optional<std::uint64_t>(0) : std::nullopt};
}

}  // namespace

const PublishedClass* find_class(const Classes& classes, std::uint64_t signature) {
  const auto found =
      std::lower_bound(classes.begin(), classes.end(), signature,
                       [](const PublishedClass& each, std::uint64_t wanted) { return each.signature < wanted; });
  return found != classes.end() && found->signature == signature ? &*found : nullptr;
}

std::uint64_t people_in_change(const PublishedClass& before, const PublishedClass& now) {
  const std::uint64_t rows = difference(before.rows, now.rows);
  if (!now.persons) return rows;
  if (!before.persons) return std::min<std::uint64_t>(rows, 1);
  const std::uint64_t persons = difference(*before.persons, *now.persons);
  if (rows == 0 && persons == 0) return 0;
  return std::max<std::uint64_t>(1, std::min(rows, persons));
}

std::uint64_t small_changes(const Classes& before, const Classes& now, std::uint64_t least) {
  std::uint64_t small = 0;
  const auto count = [&](const PublishedClass& earlier, const PublishedClass& later) {
    const std::uint64_t people = people_in_change(earlier, later);
    if (people > 0 && people < least) ++small;
  };
  for (const PublishedClass& each : before) {
    const PublishedClass* same = find_class(now, each.signature);
    count(each, same != nullptr ? *same : none_of(each));
  }
  for (const PublishedClass& each : now)
    if (find_class(before, each.signature) == nullptr) count(none_of(each), each);
  return small;
}

}  // namespace opendata::release
