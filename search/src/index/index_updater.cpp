#include <opendata/files.hpp>
#include <opendata/search/index_updater.hpp>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "index/document_checks.hpp"
#include "index/document_terms.hpp"
#include "index/generation.hpp"
#include "index/generation_copy.hpp"
#include "index/index_layout.hpp"
#include "index/law_file.hpp"
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

  /// Where a document of the generation is among its shards.
  [[nodiscard]] std::uint64_t place_in_shard(Xapian::docid document) const {
    const auto count = static_cast<Xapian::docid>(shards);
    return live::place_of((document - 1) % count, (document - 1) / count + 1);
  }

  /// Appends the ids of the documents that have the term and are not superseded.
  void list(const std::string& term, std::vector<std::string>& ids) const {
    for (auto it = built.postlist_begin(term); it != built.postlist_end(term); ++it)
      if (!known.contains(place_in_shard(*it))) ids.push_back(built.get_document(*it).get_value(terms::slot_id));
    for (auto it = updates.postlist_begin(term); it != updates.postlist_end(term); ++it)
      ids.push_back(updates.get_document(*it).get_value(terms::slot_id));
  }

  /// Marks the generation's documents that have this term; false when there are none or all are marked.
  bool supersede(const std::string& term) {
    bool marked = false;
    for (auto it = built.postlist_begin(term); it != built.postlist_end(term); ++it) {
      const std::uint64_t place = place_in_shard(*it);
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
  std::string name;  ///< of the generation
  std::optional<std::unordered_map<std::string, std::string>> days;  ///< of the last change of each law; read when asked for

  [[nodiscard]] fs::path path() const { return directory / name; }
  Impl(fs::path path, FileLock held) : directory(std::move(path)), lock(std::move(held)) {}

  /// Opened as a reader does, so that a damaged or foreign index is not written to.
  Result<void> check(std::string_view verified) const {
    if (name != verified) {
      const auto generation = Generation::open_current(directory, {});
      return generation ? Result<void>() : failure(generation.error());
    }
    const auto known = Generation::check(path(), Checking::known);
    return known ? Result<void>() : failure(known.error());
  }

  Result<void> begin(std::string_view verified) {
    const auto current = layout::current_generation(directory);
    if (!current) return failure(current.error());
    name = *current;
    if (auto checked = check(verified); !checked) return checked;
    const auto dictionaries = read_dictionaries(path() / layout::dictionaries);
    if (!dictionaries) return failure(dictionaries.error());
    segmenter = Segmenter(std::make_shared<const UserWords>(*dictionaries));
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      auto kind = open_kind(path(), i);
      if (!kind) return failure(std::move(kind.error()));
      kinds[i] = std::move(*kind);
    }
    return {};
  }

  Result<void> read_days() {
    auto laws = read_law_file(path() / layout::laws_file);
    if (!laws) return failure(std::move(laws.error()));
    if (auto loaded = live::load_laws(kinds[0].updates, *laws); !loaded) return loaded;
    days.emplace();
    for (LawEntry& law : *laws) days->insert_or_assign(law.id, std::move(law.modified));
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

  /// Takes out every document that has the term; whether there was one.
  bool erase(const std::string& term, std::size_t number) {
    Kind& kind = kinds[number];
    const bool added = kind.updates.term_exists(term);
    if (added) kind.updates.delete_document(term);
    return kind.supersede(term) || added;
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

Result<IndexUpdater> IndexUpdater::open(const fs::path& directory, std::string_view verified) {
  if (const auto live = layout::current_generation(directory); !live) return failure(live.error());
  auto lock = FileLock::acquire(directory / "lock");
  if (!lock) return failure(std::move(lock.error()));
  auto impl = std::make_unique<Impl>(directory, std::move(*lock));
  auto begun = guarded([&] { return impl->begin(verified); });
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
    if (impl_->days) impl_->days->insert_or_assign(law.id, law.modified);
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

Result<void> IndexUpdater::remove_law(std::string_view law_id) {
  return guarded([&]() -> Result<void> {
    impl_->erase(terms::make(terms::law, law_id), 1);
    const std::string id(law_id);
    impl_->kinds[0].updates.set_metadata(live::law_key + id, live::removed_law);
    if (impl_->days) impl_->days->erase(id);
    return {};
  });
}

Result<std::string> IndexUpdater::law_modified(std::string_view law_id) {
  return guarded([&]() -> Result<std::string> {
    if (!impl_->days)
      if (auto read = impl_->read_days(); !read) return failure(std::move(read.error()));
    const auto found = impl_->days->find(std::string(law_id));
    return found == impl_->days->end() ? std::string() : found->second;
  });
}

Result<void> IndexUpdater::mark(std::string_view source, std::string_view position) {
  return guarded([&]() -> Result<void> {
    impl_->kinds[0].updates.set_metadata(live::position_key + std::string(source), std::string(position));
    return {};
  });
}

Result<std::string> IndexUpdater::position(std::string_view source) const {
  return guarded([&]() -> Result<std::string> {
    return impl_->kinds[0].updates.get_metadata(live::position_key + std::string(source));
  });
}

Result<std::vector<std::string>> IndexUpdater::ids(std::string_view kind) const {
  return guarded([&]() -> Result<std::vector<std::string>> {
    std::vector<std::string> out;
    for (const Kind& one : impl_->kinds) one.list(terms::make(terms::kind, kind), out);
    return out;
  });
}

const std::string& IndexUpdater::generation() const { return impl_->name; }

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
