#include <opendata/files.hpp>
#include <opendata/search/index_updater.hpp>
#include <optional>
#include <unordered_map>

#include "index/document_checks.hpp"
#include "index/document_terms.hpp"
#include "index/generation.hpp"
#include "index/generation_copy.hpp"
#include "index/index_layout.hpp"
#include "index/law_file.hpp"
#include "index/live_part.hpp"
#include "index/terms.hpp"
#include "index/updated_kind.hpp"
#include "index/xapian_guard.hpp"

namespace opendata::search {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_pending = 20'000;
constexpr std::size_t documents_per_commit = 1'000;

/// What the index, and what was added to it, has of a law.
struct KnownLaw {
  std::string modified;              ///< the day of its last change; empty when the law is gone
  std::vector<std::string> aliases;  ///< also of a law that is gone, while the updater is open: one that is replaced goes and comes
};

}  // namespace

struct IndexUpdater::Impl {
  fs::path directory;
  FileLock lock;
  std::array<UpdatedKind, 2> kinds{};
  Segmenter segmenter{};
  std::size_t uncommitted = 0;
  std::string name;  ///< of the generation
  std::optional<std::unordered_map<std::string, KnownLaw>> laws;  ///< read when asked for

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
      auto kind = UpdatedKind::open(path(), i);
      if (!kind) return failure(std::move(kind.error()));
      kinds[i] = std::move(*kind);
    }
    return {};
  }

  Result<void> know_laws() {
    if (laws) return {};
    auto read = read_law_file(path() / layout::laws_file);
    if (!read) return failure(std::move(read.error()));
    if (auto loaded = live::load_laws(kinds[0].updates, *read); !loaded) return loaded;
    laws.emplace();
    for (LawEntry& law : *read) laws->insert_or_assign(law.id, KnownLaw{std::move(law.modified), std::move(law.aliases)});
    return {};
  }

  /// Weekly updates tell no short names: a law that comes without any keeps those that it had.
  Result<LawInfo> with_aliases(LawInfo law) {
    if (auto known = know_laws(); !known) return failure(std::move(known.error()));
    KnownLaw& known = (*laws)[law.id];
    if (law.aliases.empty()) law.aliases = known.aliases;
    known = {law.modified, law.aliases};
    return law;
  }

  [[nodiscard]] std::uint64_t pending() const {
    std::uint64_t count = 0;
    for (const UpdatedKind& kind : kinds)
      count += std::max<std::uint64_t>(kind.superseded.size(), kind.updates.get_doccount());
    return count;
  }

  Result<void> put(const Document& document) {
    const std::size_t number = document.kind == article_kind ? 1 : 0;
    const std::string id_term = terms::make(terms::id, document.id);
    kinds[1 - number].erase(id_term);
    kinds[number].supersede(id_term);
    kinds[number].updates.replace_document(id_term, to_xapian(document, segmenter));
    ++uncommitted;
    return {};
  }

  /// Before something new is written, never within a law: nobody may see a part of one.
  Result<void> commit_when_many() { return uncommitted >= documents_per_commit ? commit() : Result<void>(); }

  Result<void> commit() {
    for (UpdatedKind& kind : kinds) {
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
    if (document.kind != article_kind)
      if (auto committed = impl_->commit_when_many(); !committed) return committed;
    return impl_->put(document);
  });
}

Result<void> IndexUpdater::add_law(const LawInfo& law) {
  return guarded([&]() -> Result<void> {
    if (auto committed = impl_->commit_when_many(); !committed) return committed;
    const auto named = impl_->with_aliases(law);
    if (!named) return failure(named.error());
    impl_->kinds[0].updates.set_metadata(live::law_key + law.id, format_law_line(*named));
    return {};
  });
}

Result<bool> IndexUpdater::remove(std::string_view id) {
  return guarded([&]() -> Result<bool> {
    const std::string id_term = terms::make(terms::id, id);
    const bool text = impl_->kinds[0].erase(id_term);
    return impl_->kinds[1].erase(id_term) || text;
  });
}

Result<void> IndexUpdater::remove_law(std::string_view law_id) {
  return guarded([&]() -> Result<void> {
    if (auto committed = impl_->commit_when_many(); !committed) return committed;
    if (auto known = impl_->know_laws(); !known) return known;  // before it is gone from what is read
    impl_->kinds[1].erase(terms::make(terms::law, law_id));
    const std::string id(law_id);
    impl_->kinds[0].updates.set_metadata(live::law_key + id, live::removed_law);
    if (const auto law = impl_->laws->find(id); law != impl_->laws->end()) law->second.modified.clear();
    return {};
  });
}

Result<std::string> IndexUpdater::law_modified(std::string_view law_id) {
  return guarded([&]() -> Result<std::string> {
    if (auto known = impl_->know_laws(); !known) return failure(std::move(known.error()));
    const auto found = impl_->laws->find(std::string(law_id));
    return found == impl_->laws->end() ? std::string() : found->second.modified;
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
    for (const UpdatedKind& one : impl_->kinds) one.list(terms::make(terms::kind, kind), out);
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
