#pragma once
#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <opendata/result.hpp>
#include <string>
#include <unordered_set>
#include <vector>

namespace opendata::search {

/// One kind of documents: what the generation has of it, and the updates. Everything throws what Xapian throws.
struct UpdatedKind {
  Xapian::Database built;
  std::size_t shards = 0;
  Xapian::WritableDatabase updates;
  std::vector<std::uint64_t> superseded;
  std::unordered_set<std::uint64_t> known;  ///< the same

  /// Opens a kind by its number and begins a transaction: without its commit_transaction() nothing is written, whatever
  /// ends the update. Errors: corrupt; as read_shards().
  [[nodiscard]] static Result<UpdatedKind> open(const std::filesystem::path& generation, std::size_t number);
  /// Where a document of the generation is among its shards.
  [[nodiscard]] std::uint64_t place_in_shard(Xapian::docid document) const;
  /// Appends the ids of the documents that have the term and are not superseded.
  void list(const std::string& term, std::vector<std::string>& ids) const;
  /// Marks the generation's documents that have this term; false when there are none or all are marked.
  bool supersede(const std::string& term);
  /// Takes out every document that has the term, built or updated; whether there was one.
  bool erase(const std::string& term);
};

}  // namespace opendata::search
