#include "deid/recognizers/names/name_lists.hpp"

#include <algorithm>

namespace opendata::deid::name_lists {
namespace {

bool joins(const Scan& scan, std::size_t i) { return contains(U"、和與跟及同暨", scan.at(i)); }

struct Item {
  Name name;
  bool is_name;
};
using Items = std::pmr::vector<Item>;

bool comes_before(const Item& a, const Item& b) { return a.name.first < b.name.first; }

Items items_of(std::span<const Name> names, std::span<const Name> doubted, std::pmr::memory_resource* memory) {
  Items items(memory);
  items.reserve(names.size() + doubted.size());
  for (const Name& name : names) items.push_back({name, true});
  for (const Name& name : doubted) items.push_back({name, false});
  std::stable_sort(items.begin(), items.end(), comes_before);
  return items;
}

// Few begin within the length of a name on either side.
bool overlaps_name(const Items& items, std::size_t at) {
  constexpr std::size_t longest = 8;
  const Name& own = items[at].name;
  for (std::size_t i = at; i-- > 0 && items[i].name.first + longest > own.first;)
    if (items[i].is_name && items[i].name.last > own.first) return true;
  for (std::size_t i = at + 1; i < items.size() && items[i].name.first < own.last; ++i)
    if (items[i].is_name) return true;
  return false;
}

void read_forwards(const Scan& scan, Items& items) {
  std::size_t last = scan.size();  // of the name before
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Name& name = items[i].name;
    if (!items[i].is_name && last + 1 == name.first && joins(scan, last)) items[i].is_name = !overlaps_name(items, i);
    if (items[i].is_name) last = name.last;
  }
}

void read_backwards(const Scan& scan, Items& items) {
  std::size_t first = 0;  // of the name behind
  for (std::size_t i = items.size(); i-- > 0;) {
    const Name& name = items[i].name;
    if (!items[i].is_name && name.last + 1 == first && joins(scan, name.last)) items[i].is_name = !overlaps_name(items, i);
    if (items[i].is_name) first = name.first;
  }
}

}  // namespace

bool stands_in_list(const Scan& scan, const Name& name) { return scan.at(name.last) == U'、' || scan.at(name.first - 1) == U'、'; }

bool may_be_listed(const Scan& scan, const Name& name) { return joins(scan, name.last) || joins(scan, name.first - 1); }

void add(const Scan& scan, std::span<const Name> doubted, std::pmr::vector<Name>& names) {
  Items items = items_of(names, doubted, names.get_allocator().resource());
  read_forwards(scan, items);
  read_backwards(scan, items);
  names.clear();
  for (const Item& item : items)
    if (item.is_name) names.push_back(item.name);
}

}  // namespace opendata::deid::name_lists
