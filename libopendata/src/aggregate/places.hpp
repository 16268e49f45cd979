#pragma once
#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace opendata::privacy {

/// Where among the items those of these names stand, in the order of the names; nullopt when one is missing.
template <class Item, class NameOf = std::identity>
[[nodiscard]] std::optional<std::vector<std::size_t>> places_of(const std::vector<std::string>& names,
                                                                const std::vector<Item>& items, NameOf name_of = {}) {
  std::vector<std::size_t> places;
  for (const std::string& name : names) {
    const auto found = std::find_if(items.begin(), items.end(), [&](const Item& item) { return std::invoke(name_of, item) == name; });
    if (found == items.end()) return std::nullopt;
    places.push_back(static_cast<std::size_t>(found - items.begin()));
  }
  return places;
}

}  // namespace opendata::privacy
