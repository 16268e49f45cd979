#pragma once
#include <xapian.h>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "index/handle_pool.hpp"
#include "index/part.hpp"
#include "index/term_counts.hpp"

namespace opendata::search {

/// The words, pairs and characters that stand in much of an index, and the two filters of nearly every search, held in
/// memory. Nearly every question has some, each weighs little, and a walk over their posting lists cost more than the
/// rest of the search. Memory: see TermCounts; of the national laws about 90 MB, twice that while a new generation takes
/// the place of another.
/// None in a small index, nor where a shard is on another machine.
class FrequentTerms {
 public:
  FrequentTerms() = default;
  /// Input: `before` = what the same generation had before an update: what updates do not change is taken from there.
  /// `fewest`: documents of an index that is worth it. Throws what Xapian throws.
  FrequentTerms(const Handle& handle, const std::vector<Part>& parts, const FrequentTerms& before,
                Xapian::doccount fewest = 20'000);
  /// The number of a term in TermCounts; nullopt when it is not one of these.
  [[nodiscard]] std::optional<std::size_t> find(const std::string& term) const;
  /// nullptr for a database that was not among the parts.
  [[nodiscard]] const TermCounts* of(const std::string& uuid) const;
  /// In how many documents of a corpus a term stands; nullopt when it is not one of these.
  [[nodiscard]] std::optional<Xapian::doccount> frequency(const std::string& term, Corpus corpus) const;
  [[nodiscard]] std::size_t size() const { return terms_.size(); }

 private:
  [[nodiscard]] bool knows_built(const std::vector<Part>& parts) const;
  void count_documents(const std::vector<Part>& parts);

  std::vector<std::string> terms_;                                             ///< ascending
  std::unordered_map<std::string, std::shared_ptr<const TermCounts>> counts_;  ///< by the UUID of the database
  std::array<std::vector<Xapian::doccount>, 3> frequencies_;                   ///< by corpus, then by term
};

}  // namespace opendata::search
