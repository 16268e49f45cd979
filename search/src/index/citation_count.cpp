#include "index/citation_count.hpp"

#include <xapian.h>

#include <cmath>
#include <future>
#include <set>
#include <unordered_map>

#include "index/document_codec.hpp"

namespace opendata::search {
namespace {

/// An article by the number of its shard and of its document there.
struct Place {
  std::size_t shard;
  std::uint32_t document;
};

/// Where the article of a law with a number stands.
class ArticlePlaces {
 public:
  explicit ArticlePlaces(const std::vector<TableShard>& shards) {
    for (std::size_t shard = 0; shard < shards.size(); ++shard) {
      const DocumentTable& table = *shards[shard].table;
      for (std::uint32_t at = 1; at <= table.size(); ++at)
        places_[table.law.value(at)].try_emplace(table.order[at], Place{shard, at});
    }
  }
  [[nodiscard]] const Place* find(const std::string& law, ArticleNumber number) const {
    const auto articles = places_.find(law);
    if (articles == places_.end()) return nullptr;
    const auto found = articles->second.find(article_order(number));
    return found == articles->second.end() ? nullptr : &found->second;
  }

 private:
  std::unordered_map<std::string, std::unordered_map<std::uint32_t, Place>> places_;
};

/// The law that each law carries out: the first one that its first article names as its ground
/// (依動物保護法第七條訂定之).
using Parents = std::unordered_map<std::string, std::string>;

std::string parent_of(const std::vector<Xapian::Database>& databases, const ArticlePlaces& places, const LawEntry& law,
                      const LawNames& names) {
  const Place* first = places.find(law.id, {1, 0});
  if (first == nullptr) return {};
  const auto document = decode_document(databases[first->shard].get_document(first->document).get_data());
  if (!document || document->body.find("訂定") == std::string::npos) return {};
  for (const Citation& citation : parse_citations(document->body, names, {law.id, {}}))
    if (!citation.law.empty() && citation.law != law.id) return citation.law;
  return {};
}

std::vector<Xapian::Database> open_all(const std::vector<TableShard>& shards) {
  std::vector<Xapian::Database> databases;
  for (const TableShard& shard : shards) databases.emplace_back(shard.database.string());
  return databases;
}

Parents find_parents(const std::vector<TableShard>& shards, const ArticlePlaces& places,
                     const std::vector<LawEntry>& laws, const LawNames& names) {
  const auto databases = open_all(shards);
  Parents parents;
  for (const LawEntry& law : laws)
    if (law.in_force) parents.emplace(law.id, parent_of(databases, places, law, names));
  return parents;
}

/// What the counters share.
struct Corpus {
  const std::vector<TableShard>& shards;
  const LawNames& names;
  const ArticlePlaces& places;
  const Parents& parents;
};

/// Counts what every `step`th article cites, from the one numbered `first` on.
class Counter {
 public:
  explicit Counter(const Corpus& corpus) : corpus_(corpus), databases_(open_all(corpus.shards)) {
    for (const TableShard& shard : corpus.shards) of_article.emplace_back(shard.table->size() + 1);
  }

  void count(std::uint32_t first, std::uint32_t step) {
    for (std::size_t shard = 0; shard < databases_.size(); ++shard) {
      for (std::uint32_t at = first; at <= corpus_.shards[shard].table->size(); at += step) {
        const auto document = decode_document(databases_[shard].get_document(at).get_data());
        if (document && document->in_force) count(*document, {shard, at});
      }
    }
  }
  std::unordered_map<std::string, std::uint32_t> of_law;
  std::vector<std::vector<std::uint32_t>> of_article;  ///< by shard and document

 private:
  void count(const Document& citing, Place here) {
    const auto parent = corpus_.parents.find(citing.law_id);
    const CitationContext context{citing.law_id, parent == corpus_.parents.end() ? std::string() : parent->second};
    for (const Citation& citation : parse_citations(citing.body, corpus_.names, context)) {
      if (citation.law.empty()) continue;
      if (citation.law != citing.law_id) ++of_law[citation.law];
      const Place* cited = citation.article ? corpus_.places.find(citation.law, *citation.article) : nullptr;
      if (cited == nullptr || (cited->shard == here.shard && cited->document == here.document)) continue;
      ++of_article[cited->shard][cited->document];
    }
  }

  const Corpus& corpus_;
  std::vector<Xapian::Database> databases_;
};

void write(DocumentTable& table, std::size_t shard, Counter& a, Counter& b) {
  for (std::uint32_t at = 1; at <= table.size(); ++at) {
    const std::string& law = table.law.value(at);
    table.law_authority[at] = std::log1p(static_cast<float>(a.of_law[law] + b.of_law[law]));
    table.article_authority[at] = std::log1p(static_cast<float>(a.of_article[shard][at] + b.of_article[shard][at]));
  }
}

}  // namespace

void count_citations(const std::vector<TableShard>& shards, const std::vector<LawEntry>& laws,
                     const LawNames& names) {
  const ArticlePlaces places(shards);
  const Parents parents = find_parents(shards, places, laws, names);
  const Corpus corpus{shards, names, places, parents};
  Counter odd(corpus), even(corpus);
  auto counted = std::async(std::launch::async, [&] { odd.count(1, 2); });
  even.count(2, 2);
  counted.get();
  for (std::size_t shard = 0; shard < shards.size(); ++shard) write(*shards[shard].table, shard, odd, even);
}

std::vector<std::string> targets_of(const Document& text, const LawNames& names) {
  std::set<std::string> targets;
  for (const Citation& citation : parse_citations(text.body, names)) {
    if (citation.law.empty()) continue;
    targets.insert(citation.law);
    if (citation.article) targets.insert(citation.law + "/" + format_article_number(*citation.article));
  }
  return {targets.begin(), targets.end()};
}

void collect_citations(const std::vector<TableShard>& shards, const LawNames& names) {
  for (const TableShard& shard : shards) {
    const Xapian::Database database(shard.database.string());
    for (std::uint32_t at = 1; at <= shard.table->size(); ++at) {
      const auto document = decode_document(database.get_document(at).get_data());
      if (!document) continue;
      for (std::string& target : targets_of(*document, names)) shard.table->citations.emplace_back(at, std::move(target));
    }
  }
}

}  // namespace opendata::search
