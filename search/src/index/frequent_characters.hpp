#pragma once
#include <xapian.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "index/handle_pool.hpp"
#include "index/part.hpp"

namespace opendata::search {

/// How often each of some terms stands in each document of one database, and how long the documents are.
class TermCounts {
 public:
  /// Throws what Xapian throws.
  TermCounts(const Xapian::Database& database, const std::vector<std::string>& terms);
  [[nodiscard]] Xapian::termcount count(std::size_t term, Xapian::docid document) const {
    if (document >= rows_) return 0;
    const std::size_t at = term * rows_ + document;
    return counts_[at] < many ? counts_[at] : large_.at(at);
  }
  /// In terms, as Xapian counts it.
  [[nodiscard]] Xapian::termcount length(Xapian::docid document) const {
    return document < rows_ ? lengths_[document] : 0;
  }

 private:
  static constexpr std::uint8_t many = 255;  ///< so many and more are in large_
  void read(const Xapian::Database& database, std::size_t term, const std::string& name);

  std::size_t rows_;
  std::vector<std::uint32_t> lengths_;  ///< by document
  std::vector<std::uint8_t> counts_;    ///< by term, then by document
  std::unordered_map<std::size_t, Xapian::termcount> large_;
};

/// The characters that stand in much of an index, held in memory. Nearly every question has some, each weighs little,
/// and a walk over their posting lists cost more than the rest of the search. Memory: a byte for each document and
/// character and four a document; of the national laws 64 MB, twice that while a new generation takes the place of another.
/// None in a small index, nor where a shard is on another machine.
class FrequentCharacters {
 public:
  FrequentCharacters() = default;
  /// Input: `before` = what the same generation had before an update: what updates do not change is taken from there.
  /// `fewest`: documents of an index that is worth it. Throws what Xapian throws.
  FrequentCharacters(const Handle& handle, const std::vector<Part>& parts, const FrequentCharacters& before,
                     Xapian::doccount fewest = 20'000);
  /// The number of a character by its index term; nullopt when it is not one of these.
  [[nodiscard]] std::optional<std::size_t> find(const std::string& term) const;
  /// nullptr for a database that was not among the parts.
  [[nodiscard]] const TermCounts* of(const std::string& uuid) const;

 private:
  std::vector<std::string> terms_;                                             ///< ascending
  std::unordered_map<std::string, std::shared_ptr<const TermCounts>> counts_;  ///< by the UUID of the database
};

}  // namespace opendata::search
