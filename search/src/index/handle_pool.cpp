#include "index/handle_pool.hpp"

#include "index/xapian_guard.hpp"

namespace opendata::search {
namespace {

using Clock = std::chrono::steady_clock;

/// A handle that lacks a shard is good for so long; then the shard is tried again.
constexpr std::chrono::seconds retry_after{1};

bool is_expired(const Handle& handle) { return !handle.missing.empty() && Clock::now() - handle.opened > retry_after; }

/// Joins the parts that are there to the databases of the three corpora.
void join(Handle& handle, const std::vector<Part>& parts) {
  const auto add = [&](Corpus corpus, Xapian::Database& database, std::size_t part) {
    handle.members[static_cast<std::size_t>(corpus)].push_back(part);
    database.add_database(handle.parts[part]);
  };
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (handle.parts[i].size() == 0) continue;
    add(parts[i].kind == 0 ? Corpus::texts : Corpus::articles, parts[i].kind == 0 ? handle.texts : handle.articles, i);
    add(Corpus::both, handle.all, i);
  }
}

}  // namespace

const Xapian::Database& Handle::database(Corpus corpus) const {
  if (corpus == Corpus::texts) return texts;
  return corpus == Corpus::articles ? articles : all;
}

Result<void> HandlePool::open_part(Handle& handle, std::size_t part) const {
  const Part& wanted = parts_[part];
  auto opened = guarded([&]() -> Result<void> {
    handle.parts[part] = open_shard(wanted.place);
    return {};
  });
  if (!opened && is_network(opened.error()) && missing_ == MissingShards::partial_answer) {
    handle.missing.push_back(wanted.place.text());
    return {};
  }
  if (!opened) return failure(std::move(opened.error()).at({wanted.place.text(), 0, {}}));
  if (wanted.revision != 0 && handle.parts[part].get_revision() != wanted.revision) {
    return failure(Errc::conflict, {"the index changed while it was opened; try again", "開啟時索引已變更；請再試一次"},
                   {wanted.place.text(), 0, {}});
  }
  if (handle.parts[part].get_uuid() == wanted.uuid) return {};
  return failure(Errc::corrupt,
                 {"a shard is of another build than the index; copy the shards and the index of one build",
                  "分片與索引不是同一次建立的；請使用同一次建立的分片與索引"},
                 {wanted.place.text(), 0, {}});
}

Result<std::unique_ptr<Handle>> HandlePool::open() const {
  return guarded([&]() -> Result<std::unique_ptr<Handle>> {
    auto handle = std::make_unique<Handle>();
    handle->segmenter = Segmenter(words_);
    handle->parts.resize(parts_.size());
    handle->opened = Clock::now();
    for (std::size_t i = 0; i < parts_.size(); ++i)
      if (auto opened = open_part(*handle, i); !opened) return failure(std::move(opened.error()));
    join(*handle, parts_);
    if (!handle->all.size() && !handle->missing.empty()) {
      return failure(Errc::io_failure,
                     {"no shard of the index answers; start xapian-tcpsrv on their machines",
                      "所有索引分片皆無回應；請於各主機啟動 xapian-tcpsrv"},
                     {handle->missing.front(), 0, {}});
    }
    return handle;
  });
}

std::unique_ptr<Handle> HandlePool::take_idle() {
  const std::lock_guard lock(mutex_);
  std::erase_if(idle_, [](const auto& handle) { return is_expired(*handle); });
  if (idle_.empty()) return nullptr;
  auto handle = std::move(idle_.back());
  idle_.pop_back();
  return handle;
}

Result<HandlePool::Lease> HandlePool::lend() {
  if (auto idle = take_idle()) return Lease(*this, std::move(idle));
  auto opened = open();
  if (!opened) return failure(std::move(opened.error()));
  return Lease(*this, std::move(*opened));
}

void HandlePool::drop_idle() {
  const std::lock_guard lock(mutex_);
  idle_.clear();
}

void HandlePool::give_back(std::unique_ptr<Handle> handle) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(handle));
}

}  // namespace opendata::search
