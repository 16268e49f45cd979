#include "query/citation_links.hpp"

#include <algorithm>
#include <map>
#include <opendata/text.hpp>
#include <set>

#include "index/law_articles.hpp"
#include "index/query_terms.hpp"
#include "index/terms.hpp"
#include "regulation/relative_citations.hpp"

namespace opendata::search {
namespace {

constexpr std::size_t most_candidates = 600;
constexpr std::size_t most_children = 300;
constexpr std::size_t most_citing = 200;
constexpr std::uint32_t first_article = 1'000;

/// A place of a text that means an article or a law.
struct Target {
  std::size_t begin = 0, end = 0;  ///< code points
  std::string id;                  ///< of the article, or of the law as a whole
};

/// Reads the citations of texts, each in the context of its law.
class Resolver {
 public:
  explicit Resolver(const Reach& reach) : reach_(reach) {}

  std::vector<Target> targets_of(const Document& document) {
    std::vector<Target> targets;
    const CitationContext context{document.law_id, parent(document.law_id)};
    for (const Citation& citation : parse_citations(document.body, reach_.generation.names, context)) add(citation, targets);
    if (!document.law_id.empty()) add_relative(document, targets);
    std::stable_sort(targets.begin(), targets.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
    return targets;
  }

 private:
  std::string parent(const std::string& law_id) {
    if (law_id.empty()) return {};
    const auto known = parents_.find(law_id);
    if (known != parents_.end()) return known->second;
    return parents_[law_id] = parent_of_law(law_id, reach_);
  }
  void add(const Citation& citation, std::vector<Target>& targets) const {
    if (citation.law.empty()) return;
    if (!citation.article) {
      targets.push_back({citation.begin, citation.end, citation.law});
      return;
    }
    for (std::string& id : cited_articles({citation}, reach_.generation.articles, reach_.handle))
      targets.push_back({citation.begin, citation.end, std::move(id)});
  }
  void add_relative(const Document& document, std::vector<Target>& targets) const {
    const auto relative = find_relative_citations(document.body);
    if (relative.empty()) return;
    const auto places = reach_.generation.articles.of(document.law_id);
    const auto here = std::find_if(places.begin(), places.end(),
                                   [&](const ArticlePlace& place) { return place.order == document.article_order; });
    if (here == places.end()) return;
    const auto own = here - places.begin();
    for (const RelativeCitation& citation : relative)
      for (auto step = citation.first; step <= citation.last; ++step) {
        const auto place = own + step;
        if (place < 0 || place >= static_cast<std::ptrdiff_t>(places.size())) continue;
        const Location& cited = places[static_cast<std::size_t>(place)].at;
        if (reach_.handle.parts[cited.part].size() == 0) continue;
        targets.push_back(
            {citation.begin, citation.end, reach_.handle.document(cited).get_value(terms::slot_id)});
      }
  }

  Reach reach_;
  std::map<std::string, std::string> parents_;
};

std::string title_of(const std::string& id, const Reach& reach) {
  const auto law = reach.generation.law_by_id.find(id);
  if (law != reach.generation.law_by_id.end()) return reach.generation.laws[law->second].name;
  const auto document = find_document(reach, id);
  return document ? document->title : std::string();
}

/// Bytes of every code point's beginning, and the end.
std::vector<std::size_t> byte_places(std::string_view utf8) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < utf8.size(); ++i)
    if ((static_cast<unsigned char>(utf8[i]) & 0xC0U) != 0x80U) places.push_back(i);
  places.push_back(utf8.size());
  return places;
}

std::vector<CitationLink> cites(const Document& document, Resolver& resolver, const Reach& reach) {
  const std::vector<std::size_t> bytes = byte_places(document.body);
  std::vector<CitationLink> links;
  for (Target& target : resolver.targets_of(document)) {
    if (target.end >= bytes.size()) continue;
    std::string title = title_of(target.id, reach);
    if (!title.empty()) links.push_back({std::move(target.id), std::move(title), bytes[target.begin], bytes[target.end]});
  }
  return links;
}

/// Documents that write a name of the law.
Xapian::Query naming(const LawEntry& law, Segmenter& segmenter) {
  std::vector<Xapian::Query> names{all_pairs(segmenter.segment(law.name)).value_or(Xapian::Query())};
  for (const std::string& alias : law.aliases)
    names.push_back(all_pairs(segmenter.segment(alias)).value_or(Xapian::Query()));
  return {Xapian::Query::OP_OR, names.begin(), names.end()};
}

/// The laws whose first article names this one: their 本法 may mean it.
std::vector<Xapian::Query> of_children(const Xapian::Query& named, const Reach& reach) {
  const std::string order = Xapian::sortable_serialise(first_article);
  const Xapian::Query first(Xapian::Query::OP_VALUE_RANGE, terms::slot_article_order, order, order);
  std::set<std::string> laws;
  const Xapian::Query both(Xapian::Query::OP_AND, named, first);
  for (const Reached& found : best_documents(reach, Corpus::articles, both, most_children))
    laws.insert(found.document.law_id);
  std::vector<Xapian::Query> queries;
  for (const std::string& law : laws) queries.emplace_back(terms::make(terms::law, law));
  return queries;
}

/// Whatever may cite the article: it writes the number and belongs to the law, carries it out or names it; or it is one
/// of the law's own articles and writes no number (前條).
Xapian::Query candidates(const Document& article, const LawEntry& law, const Reach& reach) {
  const Xapian::Query own(terms::make(terms::law, article.law_id));
  const Xapian::Query number(terms::make(terms::article_number, article.article_number));
  const Xapian::Query named = naming(law, reach.handle.segmenter);
  std::vector<Xapian::Query> places = of_children(named, reach);
  places.push_back(named);
  const Xapian::Query elsewhere(Xapian::Query::OP_AND, number, {Xapian::Query::OP_OR, places.begin(), places.end()});
  const Xapian::Query relative(terms::make(terms::bigram, fold_for_search("前條")));
  const Xapian::Query counted(terms::make(terms::unigram, fold_for_search("前")));
  const Xapian::Query inside(Xapian::Query::OP_AND, own, {Xapian::Query::OP_OR, number, {Xapian::Query::OP_OR, relative, counted}});
  return {Xapian::Query::OP_OR, inside, elsewhere};
}

void cited_by(const Document& article, Resolver& resolver, const Reach& reach, CitationLinks& links) {
  const auto law = reach.generation.law_by_id.find(article.law_id);
  if (law == reach.generation.law_by_id.end()) return;
  const Xapian::Query query = candidates(article, reach.generation.laws[law->second], reach);
  const auto found = best_documents(reach, Corpus::both, query, most_candidates);
  links.more = found.size() == most_candidates;
  for (const auto& [citing, score] : found) {
    if (citing.id == article.id) continue;
    const auto targets = resolver.targets_of(citing);
    const auto target = std::find_if(targets.begin(), targets.end(), [&](const auto& t) { return t.id == article.id; });
    if (target == targets.end()) continue;
    if (links.cited_by.size() == most_citing) {
      links.more = true;
      return;
    }
    const std::vector<std::size_t> bytes = byte_places(citing.body);
    links.cited_by.push_back({citing.id, citing.title, bytes[target->begin], bytes[target->end]});
  }
}

}  // namespace

std::string parent_of_law(const std::string& law_id, const Reach& reach) {
  const auto first = find_document(reach, law_id + "/1");
  if (!first || (first->body.find("訂定") == std::string::npos && first->body.find("制定") == std::string::npos)) return {};
  for (const Citation& citation : parse_citations(first->body, reach.generation.names, {law_id, {}}))
    if (!citation.law.empty() && citation.law != law_id) return citation.law;
  return {};
}

CitationLinks find_links(const Document& document, const Reach& reach) {
  Resolver resolver(reach);
  CitationLinks links;
  links.cites = cites(document, resolver, reach);
  if (!document.law_id.empty()) cited_by(document, resolver, reach, links);
  return links;
}

}  // namespace opendata::search
