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

}  // namespace

struct IndexUpdater::Impl {
  fs::path directory;
  FileLock lock;
  std::array<UpdatedKind, 2> kinds{};
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
      auto kind = UpdatedKind::open(path(), i);
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
    impl_->kinds[0].updates.set_metadata(live::law_key + law.id, format_law_line(law));
    if (impl_->days) impl_->days->insert_or_assign(law.id, law.modified);
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
    impl_->kinds[1].erase(terms::make(terms::law, law_id));
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
