#pragma once
#include <xapian.h>

#include <chrono>
#include <memory>
#include <mutex>
#include <opendata/result.hpp>
#include <opendata/search/searcher.hpp>
#include <opendata/search/segmenter.hpp>
#include <vector>

#include "index/corpus.hpp"
#include "index/part.hpp"

namespace opendata::search {

/// What one thread needs to read a generation. Xapian's objects have no locks inside: a handle is used by one thread at
/// a time.
struct Handle {
  Xapian::Database texts;
  Xapian::Database articles;
  Xapian::Database all;  ///< both, with statistics in common
  Segmenter segmenter;

  std::vector<Xapian::Database> parts;                ///< as Generation::parts; those that are missing are empty
  std::array<std::vector<std::size_t>, 3> members{};  ///< by corpus: the parts of its database, in order
  std::vector<std::string> missing{};                 ///< shards that did not answer
  std::chrono::steady_clock::time_point opened{};

  [[nodiscard]] const Xapian::Database& database(Corpus corpus) const;
  /// Where a document of a corpus' database is: Xapian interleaves the numbers of databases that are searched together.
  [[nodiscard]] Location locate(Corpus corpus, Xapian::docid id) const {
    const auto& of = members[static_cast<std::size_t>(corpus)];
    return {of[(id - 1) % of.size()], static_cast<Xapian::docid>((id - 1) / of.size() + 1)};
  }
  [[nodiscard]] Xapian::Document document(const Location& at) const { return parts[at.part].get_document(at.document); }
};

/// Lends handles; opens another one when all are out.
/// Thread safety: safe from many threads.
class HandlePool {
 public:
  /// `parts` must outlive the pool.
  HandlePool(const std::vector<Part>& parts, std::shared_ptr<const UserWords> words, MissingShards missing)
      : parts_(parts), words_(std::move(words)), missing_(missing) {}

  /// Gives the handle back when destroyed.
  class Lease {
   public:
    Lease(HandlePool& pool, std::unique_ptr<Handle> handle) : pool_(&pool), handle_(std::move(handle)) {}
    Lease(Lease&&) noexcept = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease() {
      if (handle_) pool_->give_back(std::move(handle_));
    }
    /// Closes the handle instead of giving it back.
    void drop() { handle_.reset(); }
    [[nodiscard]] Handle& operator*() const { return *handle_; }
    [[nodiscard]] Handle* operator->() const { return handle_.get(); }

   private:
    HandlePool* pool_;
    std::unique_ptr<Handle> handle_;
  };

  /// Errors: as guarded(), when the databases cannot be opened; io_failure with the shard's address when one on another
  /// machine does not answer and none may be missing, or all of a kind are; corrupt when a database is not the one that
  /// the generation was built with.
  [[nodiscard]] Result<Lease> lend();
  /// Closes the handles that nobody holds: a machine that went away takes all connections with it.
  void drop_idle();

 private:
  [[nodiscard]] std::unique_ptr<Handle> take_idle();
  [[nodiscard]] Result<std::unique_ptr<Handle>> open() const;
  [[nodiscard]] Result<void> open_part(Handle& handle, std::size_t part) const;
  void give_back(std::unique_ptr<Handle> handle);

  const std::vector<Part>& parts_;
  std::shared_ptr<const UserWords> words_;
  MissingShards missing_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Handle>> idle_;
};

}  // namespace opendata::search
