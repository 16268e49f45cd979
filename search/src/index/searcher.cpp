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

namespace opendata::search {

struct Searcher::Impl {
  std::filesystem::path directory;
  mutable std::mutex mutex;
  std::shared_ptr<const Generation> current;

  [[nodiscard]] std::shared_ptr<const Generation> generation() const {
    const std::lock_guard lock(mutex);
    return current;
  }

  template <class F>
  static auto once(const Generation& generation, F& f) -> decltype(f(generation, std::declval<Handle&>())) {
    auto lease = generation.pool->lend();
    if (!lease) return failure(std::move(lease.error()));
    auto outcome = guarded([&] { return f(generation, **lease); });
    if (!outcome && outcome.error().code() == Errc::conflict) lease->drop();
    return outcome;
  }

  /// Runs `f(generation, handle)` on a handle of its own; a database that changed underneath is tried once more on a
  /// fresh handle.
  template <class F>
  auto with_handle(F&& f) const -> decltype(f(std::declval<const Generation&>(), std::declval<Handle&>())) {
    const std::shared_ptr<const Generation> held = generation();
    auto outcome = once(*held, f);
    return outcome || outcome.error().code() != Errc::conflict ? outcome : once(*held, f);
  }
};

namespace {

Result<Document> fetch(const Xapian::Database& database, const std::string& id_term) {
  const auto posting = database.postlist_begin(id_term);
  if (posting == database.postlist_end(id_term))
    return failure(Errc::not_found, {"no document with this id in the index", "索引中沒有此識別碼的文件"});
  return stored_document(database.get_document(*posting));
}

}  // namespace

Searcher::Searcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

Result<Searcher> Searcher::open(const std::filesystem::path& directory) {
  auto generation = Generation::open_current(directory);
  if (!generation) return failure(std::move(generation.error()));
  auto impl = std::make_unique<Impl>();
  impl->directory = directory;
  impl->current = std::move(*generation);
  return Searcher(std::move(impl));
}

Result<SearchResult> Searcher::search(const Query& query) const {
  if (auto checked = check_limits(query); !checked) return failure(std::move(checked.error()));
  return impl_->with_handle(
      [&](const Generation& generation, Handle& handle) { return run_search(query, generation, handle); });
}

Result<Document> Searcher::get(std::string_view id) const {
  const std::string term = terms::make(terms::id, id);
  return impl_->with_handle([&](const Generation&, Handle& handle) {
    auto found = fetch(handle.texts, term);
    return found || found.error().code() != Errc::not_found ? found : fetch(handle.articles, term);
  });
}

Result<std::vector<Document>> Searcher::articles(std::string_view law_id) const {
  return impl_->with_handle([&](const Generation&, Handle& handle) -> Result<std::vector<Document>> {
    std::vector<Document> out;
    for (const ArticlePlace& place : articles_of_law(handle.articles, std::string(law_id))) {
      auto document = stored_document(handle.articles.get_document(place.document));
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
  const std::string term = terms::make(terms::id, id);
  return impl_->with_handle([&](const Generation&, Handle& handle) -> Result<PlacedArticle> {
    auto document = fetch(handle.articles, term);
    if (!document) return failure(std::move(document.error()));
    PlacedArticle found{std::move(*document)};
    std::tie(found.previous, found.next) =
        neighbours_of(handle.articles, found.document.law_id, *handle.articles.postlist_begin(term));
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
  return impl_->with_handle([&](const Generation& generation, Handle& handle) -> Result<IndexStats> {
    IndexStats stats;
    stats.documents = handle.all.get_doccount();
    const auto end = handle.all.allterms_end(std::string(terms::kind));
    for (auto it = handle.all.allterms_begin(std::string(terms::kind)); it != end; ++it) {
      stats.by_kind[(*it).substr(terms::kind.size())] = it.get_termfreq();
    }
    stats.laws = generation.law_by_id.size();
    stats.bytes_on_disk = layout::bytes_below(generation.path);
    stats.generation = generation.name;
    stats.segmenter_version = Segmenter::version();
    return stats;
  });
}

Result<bool> Searcher::refresh() {
  const auto name = layout::current_generation(impl_->directory);
  if (!name) return failure(name.error());
  if (*name == impl_->generation()->name) return false;
  auto generation = Generation::open_current(impl_->directory);
  if (!generation) return failure(std::move(generation.error()));
  const std::lock_guard lock(impl_->mutex);
  impl_->current = std::move(*generation);
  return true;
}

}  // namespace opendata::search
