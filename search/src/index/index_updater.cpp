#include <opendata/files.hpp>
#include <opendata/search/index_updater.hpp>
#include <unordered_set>

#include "index/document_checks.hpp"
#include "index/document_terms.hpp"
#include "index/generation.hpp"
#include "index/generation_copy.hpp"
#include "index/index_layout.hpp"
#include "index/live_part.hpp"
#include "index/terms.hpp"
#include "index/xapian_guard.hpp"

namespace opendata::search {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_pending = 20'000;
constexpr std::size_t documents_per_commit = 1'000;

/// One kind of documents: what the generation has of it, and the updates.
struct Kind {
  Xapian::Database built;
  std::size_t shards = 0;
  Xapian::WritableDatabase updates;
  std::vector<std::uint64_t> superseded;
  std::unordered_set<std::uint64_t> known;  ///< the same

  /// Marks the generation's document of this id; false when it has none or it is marked.
  bool supersede(const std::string& id_term) {
    bool marked = false;
    for (auto it = built.postlist_begin(id_term); it != built.postlist_end(id_term); ++it) {
      const std::uint64_t place = live::place_of((*it - 1) % shards, (*it - 1) / static_cast<Xapian::docid>(shards) + 1);
      if (!known.insert(place).second) continue;
      superseded.push_back(place);
      marked = true;
    }
    return marked;
  }
};

Result<Kind> open_kind(const fs::path& generation, std::size_t number) {
  Kind kind;
  const auto places = read_shards(generation / layout::databases[number]);
  if (!places) return failure(places.error());
  for (const ShardPlace& place : *places) kind.built.add_database(open_shard(place));
  kind.shards = places->size();
  kind.updates = Xapian::WritableDatabase(live::path(generation, number).string(), Xapian::DB_CREATE_OR_OPEN);
  auto superseded = live::parse_places(kind.updates.get_metadata(live::superseded_key));
  if (!superseded) return failure(std::move(superseded.error()));
  kind.superseded = std::move(*superseded);
  kind.known.insert(kind.superseded.begin(), kind.superseded.end());
  kind.updates.commit();  // a new one is there from now on, also for readers
  // Without its commit_transaction() nothing is written, whatever ends the update.
  kind.updates.begin_transaction();
  return kind;
}

}  // namespace

struct IndexUpdater::Impl {
  fs::path directory;
  FileLock lock;
  std::array<Kind, 2> kinds{};
  Segmenter segmenter{};
  std::size_t uncommitted = 0;

  Impl(fs::path path, FileLock held) : directory(std::move(path)), lock(std::move(held)) {}

  Result<void> begin() {
    // Opened as a reader does, so that a damaged or foreign index is not written to.
    auto generation = Generation::open_current(directory, {});
    if (!generation) return failure(std::move(generation.error()));
    segmenter = Segmenter(std::make_shared<const UserWords>((*generation)->dictionaries));
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      auto kind = open_kind((*generation)->path, i);
      if (!kind) return failure(std::move(kind.error()));
      kinds[i] = std::move(*kind);
    }
    return {};
  }

  [[nodiscard]] std::uint64_t pending() const {
    std::uint64_t count = 0;
    for (const Kind& kind : kinds)
      count += std::max<std::uint64_t>(kind.superseded.size(), kind.updates.get_doccount());
    return count;
  }

  Result<void> put(const Document& document) {
    const std::size_t number = document.kind == article_kind ? 1 : 0;
    const std::string id_term = terms::make(terms::id, document.id);
    erase(id_term, 1 - number);
    kinds[number].supersede(id_term);
    kinds[number].updates.replace_document(id_term, to_xapian(document, segmenter));
    return ++uncommitted == documents_per_commit ? commit() : Result<void>();
  }

  bool erase(const std::string& id_term, std::size_t number) {
    Kind& kind = kinds[number];
    const bool added = kind.updates.term_exists(id_term);
    if (added) kind.updates.delete_document(id_term);
    return kind.supersede(id_term) || added;
  }

  Result<void> commit() {
    for (Kind& kind : kinds) {
      kind.updates.set_metadata(live::superseded_key, live::format_places(kind.superseded));
      kind.updates.commit_transaction();
      kind.updates.begin_transaction();
    }
    uncommitted = 0;
    return {};
  }
};

IndexUpdater::IndexUpdater(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
IndexUpdater::IndexUpdater(IndexUpdater&&) noexcept = default;
IndexUpdater& IndexUpdater::operator=(IndexUpdater&&) noexcept = default;
IndexUpdater::~IndexUpdater() = default;

Result<IndexUpdater> IndexUpdater::open(const fs::path& directory) {
  if (const auto live = layout::current_generation(directory); !live) return failure(live.error());
  auto lock = FileLock::acquire(directory / "lock");
  if (!lock) return failure(std::move(lock.error()));
  auto impl = std::make_unique<Impl>(directory, std::move(*lock));
  auto begun = guarded([&] { return impl->begin(); });
  if (!begun) return failure(std::move(begun.error()));
  return IndexUpdater(std::move(impl));
}

Result<void> IndexUpdater::add(const Document& document) {
  if (auto checked = check_document(document); !checked) return checked;
  return guarded([&]() -> Result<void> {
    if (impl_->pending() >= most_pending) {
      return failure(Errc::limit_exceeded,
                     {"20,000 changes wait to be merged; run opendata-index merge, then update again",
                      "已有 20,000 筆更新待合併；請先執行 opendata-index merge 再更新"});
    }
    return impl_->put(document);
  });
}

Result<void> IndexUpdater::add_law(const LawInfo& law) {
  return guarded([&]() -> Result<void> {
    impl_->kinds[0].updates.set_metadata(live::law_key + law.id, format_law_line(law));
    return {};
  });
}

Result<bool> IndexUpdater::remove(std::string_view id) {
  return guarded([&]() -> Result<bool> {
    const std::string id_term = terms::make(terms::id, id);
    const bool text = impl_->erase(id_term, 0);
    return impl_->erase(id_term, 1) || text;
  });
}

Result<void> IndexUpdater::commit() {
  return guarded([&] { return impl_->commit(); });
}

std::uint64_t IndexUpdater::pending() const { return impl_->pending(); }

Result<void> IndexUpdater::merge(IndexUpdater updater) {
  if (auto committed = updater.commit(); !committed) return committed;
  const fs::path directory = updater.impl_->directory;
  const IndexOptions options{updater.impl_->kinds[1].shards};
  updater.impl_.reset();
  const auto generation = Generation::open_current(directory, {}, Checking::known);
  if (!generation) return failure(generation.error());
  auto builder = IndexBuilder::create(directory, (*generation)->dictionaries, options);
  if (!builder) return failure(std::move(builder.error()));
  if (!(*generation)->is_current(directory))
    return failure(Errc::conflict, {"the index changed before it was merged; try again", "合併前索引已變更；請再試一次"});
  if (auto copied = copy_documents(**generation, *builder); !copied) return copied;
  return builder->finish();
}

}  // namespace opendata::search
