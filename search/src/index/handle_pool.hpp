#pragma once
#include <xapian.h>

#include <filesystem>
#include <memory>
#include <mutex>
#include <opendata/result.hpp>
#include <opendata/search/segmenter.hpp>
#include <vector>

namespace opendata::search {

/// What one thread needs to read a generation. Xapian's objects have no locks inside: a handle is used by one thread at
/// a time.
struct Handle {
  Xapian::Database texts;
  Xapian::Database articles;
  Xapian::Database all;  ///< both, with statistics in common
  Segmenter segmenter;
};

/// Lends handles; opens another one when all are out.
/// Thread safety: safe from many threads.
class HandlePool {
 public:
  HandlePool(std::filesystem::path generation, std::shared_ptr<const UserWords> words)
      : generation_(std::move(generation)), words_(std::move(words)) {}

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

  /// Errors: as guarded(), when the databases cannot be opened.
  [[nodiscard]] Result<Lease> lend();

 private:
  void give_back(std::unique_ptr<Handle> handle);

  std::filesystem::path generation_;
  std::shared_ptr<const UserWords> words_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Handle>> idle_;
};

}  // namespace opendata::search
