#include "query/related.hpp"

#include <algorithm>

#include "index/document_terms.hpp"
#include "index/terms.hpp"
#include "query/citation_links.hpp"
#include "query/telling_terms.hpp"

namespace opendata::search {
namespace {

/// Collects hits, each document once.
class Collector {
 public:
  Collector(const Document& own, std::size_t limit) : own_(own), limit_(limit) {}
  [[nodiscard]] bool full() const { return hits_.size() >= limit_; }
  void add(Document document, double score) {
    const auto same = [&](const Hit& hit) { return hit.document.id == document.id; };
    if (full() || document.id == own_.id || std::any_of(hits_.begin(), hits_.end(), same)) return;
    Hit hit;
    hit.title.text = document.title;
    hit.document = std::move(document);
    hit.score = score;
    hits_.push_back(std::move(hit));
  }
  [[nodiscard]] std::vector<Hit> take() { return std::move(hits_); }

 private:
  const Document& own_;
  std::size_t limit_;
  std::vector<Hit> hits_;
};

/// Documents that a citation ties to this one, of the other sort.
void add_tied(const Document& document, const Reach& reach, Collector& collector) {
  const CitationLinks links = find_links(document, reach);
  const bool is_article = document.kind == article_kind;
  for (const CitationLink& link : is_article ? links.cited_by : links.cites) {
    auto tied = find_document(reach, link.id);
    if (tied && (tied->kind == article_kind) != is_article) collector.add(std::move(*tied), 1.0);
  }
}

void add_near(const Document& document, Corpus corpus, const Reach& reach, Collector& collector) {
  constexpr std::size_t nearest = 40;
  const Xapian::Query wanted = best_match(telling_terms(document, reach, corpus));
  if (wanted.empty()) return;
  const Xapian::Query in_force(Xapian::Query::OP_AND_NOT, wanted, Xapian::Query(std::string(terms::abolished)));
  auto near = best_documents(reach, corpus, in_force, nearest);
  for (Reached& one : near) collector.add(std::move(one.document), one.score / near.front().score);
}

}  // namespace

std::vector<Hit> find_related(const Document& document, std::size_t limit, const Reach& reach) {
  Collector collector(document, limit);
  const bool is_article = document.kind == article_kind;
  add_tied(document, reach, collector);
  add_near(document, is_article ? Corpus::texts : Corpus::articles, reach, collector);
  if (!collector.full()) add_near(document, is_article ? Corpus::articles : Corpus::texts, reach, collector);
  return collector.take();
}

}  // namespace opendata::search
