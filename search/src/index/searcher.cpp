#include <algorithm>
#include <mutex>
#include <opendata/search/searcher.hpp>
#include <opendata/text.hpp>

#include "index/document_codec.hpp"
#include "index/document_terms.hpp"
#include "index/generation.hpp"
#include "index/index_layout.hpp"
#include "index/law_articles.hpp"
#include "index/search_run.hpp"
#include "index/terms.hpp"
#include "index/xapian_guard.hpp"
#include "query/citation_links.hpp"
#include "query/related.hpp"
#include "regulation/resolve_citations.hpp"

namespace opendata::search {

struct Searcher::Impl {
  std::filesystem::path directory;
  SearcherOptions options;
  mutable std::mutex mutex;
  mutable std::shared_ptr<const Generation> current;
  mutable std::mutex reloading;

  [[nodiscard]] std::shared_ptr<const Generation> generation() const {
    const std::lock_guard lock(mutex);
    return current;
  }

  /// On a handle that is dropped when it may be to blame: files that changed underneath, a machine that went away.
  template <class F>
  static auto once(const Generation& generation, F& f) -> decltype(f(generation, std::declval<Handle&>())) {
    auto lease = generation.pool->lend();
    if (!lease) return failure(lease.error());
    auto outcome = guarded([&] { return f(generation, **lease); });
    if (!outcome && is_worth_another_try(outcome.error())) lease->drop();
    if (!outcome && is_network(outcome.error())) generation.pool->drop_idle();
    return outcome;
  }

  static bool is_worth_another_try(const Error& error) {
    return error.code() == Errc::conflict || is_network(error);
  }

  /// Opens what is newer than the generation that is held; false when nothing is.
  Result<bool> reload() const {
    const std::lock_guard one(reloading);
    const auto held = generation();
    if (held->is_current(directory)) return false;
    const auto name = layout::current_generation(directory);
    const bool same = name && *name == held->name;
    auto newer = Generation::open_current(directory, options, same ? Checking::known : Checking::all, held.get());
    if (!newer) return failure(std::move(newer.error()));
    const std::lock_guard lock(mutex);
    current = std::move(*newer);
    return true;
  }

  /// Runs `f(generation, handle)` on a handle of its own, and again when the handle was to blame: on a fresh one, or on
  /// what an update has made of the index meanwhile.
  template <class F>
  auto with_handle(F&& f) const -> decltype(f(std::declval<const Generation&>(), std::declval<Handle&>())) {
    constexpr int most_tries = 4;
    for (int tries = 1;; ++tries) {
      const std::shared_ptr<const Generation> held = generation();
      auto outcome = once(*held, f);
      if (outcome || !is_worth_another_try(outcome.error()) || tries == most_tries) return outcome;
      if (is_network(outcome.error()) && tries > 1) return outcome;
      if (auto newer = reload(); !newer) return failure(std::move(newer.error()));
    }
  }
};

namespace {

/// The document with this id, read from its place.
Result<Document> fetch(const Generation& generation, const Handle& handle, Corpus corpus, std::string_view id) {
  const auto at = find_document(handle, generation.parts, corpus, id);
  if (!at) return failure(Errc::not_found, {"no document with this id in the index", "索引中沒有此識別碼的文件"});
  return stored_document(handle.document(*at));
}

/// Documents that updates have added, replaced or deleted.
std::uint64_t updates_of(const Generation& generation) {
  std::uint64_t added = 0, superseded = 0;
  for (const Part& part : generation.parts) {
    const auto marked = static_cast<std::uint64_t>(std::count(part.superseded.begin(), part.superseded.end(), true));
    if (part.revision == 0)
      superseded += marked;
    else
      added += part.table.size() - marked;
  }
  return std::max(added, superseded);
}

/// Places of the documents of a kind, without those that updates have superseded.
std::vector<Location> places_of(const std::vector<Part>& parts, std::string_view kind, std::size_t offset,
                                std::size_t limit) {
  std::vector<Location> out;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    for (std::uint32_t at = 1; at <= parts[part].table.size() && out.size() < limit; ++at) {
      if (parts[part].is_superseded(at) || parts[part].table.kind.value(at) != kind) continue;
      if (offset == 0)
        out.push_back({part, at});
      else
        --offset;
    }
  }
  return out;
}

}  // namespace

Searcher::Searcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

Result<Searcher> Searcher::open(const std::filesystem::path& directory, const SearcherOptions& options) {
  auto generation = Generation::open_current(directory, options);
  if (!generation) return failure(std::move(generation.error()));
  auto impl = std::make_unique<Impl>();
  impl->directory = directory;
  impl->options = options;
  impl->current = std::move(*generation);
  return Searcher(std::move(impl));
}

Result<SearchResult> Searcher::search(const Query& query) const {
  if (auto checked = check_limits(query); !checked) return failure(std::move(checked.error()));
  return impl_->with_handle(
      [&](const Generation& generation, Handle& handle) { return run_search(query, generation, handle); });
}

Result<Document> Searcher::get(std::string_view id) const {
  return impl_->with_handle([&](const Generation& generation, Handle& handle) {
    auto found = fetch(generation, handle, Corpus::texts, id);
    const bool elsewhere = !found && found.error().code() == Errc::not_found;
    return elsewhere ? fetch(generation, handle, Corpus::articles, id) : found;
  });
}

Result<std::vector<Document>> Searcher::articles(std::string_view law_id) const {
  return impl_->with_handle(
      [&](const Generation& generation, const Handle& handle) -> Result<std::vector<Document>> {
        std::vector<Document> out;
        for (const ArticlePlace& place : generation.articles.of(std::string(law_id))) {
          if (handle.parts[place.at.part].size() == 0) continue;
          auto document = stored_document(handle.document(place.at));
          if (!document) return failure(std::move(document.error()));
          document->body.clear();
          out.push_back(std::move(*document));
        }
        if (out.empty())
          return failure(Errc::not_found, {"the index has no articles of this law", "索引中沒有此法規的條文"});
        return out;
      });
}

Result<PlacedArticle> Searcher::article(std::string_view id) const {
  return impl_->with_handle([&](const Generation& generation, const Handle& handle) -> Result<PlacedArticle> {
    const auto at = find_document(handle, generation.parts, Corpus::articles, id);
    if (!at) return failure(Errc::not_found, {"no document with this id in the index", "索引中沒有此識別碼的文件"});
    auto document = stored_document(handle.document(*at));
    if (!document) return failure(std::move(document.error()));
    PlacedArticle found{std::move(*document)};
    std::tie(found.previous, found.next) =
        neighbours_of(generation.articles.of(found.document.law_id), *at, handle);
    return found;
  });
}

Result<CitationLinks> Searcher::links(std::string_view id) const {
  auto document = get(id);
  if (!document) return failure(std::move(document.error()));
  return impl_->with_handle([&](const Generation& generation, Handle& handle) -> Result<CitationLinks> {
    return find_links(*document, {generation, handle});
  });
}

Result<TextCitations> Searcher::citations(std::string_view text) const {
  return impl_->with_handle([&](const Generation& generation, const Handle& handle) -> Result<TextCitations> {
    return resolve_citations(text, generation.names, [&](const Citation& citation) {
      return cited_articles({citation}, generation.articles, handle);
    });
  });
}

Result<std::vector<Hit>> Searcher::related(std::string_view id, std::size_t limit) const {
  constexpr std::size_t most = 20;
  auto document = get(id);
  if (!document) return failure(std::move(document.error()));
  return impl_->with_handle([&](const Generation& generation, Handle& handle) -> Result<std::vector<Hit>> {
    return find_related(*document, std::min(limit, most), {generation, handle});
  });
}

Result<LawInfo> Searcher::law(std::string_view law_id) const {
  const auto generation = impl_->generation();
  const auto found = generation->law_by_id.find(std::string(law_id));
  if (found != generation->law_by_id.end()) return generation->laws[found->second];
  return failure(Errc::not_found, {"no law with this id in the index", "索引中沒有此代碼的法規"});
}

std::vector<Listed> Searcher::laws() const {
  const auto generation = impl_->generation();
  std::vector<Listed> out;
  for (std::size_t i = 0; i < generation->laws.size(); ++i) {
    const LawEntry& law = generation->laws[i];
    if (generation->law_by_id.at(law.id) == i && !generation->articles.of(law.id).empty())
      out.push_back({law.id, law.modified});
  }
  return out;
}

Result<std::vector<Listed>> Searcher::documents(std::string_view kind, std::size_t offset, std::size_t limit) const {
  return impl_->with_handle([&](const Generation& generation, const Handle& handle) -> Result<std::vector<Listed>> {
    std::vector<Listed> out;
    for (const Location& at : places_of(generation.parts, kind, offset, limit)) {
      if (handle.parts[at.part].size() == 0) continue;
      const auto document = handle.document(at);
      out.push_back({document.get_value(terms::slot_id), document.get_value(terms::slot_modified)});
    }
    return out;
  });
}

Result<std::string> Searcher::find_law(std::string_view name_or_id) const {
  const auto generation = impl_->generation();
  std::string id(name_or_id);
  if (generation->law_by_id.contains(id)) return id;
  if (auto found = generation->names.find(name_or_id)) return std::move(*found);
  return failure(Errc::not_found,
                 {"no law with this name, short name or id in the index", "索引中沒有此名稱、簡稱或代碼的法規"});
}

Result<std::vector<std::string>> Searcher::suggest(std::string_view prefix, std::size_t limit) const {
  constexpr std::size_t most = 20;
  constexpr std::size_t longest = 400;
  return impl_->generation()->suggester.complete(prefix.substr(0, longest), std::min(limit, most));
}

Result<IndexStats> Searcher::stats() const {
  const auto generation = impl_->generation();
  IndexStats stats;
  for (const Part& part : generation->parts) {
    for (std::uint32_t at = 1; at <= part.table.size(); ++at) {
      if (part.is_superseded(at)) continue;
      ++stats.documents;
      ++stats.by_kind[part.table.kind.value(at)];
    }
  }
  stats.laws = generation->law_by_id.size();
  stats.bytes_on_disk = layout::bytes_below(generation->path);
  stats.generation = generation->name;
  stats.updates = updates_of(*generation);
  stats.segmenter_version = Segmenter::version();
  return stats;
}

Result<bool> Searcher::refresh() {
  if (const auto name = layout::current_generation(impl_->directory); !name) return failure(name.error());
  return impl_->reload();
}

}  // namespace opendata::search
