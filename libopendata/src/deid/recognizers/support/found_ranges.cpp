#include "deid/recognizers/support/found_ranges.hpp"

#include <algorithm>

namespace opendata::deid {
namespace {

constexpr std::size_t longest = 200;  // of what is found; more of a longer one is hardly near

bool begins_before(const FoundRange& a, const FoundRange& b) { return a.start < b.start; }

}  // namespace

void FoundRanges::settle() { std::sort(ranges_.begin(), ranges_.end(), begins_before); }

// Those that begin before `start` and may end behind `start` less `reach`, the last first, until `visit` says that it is enough.
template <class Visit>
void FoundRanges::for_each_before(std::size_t start, std::size_t reach, const Visit& visit) const {
  auto i = std::lower_bound(ranges_.begin(), ranges_.end(), FoundRange{start, 0, {}}, begins_before);
  while (i != ranges_.begin() && (--i)->start + longest + reach > start) {
    if (visit(*i)) return;
  }
}

std::size_t FoundRanges::count_near(const FoundRange& range, std::size_t reach, std::size_t most) const {
  std::size_t count = 0;
  for_each_before(range.end + reach, 2 * reach + range.end - range.start, [&](const FoundRange& other) {
    const bool is_same = other.start < range.end && range.start < other.end;
    count += !is_same && other.end + reach > range.start ? 1U : 0U;
    return count >= most;
  });
  return count;
}

bool FoundRanges::overlaps(const FoundRange& range) const {
  bool found = false;
  for_each_before(range.end, range.end - range.start, [&](const FoundRange& other) { return found = other.end > range.start; });
  return found;
}

const std::string_view* FoundRanges::type_behind(std::size_t end, std::size_t reach) const {
  const auto first = std::lower_bound(ranges_.begin(), ranges_.end(), FoundRange{end, 0, {}}, begins_before);
  return first != ranges_.end() && first->start <= end + reach ? &first->type : nullptr;
}

const std::string_view* FoundRanges::type_before(std::size_t start, std::size_t reach) const {
  const std::string_view* type = nullptr;
  for_each_before(start, reach, [&](const FoundRange& other) {
    const bool ends_here = other.end <= start && start - other.end <= reach;
    if (ends_here) type = &other.type;
    return ends_here;
  });
  return type;
}

}  // namespace opendata::deid
