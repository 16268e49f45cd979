#include "release/joint_classes.hpp"

#include <algorithm>

#include "release/class_changes.hpp"

namespace opendata::release {
namespace {

/// A class that the source has by now, whatever was published of it.
deid::TupleHash key_of(std::uint64_t signature) { return {signature, signature}; }

void keep_smallest(std::uint64_t people, std::uint64_t& smallest) {
  if (people > 0) smallest = smallest == 0 ? people : std::min(smallest, people);
}

bool is_few(std::uint64_t people, std::uint64_t least) { return people > 0 && people < least; }

}  // namespace

void JointClasses::add_person(Group& group, std::uint64_t person) const {
  auto& persons = group.persons;
  if (persons.size() < enough_ && std::find(persons.begin(), persons.end(), person) == persons.end())
    persons.push_back(person);
}

void JointClasses::merge(Group& into, const Group& group) const {
  into.records += group.records;
  for (const std::uint64_t person : group.persons) add_person(into, person);
}

std::uint64_t JointClasses::people(const Group& group) const {
  return has_persons_ ? group.persons.size() : group.records;
}

void JointClasses::add(Signature now, Signature before, std::optional<std::uint64_t> person) {
  Group& group = pairs_[{now, before}];
  if (group.records++ == 0 && before) ++parts_[*before];
  has_persons_ |= person.has_value();
  if (person) add_person(group, *person);
  if (!before) return;
  if (person) return earlier_.add_person(key_of(*before), {*before, *person});
  earlier_.add(key_of(*before));
}

PublishedClass JointClasses::today(const PublishedClass& earlier) const {
  const auto size = earlier_.size_of(key_of(earlier.signature));
  PublishedClass out{earlier.signature, size.records, std::nullopt};
  if (has_persons_) out.persons = size.persons;
  return out;
}

void JointClasses::enter(const Group& group, bool in_both, Side& side) const {
  side.overlaps |= in_both;
  if (!in_both) merge(side.alone, group);
}

void JointClasses::gather(const Classes& before, Sides& now, Sides& earlier, Comparison& out) const {
  for (const auto& [pair, group] : pairs_) {
    const PublishedClass* published = pair.second ? find_class(before, *pair.second) : nullptr;
    const bool in_both = pair.first && published != nullptr;
    if (in_both) keep_smallest(people(group), out.smallest);
    if (pair.first) {
      Side& ours = now[*pair.first];
      ours.rows += group.records;
      ++ours.parts;
      enter(group, in_both, ours);
    }
    if (published != nullptr) {
      Side& known = earlier[*pair.second];
      known.rows = published->rows;
      known.parts = parts_.at(*pair.second);
      enter(group, in_both, known);
    }
  }
}

bool JointClasses::leaves_few(const Side& side, std::uint64_t least_change) {
  const std::uint64_t rest = side.rows > side.inside ? side.rows - side.inside : side.inside - side.rows;
  return side.inside > 0 && is_few(rest, least_change);
}

void JointClasses::count_inside(const Classes& before, Sides& now, Sides& earlier) const {
  for (const auto& [pair, group] : pairs_) {
    if (!pair.first || !pair.second || find_class(before, *pair.second) == nullptr) continue;
    Side &ours = now[*pair.first], &known = earlier[*pair.second];
    if (known.parts == 1) ours.inside += known.rows;
    if (ours.parts == 1) known.inside += ours.rows;
  }
}

JointClasses::Comparison JointClasses::compare(const Classes& before, std::uint64_t least_change) const {
  Comparison out;
  Sides now, earlier;
  gather(before, now, earlier, out);
  count_inside(before, now, earlier);
  for (const Sides* sides : {&now, &earlier})
    for (const auto& [signature, side] : *sides)
      if (side.overlaps) keep_smallest(people(side.alone), out.smallest);
  // A class of one part is the whole of an earlier one or lies inside it: its change is counted there.
  for (const auto& [signature, side] : now) out.small_changes += side.parts > 1 && leaves_few(side, least_change) ? 1U : 0U;
  for (const PublishedClass& each : before) {
    const auto side = earlier.find(each.signature);
    const bool few = is_few(people_in_change(each, today(each)), least_change) ||
                     (side != earlier.end() && leaves_few(side->second, least_change));
    out.small_changes += few ? 1U : 0U;
  }
  return out;
}

}  // namespace opendata::release
