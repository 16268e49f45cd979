#include <cmath>
#include <future>
#include <unordered_map>

#include "index/authority.hpp"
#include "index/document_codec.hpp"
#include "index/terms.hpp"

namespace opendata::search {
namespace {

Xapian::docid document_of(const Xapian::Database& articles, const std::string& law, ArticleNumber number) {
  const std::string term = terms::make(terms::id, law + "/" + format_article_number(number));
  const auto posting = articles.postlist_begin(term);
  return posting == articles.postlist_end(term) ? 0 : *posting;
}

/// The law that each law carries out: the first one that its first article names as its ground
/// (依動物保護法第七條訂定之).
using Parents = std::unordered_map<std::string, std::string>;

std::string parent_of(const Xapian::Database& articles, const LawEntry& law, const LawNames& names) {
  const Xapian::docid first = document_of(articles, law.id, {1, 0});
  if (first == 0) return {};
  const auto document = decode_document(articles.get_document(first).get_data());
  if (!document || document->body.find("訂定") == std::string::npos) return {};
  for (const Citation& citation : parse_citations(document->body, names, {law.id, {}}))
    if (!citation.law.empty() && citation.law != law.id) return citation.law;
  return {};
}

Parents find_parents(const Xapian::Database& articles, const std::vector<LawEntry>& laws, const LawNames& names) {
  Parents parents;
  for (const LawEntry& law : laws)
    if (law.in_force) parents.emplace(law.id, parent_of(articles, law, names));
  return parents;
}

/// Counts what the articles of a part of the database cite.
class Counter {
 public:
  Counter(const std::filesystem::path& articles, const LawNames& names, const Parents& parents)
      : articles_(articles.string()), names_(names), parents_(parents) {}

  /// Of the articles from `first` to `last`; the database itself numbers what it holds.
  void count(Xapian::docid first, Xapian::docid last) {
    for (auto it = articles_.postlist_begin(std::string()); it != articles_.postlist_end(std::string()); ++it) {
      if (*it < first) it.skip_to(first);
      if (it == articles_.postlist_end(std::string()) || *it > last) return;
      const auto document = decode_document(articles_.get_document(*it).get_data());
      if (document && document->in_force) count(*document, *it);
    }
  }
  std::unordered_map<std::string, std::uint32_t> of_law;
  std::unordered_map<Xapian::docid, std::uint32_t> of_article;

 private:
  void count(const Document& citing, Xapian::docid place) {
    const auto parent = parents_.find(citing.law_id);
    const CitationContext context{citing.law_id, parent == parents_.end() ? std::string() : parent->second};
    for (const Citation& citation : parse_citations(citing.body, names_, context)) {
      if (citation.law.empty()) continue;
      if (citation.law != citing.law_id) ++of_law[citation.law];
      const Xapian::docid cited = citation.article ? document_of(articles_, citation.law, *citation.article) : 0;
      if (cited != 0 && cited != place) ++of_article[cited];
    }
  }
  Xapian::Database articles_;
  const LawNames& names_;
  const Parents& parents_;
};

float authority_of(std::uint32_t citations) { return static_cast<float>(std::log1p(citations)); }

void write_laws(Authority& authority, const Xapian::Database& articles, const LawEntry& law, std::uint32_t citations) {
  const std::string term = terms::make(terms::law, law.id);
  for (auto it = articles.postlist_begin(term); it != articles.postlist_end(term); ++it)
    authority.of_law[*it] = authority_of(citations);
}

}  // namespace

Authority count_citations(const std::filesystem::path& path, const std::vector<LawEntry>& laws, const LawNames& names) {
  const Xapian::Database articles(path.string());
  const Parents parents = find_parents(articles, laws, names);
  const Xapian::docid last = articles.get_lastdocid();
  Counter lower(path, names, parents), upper(path, names, parents);
  auto counted = std::async(std::launch::async, [&] { lower.count(1, last / 2); });
  upper.count(last / 2 + 1, last);
  counted.get();
  Authority authority{std::vector<float>(last + 1), std::vector<float>(last + 1)};
  for (const LawEntry& law : laws) write_laws(authority, articles, law, lower.of_law[law.id] + upper.of_law[law.id]);
  for (Xapian::docid at = 1; at <= last; ++at)
    authority.of_article[at] = authority_of(lower.of_article[at] + upper.of_article[at]);
  return authority;
}

}  // namespace opendata::search
