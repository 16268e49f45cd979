#include <algorithm>
#include <opendata/search/faq_follower.hpp>
#include <opendata/search/index_updater.hpp>
#include <set>

#include "index/index_layout.hpp"
#include "sources/faq_document.hpp"
#include "sources/faq_position.hpp"

namespace opendata::search {
namespace {

constexpr std::size_t changes_at_once = 1'000;
constexpr const char* faq_kind = "faq";

using Ids = std::set<std::string>;

/// Ids of the entries that have changed since.
Result<Ids> changed_since(const FaqPosition& position, const faq::Store& store) {
  Ids ids;
  for (std::uint64_t after = position.sequence;;) {
    const auto changes = store.changes(after, changes_at_once);
    if (!changes) return failure(changes.error());
    if (changes->empty()) return ids;
    for (const faq::Change& change : *changes) ids.insert(change.entry.id);
    after = changes->back().sequence;
  }
}

Result<Ids> all_ids(const faq::Store& store) {
  Ids ids;
  auto read = store.visit(faq::View::latest, {}, [&](const faq::Stored& stored) -> Result<void> {
    ids.insert(stored.entry.id);
    return {};
  });
  if (!read) return failure(std::move(read.error()));
  return ids;
}

/// Published entries whose validity begins or ends between two days.
Result<void> add_turned(const std::string& before, const std::string& now, const faq::Store& store, Ids& ids) {
  if (before == now) return {};
  return store.visit(faq::View::published, {}, [&](const faq::Stored& stored) -> Result<void> {
    if (is_valid_on(stored.entry, before) != is_valid_on(stored.entry, now)) ids.insert(stored.entry.id);
    return {};
  });
}

/// Writes what a step changes into the index.
class Writing {
 public:
  Writing(const faq::Store& store, IndexUpdater& index, std::string day) : store_(store), index_(index), day_(std::move(day)) {}

  Result<void> put(const std::string& id) {
    const auto published = store_.find_published(id);
    if (!published && published.error().code() != Errc::not_found) return failure(published.error());
    if (!published || !is_valid_on(published->entry, day_)) return remove(id);
    ++counts.replaced;
    return index_.add(document_of(published->entry));
  }
  Result<void> remove(const std::string& id) {
    const auto gone = index_.remove(id);
    if (!gone) return failure(gone.error());
    counts.removed += *gone ? 1 : 0;
    return {};
  }
  FollowCounts counts;

 private:
  const faq::Store& store_;
  IndexUpdater& index_;
  std::string day_;
};

}  // namespace

struct FaqFollower::Impl {
  std::filesystem::path path;
  faq::Store store;
  std::filesystem::path index;
  std::string generation = {};  ///< that was written to last
  FaqPosition done = {};        ///< up to which it was written

  Result<void> reopen_when_replaced() {
    if (!store.is_replaced()) return {};
    auto opened = faq::Store::open_existing(path);
    if (!opened) return failure(std::move(opened.error()));
    store = std::move(*opened);
    return {};
  }

  Result<Ids> ids_to_write(const std::optional<FaqPosition>& position, const std::string& day, Writing& writing) const {
    auto ids = writing.counts.whole ? all_ids(store) : changed_since(*position, store);
    if (ids && !writing.counts.whole)
      if (auto turned = add_turned(position->day, day, store, *ids); !turned) return failure(std::move(turned.error()));
    return ids;
  }

  /// Entries that only another history of the store had.
  static Result<void> remove_unknown(const Ids& known, const IndexUpdater& updater, Writing& writing) {
    const auto there = updater.ids(faq_kind);
    if (!there) return failure(there.error());
    for (const std::string& id : *there)
      if (!known.contains(id))
        if (auto gone = writing.remove(id); !gone) return gone;
    return {};
  }

  Result<FollowCounts> write(IndexUpdater& updater, const FaqPosition& target) {
    const auto marked = updater.position(faq_source);
    if (!marked) return failure(marked.error());
    const auto position = parse_faq_position(*marked);
    const auto same = position ? is_in(*position, store) : Result<bool>(false);
    if (!same) return failure(same.error());
    Writing writing(store, updater, target.day);
    writing.counts.whole = !*same;
    const auto ids = ids_to_write(position, target.day, writing);
    if (!ids) return failure(ids.error());
    if (position && writing.counts.whole)
      if (auto removed = remove_unknown(*ids, updater, writing); !removed) return failure(std::move(removed.error()));
    for (const std::string& id : *ids)
      if (auto put = writing.put(id); !put) return failure(std::move(put.error()));
    if (auto kept = updater.mark(faq_source, format(target)); !kept) return failure(std::move(kept.error()));
    if (auto committed = updater.commit(); !committed) return failure(std::move(committed.error()));
    return writing.counts;
  }
};

FaqFollower::FaqFollower(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FaqFollower::FaqFollower(FaqFollower&&) noexcept = default;
FaqFollower& FaqFollower::operator=(FaqFollower&&) noexcept = default;
FaqFollower::~FaqFollower() = default;

Result<FaqFollower> FaqFollower::open(const std::filesystem::path& store, const std::filesystem::path& index) {
  auto opened = faq::Store::open_existing(store);
  if (!opened) return failure(std::move(opened.error()));
  if (const auto live = layout::current_generation(index); !live) return failure(live.error());
  return FaqFollower(std::make_unique<Impl>(Impl{store, std::move(*opened), index}));
}

Result<FollowCounts> FaqFollower::step(const std::string& day) {
  if (auto opened = impl_->reopen_when_replaced(); !opened) return failure(std::move(opened.error()));
  // Before anything is written: what changes meanwhile is read again by the next step.
  const auto target = faq_position(impl_->store, day);
  if (!target) return failure(target.error());
  const auto live = layout::current_generation(impl_->index);
  if (!live) return failure(live.error());
  if (*live == impl_->generation && *target == impl_->done) return FollowCounts{};
  auto updater = IndexUpdater::open(impl_->index, impl_->generation);
  if (!updater) return failure(std::move(updater.error()));
  auto counts = impl_->write(*updater, *target);
  if (!counts) return counts;
  impl_->generation = updater->generation();
  impl_->done = *target;
  return counts;
}

}  // namespace opendata::search
