#include "aggregate/key_match.hpp"

#include <algorithm>
#include <span>

namespace opendata::privacy {
namespace {

constexpr std::size_t most_matches = 24;
using Places = std::vector<std::size_t>;

/// Of the names that the others lack.
Places places_without(const std::vector<std::string>& names, const std::vector<std::string>& others) {
  Places out;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (std::find(others.begin(), others.end(), names[i]) == others.end()) out.push_back(i);
  return out;
}

KeyMatch by_name(const std::vector<std::string>& now, const std::vector<std::string>& before) {
  KeyMatch match(before.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    const auto found = std::find(now.begin(), now.end(), before[i]);
    if (found != now.end()) match[i] = static_cast<std::size_t>(found - now.begin());
  }
  return match;
}

/// In how many ways each of the fewer can have one of the more.
std::size_t ways(std::size_t some, std::size_t others) {
  const std::size_t more = std::max(some, others);
  std::size_t out = 1;
  for (std::size_t i = 0; i < std::min(some, others) && out <= most_matches; ++i) out *= more - i;
  return out;
}

void add_matches(const KeyMatch& match, std::span<const std::size_t> gone, const Places& fresh, std::vector<KeyMatch>& out) {
  if (gone.empty()) return out.push_back(match);
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    KeyMatch next = match;
    Places others = fresh;
    next[gone.front()] = fresh[i];
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    add_matches(next, gone.subspan(1), others, out);
  }
  if (gone.size() > fresh.size()) add_matches(match, gone.subspan(1), fresh, out);
}

}  // namespace

std::optional<std::vector<KeyMatch>> key_matches(const std::vector<std::string>& now, const std::vector<std::string>& before) {
  const Places gone = places_without(before, now), fresh = places_without(now, before);
  if (ways(gone.size(), fresh.size()) > most_matches) return std::nullopt;
  std::vector<KeyMatch> out;
  add_matches(by_name(now, before), gone, fresh, out);
  return out;
}

}  // namespace opendata::privacy
