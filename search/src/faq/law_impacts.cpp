#include <algorithm>
#include <map>
#include <opendata/search/faq_law_impacts.hpp>
#include <opendata/search/sources.hpp>
#include <opendata/text.hpp>
#include <set>

namespace opendata::search::faq {
namespace {

std::string law_of(const std::string& citation) { return citation.substr(0, citation.find('/')); }

/// The newest state that updates give of a law.
struct NewLaw {
  LawInfo info;
  std::vector<Document> articles;
  bool deleted = false;
};

/// Keeps the laws of updates that somebody cites.
class Updates final : public LawUpdateSink {
 public:
  explicit Updates(const std::set<std::string>& cited) : cited_(cited) {}

  Result<void> replace(const LawInfo& law, const std::vector<Document>& articles) override {
    seen_.insert(law.id);
    if (cited_.contains(law.id)) laws[law.id] = {law, articles, false};
    return {};
  }
  Result<void> remove(const std::string& law_id) override {
    seen_.insert(law_id);
    if (cited_.contains(law_id)) laws[law_id] = {LawInfo{law_id, {}}, {}, true};
    return {};
  }
  /// Everything of the files is looked at.
  Result<std::string> modified(const std::string&) override { return std::string(); }

  [[nodiscard]] std::uint64_t count() const { return seen_.size(); }
  std::map<std::string, NewLaw> laws;

 private:
  const std::set<std::string>& cited_;
  std::set<std::string> seen_;
};

/// The articles of a law as the index has them, by id; empty when it has no such law.
Result<std::vector<Document>> indexed_articles(const std::string& law_id, const Searcher& searcher) {
  const auto titles = searcher.articles(law_id);
  if (!titles && titles.error().code() == Errc::not_found) return std::vector<Document>();
  if (!titles) return failure(titles.error());
  std::vector<Document> articles;
  for (const Document& title : *titles) {
    auto article = searcher.get(title.id);
    if (!article) return failure(std::move(article.error()));
    articles.push_back(std::move(*article));
  }
  return articles;
}

const Document* find(const std::vector<Document>& articles, const std::string& id) {
  const auto found = std::find_if(articles.begin(), articles.end(), [&](const Document& one) { return one.id == id; });
  return found == articles.end() ? nullptr : &*found;
}

/// An article without a body was deleted in the law's text.
ChangedArticle compare(const Document* before, const Document* after) {
  const std::string old_text = before == nullptr ? "" : std::string(text::trim(before->body));
  const std::string new_text = after == nullptr ? "" : std::string(text::trim(after->body));
  const Document& known = after == nullptr ? *before : *after;
  const auto change = old_text.empty() ? ArticleChange::added : new_text.empty() ? ArticleChange::removed : ArticleChange::amended;
  return {known.id, known.title, change, old_text == new_text ? "" : diff_lines(old_text, new_text)};
}

std::vector<ChangedArticle> changed_articles(const std::vector<Document>& before, const NewLaw& law) {
  std::vector<ChangedArticle> changed;
  const auto keep = [&](ChangedArticle article) {
    if (!article.diff.empty()) changed.push_back(std::move(article));
  };
  for (const Document& article : law.articles) keep(compare(find(before, article.id), &article));
  for (const Document& article : before)
    if (find(law.articles, article.id) == nullptr) keep(compare(&article, nullptr));
  return changed;
}

bool is_changed(const LawImpact& impact, const std::string& citation) {
  return std::any_of(impact.articles.begin(), impact.articles.end(),
                     [&](const ChangedArticle& article) { return article.id == citation; });
}

void touch(LawImpact& impact, const Entry& entry) {
  TouchedEntry touched{entry.id, entry.question, entry.agency};
  bool cites = false;
  for (const std::string& citation : entry.citations) {
    if (law_of(citation) != impact.law_id) continue;
    cites = true;
    if (is_changed(impact, citation)) touched.articles.push_back(citation);
  }
  const std::string& seen = entry.reviewed.empty() ? entry.modified : entry.reviewed;
  const bool is_known = impact.indexed && (seen.empty() || seen >= impact.day);
  if (cites && !is_known) impact.entries.push_back(std::move(touched));
}

Result<LawImpact> impact_of(const std::string& law_id, const NewLaw& law, const Searcher& searcher) {
  const auto before = indexed_articles(law_id, searcher);
  if (!before) return failure(before.error());
  LawImpact impact{law_id, law.info.name, law.info.modified, law.deleted || !law.info.in_force};
  if (impact.law_name.empty() && !before->empty()) impact.law_name = before->front().law_name;
  impact.articles = changed_articles(*before, law);
  impact.indexed = impact.articles.empty() && !impact.repealed;
  return impact;
}

Result<std::set<std::string>> cited_laws(const Store& store) {
  std::set<std::string> laws;
  auto read = store.visit(View::published, {}, [&](const Stored& stored) -> Result<void> {
    for (const std::string& citation : stored.entry.citations) laws.insert(law_of(citation));
    return {};
  });
  if (!read) return failure(std::move(read.error()));
  return laws;
}

}  // namespace

std::string_view name(ArticleChange change) {
  return change == ArticleChange::amended ? "amended" : change == ArticleChange::added ? "added" : "removed";
}

Result<LawImpacts> find_law_impacts(const Store& store, const Searcher& searcher, const std::vector<std::string>& update_files) {
  const auto cited = cited_laws(store);
  if (!cited) return failure(cited.error());
  Updates updates(*cited);
  for (const std::string& file : update_files)
    if (auto read = read_law_updates(file, {}, updates); !read) return failure(std::move(read.error()));
  LawImpacts out{updates.count()};
  for (const auto& [id, law] : updates.laws) {
    auto impact = impact_of(id, law, searcher);
    if (!impact) return failure(std::move(impact.error()));
    out.impacts.push_back(std::move(*impact));
  }
  auto read = store.visit(View::published, {}, [&](const Stored& stored) -> Result<void> {
    for (LawImpact& impact : out.impacts) touch(impact, stored.entry);
    return {};
  });
  if (!read) return failure(std::move(read.error()));
  std::erase_if(out.impacts, [](const LawImpact& impact) { return impact.entries.empty(); });
  for (LawImpact& impact : out.impacts)
    std::stable_sort(impact.entries.begin(), impact.entries.end(), [](const TouchedEntry& a, const TouchedEntry& b) {
      return !a.articles.empty() && b.articles.empty();
    });
  return out;
}

}  // namespace opendata::search::faq
