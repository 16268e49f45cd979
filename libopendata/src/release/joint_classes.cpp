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

void JointClasses::gather(const Classes& before, Sides& now, Sides& earlier, Comparison& out) const {
  for (const auto& [pair, group] : pairs_) {
    const auto& [mine, theirs] = pair;
    const PublishedClass* published = theirs ? find_class(before, *theirs) : nullptr;
    Side* const ours = mine ? &now[*mine] : nullptr;
    Side* const known = published != nullptr ? &earlier[*theirs] : nullptr;
    if (ours != nullptr) {
      ours->rows += group.records;
      ++ours->parts;
      if (known == nullptr) merge(ours->alone, group);
    }
    if (known != nullptr) {
      known->rows = published->rows;
      known->parts = parts_.at(*theirs);
      if (ours == nullptr) merge(known->alone, group);
    }
    if (ours == nullptr || known == nullptr) continue;
    ours->overlaps = known->overlaps = true;
    keep_smallest(people(group), out.smallest);
  }
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
  const auto leaves_few = [&](const Side& side) {
    const std::uint64_t rest = side.rows > side.inside ? side.rows - side.inside : side.inside - side.rows;
    return side.inside > 0 && rest > 0 && rest < least_change;
  };
  for (const Sides* sides : {&now, &earlier})
    for (const auto& [signature, side] : *sides)
      if (side.overlaps) keep_smallest(people(side.alone), out.smallest);
  // A class of one part is the whole of an earlier one or lies inside it: its change is counted there.
  for (const auto& [signature, side] : now) out.small_changes += side.parts > 1 && leaves_few(side) ? 1U : 0U;
  for (const PublishedClass& each : before) {
    const std::uint64_t people = people_in_change(each, today(each));
    const auto side = earlier.find(each.signature);
    const bool few = (people > 0 && people < least_change) || (side != earlier.end() && leaves_few(side->second));
    out.small_changes += few ? 1U : 0U;
  }
  return out;
}

}  // namespace opendata::release
