#pragma once
#include <opendata/policy.hpp>
#include <opendata/record.hpp>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "privacy/tuple_hash.hpp"

namespace opendata::release {

/// Counts the classes in which k records are fewer than k persons, where the policy does not say who is whom
/// (`privacy.person`): one person's twelve months are no twelve candidates. Persons are told apart by direct
/// identifiers that are published as tokens, and by identity numbers; a record without one is a person of its own. Who
/// works on the records (承辦人) is not whom they are about, and is not counted.
/// Memory: an entry a class, and fewer than k hashes for each such field until the class is seen to have enough.
class FewPersons {
 public:
  /// `columns` are the source's.
  FewPersons(const Policy& policy, const std::vector<std::string>& columns);
  /// A released record of the class `tuple`.
  void look_at(const RawRecord& source, deid::TupleHash tuple);
  /// Field → classes that hold fewer than k persons by it.
  [[nodiscard]] std::vector<std::pair<std::string, std::uint64_t>> counts() const;

 private:
  struct Identifier {
    std::string field;
    std::size_t column;  ///< of the source
    bool is_token;
  };
  /// Of one class by one identifier.
  struct Persons {
    std::unordered_set<deid::TupleHash, deid::TupleHashHasher> known;
    std::uint64_t others = 0;
  };
  [[nodiscard]] bool enough(const Persons& persons) const;
  void add(const Identifier& identifier, const Cell& cell, Persons& persons) const;

  std::uint64_t k_;
  std::vector<Identifier> identifiers_;
  std::unordered_map<deid::TupleHash, std::vector<Persons>, deid::TupleHashHasher>
      classes_;  ///< nothing: it has enough
};

}  // namespace opendata::release
