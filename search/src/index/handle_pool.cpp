#include "index/handle_pool.hpp"

#include "index/index_layout.hpp"
#include "index/xapian_guard.hpp"

namespace opendata::search {
namespace {

Result<std::unique_ptr<Handle>> open_handle(const std::filesystem::path& generation,
                                            const std::shared_ptr<const UserWords>& words) {
  return guarded([&]() -> Result<std::unique_ptr<Handle>> {
    auto handle = std::make_unique<Handle>();
    handle->segmenter = Segmenter(words);
    handle->texts = Xapian::Database((generation / layout::texts).string());
    handle->articles = Xapian::Database((generation / layout::articles).string());
    handle->all.add_database(handle->texts);
    handle->all.add_database(handle->articles);
    return handle;
  });
}

}  // namespace

Result<HandlePool::Lease> HandlePool::lend() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      Lease lease(*this, std::move(idle_.back()));
      idle_.pop_back();
      return lease;
    }
  }
  auto opened = open_handle(generation_, words_);
  if (!opened) return failure(std::move(opened.error()));
  return Lease(*this, std::move(*opened));
}

void HandlePool::give_back(std::unique_ptr<Handle> handle) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(handle));
}

}  // namespace opendata::search
