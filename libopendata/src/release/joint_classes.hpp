#pragma once
#include <map>
#include <opendata/result.hpp>
#include <optional>
#include <unordered_map>
#include <vector>

#include "privacy/equivalence_classes.hpp"
#include "release/series_ledger.hpp"

namespace opendata::release {

/// The records of a source by the class that each has in two releases of other levels. Who holds both releases takes
/// one from the other: the records of a class that no class of the other release holds are a group of their own.
/// Memory: one entry for each pair of classes with up to `enough` persons, and one for each person of an earlier class.
class JointClasses {
 public:
  /// Persons of a group are told apart up to `enough`, at least 1.
  explicit JointClasses(std::uint64_t enough) : enough_(enough) {}

  /// A record: the signature of its class in the release that is about to be published, none when it is withheld there;
  /// of the class that the earlier levels put it in, published or not, none when they cannot; and who it is of, where
  /// the policy tells persons apart.
  void add(std::optional<std::uint64_t> now, std::optional<std::uint64_t> before,
           std::optional<std::uint64_t> person);

  struct Comparison {
    std::uint64_t smallest = 0;       ///< records, or persons up to `enough`, of the smallest group; 0 = no group
    std::uint64_t small_changes = 0;  ///< classes of either release
  };
  /// Compares with the published classes of one earlier release of these levels. Groups: the records of two classes
  /// that overlap, and those that only one of the releases shows of a class that overlaps another. Changes: of each
  /// earlier class against the same class of today's source, and of each class against the classes inside it.
  [[nodiscard]] Comparison compare(const Classes& before, std::uint64_t least_change) const;

 private:
  using Signature = std::optional<std::uint64_t>;
  struct Group {
    std::uint64_t records = 0;
    std::vector<std::uint64_t> persons;  ///< different ones
  };
  /// One class, beside those of the other release.
  struct Side {
    std::uint64_t rows = 0;    ///< as published
    std::uint64_t parts = 0;   ///< pairs that it is in
    std::uint64_t inside = 0;  ///< rows of the other release's classes inside it
    bool overlaps = false;
    Group alone;  ///< what the other release does not show
  };
  using Sides = std::unordered_map<std::uint64_t, Side>;
  void add_person(Group& group, std::uint64_t person) const;
  void merge(Group& into, const Group& group) const;
  [[nodiscard]] std::uint64_t people(const Group& group) const;
  void enter(const Group& group, bool in_both, Side& side) const;
  [[nodiscard]] static bool leaves_few(const Side& side, std::uint64_t least_change);
  void gather(const Classes& before, Sides& now, Sides& earlier, Comparison& out) const;
  void count_inside(const Classes& before, Sides& now, Sides& earlier) const;
  [[nodiscard]] PublishedClass today(const PublishedClass& earlier) const;

  std::uint64_t enough_;
  bool has_persons_ = false;
  std::map<std::pair<Signature, Signature>, Group> pairs_;  // of now and before
  std::unordered_map<std::uint64_t, std::uint64_t> parts_;  // pairs of an earlier class, published or not
  deid::EquivalenceClasses earlier_;                        // today's records by the earlier levels
};

}  // namespace opendata::release
