#pragma once
#include <cstdint>
#include <unordered_map>
#include <unordered_set>

#include "privacy/tuple_hash.hpp"

namespace opendata::deid {

/// The sizes of the equivalence classes of a table, learnt in one pass and kept to in a second.
/// Memory: one entry per distinct tuple, and with add_person() one per distinct pair of tuple and person.
class EquivalenceClasses {
 public:
  /// What a k asks for.
  struct Summary {
    std::uint64_t records = 0, suppressed_records = 0;
    std::uint64_t released_classes = 0, smallest_released = 0;  ///< smallest in persons; 0 when nothing is released
  };
  enum class Verdict { released, suppressed, unknown };

  /// A record of a person of its own.
  void add(TupleHash tuple);
  /// A record of a person who may have several; `pair` stands for tuple and person together.
  void add_person(TupleHash tuple, TupleHash pair);

  struct Size {
    std::uint64_t records = 0, persons = 0;
  };
  /// Of the class of a tuple; 0 when there is none.
  [[nodiscard]] Size size_of(TupleHash tuple) const;

  /// Classes of fewer than k persons are to be suppressed.
  [[nodiscard]] Summary settle(std::uint64_t k);
  /// Counts a record of the second pass; unknown when the first pass had no such tuple.
  [[nodiscard]] Verdict release(TupleHash tuple);
  /// Whether the second pass saw every class exactly as often as the first.
  [[nodiscard]] bool complete() const;

 private:
  struct Class {
    std::uint64_t records = 0, persons = 0, seen = 0;
  };
  std::unordered_map<TupleHash, Class, TupleHashHasher> classes_;
  std::unordered_set<TupleHash, TupleHashHasher> pairs_;
  std::uint64_t k_ = 0;
};

}  // namespace opendata::deid
