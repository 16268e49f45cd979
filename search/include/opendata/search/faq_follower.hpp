#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <opendata/result.hpp>
#include <string>

namespace opendata::search {

/// What one step of following wrote.
struct FollowCounts {
  std::uint64_t replaced = 0;  ///< entries that citizens may see now, new or changed
  std::uint64_t removed = 0;   ///< entries that they may not see any more
  bool whole = false;          ///< the whole store was read: the index had not read it before, or another history of it
};

/// Keeps the FAQ of an index as the store has it.
/// How far the store was read stands in the index itself and becomes durable together with the documents: whatever ends
/// a step, the next one goes on where the last whole one ended, and an index that has followed equals one that is built
/// anew from the store. The lock of the index is held only while a step writes, so that updates and merges find their
/// turn. A build that reads the store is followed from where it read; after a build without it, and after the store was
/// restored from a backup, one step reads the store as a whole. Thread safety: one thread.
class FaqFollower {
 public:
  /// Errors: not_found (no store, no index), as faq::Store::open_existing().
  [[nodiscard]] static Result<FaqFollower> open(const std::filesystem::path& store, const std::filesystem::path& index);
  FaqFollower(FaqFollower&&) noexcept;
  FaqFollower& operator=(FaqFollower&&) noexcept;
  ~FaqFollower();

  /// Brings the index up to the store. Input: `day` ("2026-05-06") on which entries must be valid to be seen. Cost when
  /// nothing is new: one row of the store and one small file. Errors: conflict (a build or update of the index, or a
  /// writer of the store, is at work: try again); as IndexUpdater and Store.
  [[nodiscard]] Result<FollowCounts> step(const std::string& day);

 private:
  struct Impl;
  explicit FaqFollower(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace opendata::search
