#include "release/joint_classes.hpp"

#include <random>
#include <set>

#include "support/catch.hpp"

using namespace opendata::release;

// Both releases' classes of a source at once, beside sets of records.

namespace {

using Signature = std::optional<std::uint64_t>;

struct Record {
  Signature now, before;
  std::uint64_t person = 0;
};

std::vector<Record> records(std::mt19937& random) {
  std::vector<Record> out(5 + random() % 40);
  for (Record& record : out) {
    if (random() % 5 != 0) record.now = random() % 3;
    if (random() % 8 != 0) record.before = record.now.value_or(3) * 10 + random() % 3;  // nested
    if (random() % 6 == 0) record.before = 100 + random() % 2;                          // and across
    record.person = random() % 12;
  }
  return out;
}

Classes published(const std::vector<Record>& all, std::mt19937& random) {
  std::map<std::uint64_t, PublishedClass> classes;
  std::map<std::uint64_t, std::set<std::uint64_t>> persons;
  for (const Record& record : all) {
    if (!record.before) continue;
    PublishedClass& one = classes[*record.before];
    one.signature = *record.before;
    ++one.rows;
    persons[*record.before].insert(record.person);
    one.persons = persons[*record.before].size();
  }
  Classes out;
  for (const auto& [signature, one] : classes)
    if (random() % 3 != 0) out.push_back(one);
  return out;
}

/// The persons of every group that the releases tell apart.
std::uint64_t smallest_of(const std::vector<Record>& all, const Classes& before) {
  std::set<std::uint64_t> shown;
  for (const PublishedClass& one : before) shown.insert(one.signature);
  std::map<std::pair<Signature, Signature>, std::set<std::uint64_t>> groups;
  std::set<std::uint64_t> now_overlaps, before_overlaps;
  for (const Record& record : all) {
    const Signature theirs = record.before && shown.contains(*record.before) ? record.before : std::nullopt;
    if (record.now || theirs) groups[{record.now, theirs}].insert(record.person);
    if (record.now && theirs) now_overlaps.insert(*record.now), before_overlaps.insert(*theirs);
  }
  std::uint64_t smallest = 0;
  for (const auto& [of, persons] : groups) {
    if (!of.second && !now_overlaps.contains(*of.first)) continue;
    if (!of.first && !before_overlaps.contains(*of.second)) continue;
    smallest = smallest == 0 ? persons.size() : std::min<std::uint64_t>(smallest, persons.size());
  }
  return smallest;
}

}  // namespace

TEST_CASE("the smallest group that two releases tell apart is that of a count with sets", "[release][series]") {
  std::mt19937 random(5);
  for (int round = 0; round < 500; ++round) {
    CAPTURE(round);
    const auto all = records(random);
    const Classes before = published(all, random);
    JointClasses joint(1000);
    for (const Record& record : all) joint.add(record.now, record.before, record.person);
    const auto compared = joint.compare(before, 3);
    CHECK(compared.smallest == smallest_of(all, before));
  }
}

TEST_CASE("rows that came or went show at the earlier levels and at the coarser ones", "[release][series]") {
  const auto changes = [](std::uint64_t first, std::uint64_t second, std::uint64_t least) {
    JointClasses joint(1);
    for (int i = 0; i < 10; ++i) joint.add(7, 1, std::nullopt);
    for (int i = 0; i < 10; ++i) joint.add(7, 2, std::nullopt);
    return joint.compare({{1, first}, {2, second}}, least).small_changes;
  };
  CHECK(changes(10, 10, 5) == 0);
  CHECK(changes(5, 10, 5) == 0);
  CHECK(changes(9, 10, 5) == 2);   // the class and what it lies in
  CHECK(changes(5, 14, 5) == 2);   // a small change, and one of 1 in all
  CHECK(changes(4, 16, 5) == 0);   // 6 more, 6 fewer: as many people as ever
  CHECK(changes(9, 9, 1) == 0);    // any change passes
}
