#include "query/telling_terms.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "index/terms.hpp"

namespace opendata::search {
namespace {

constexpr std::size_t longest_text = 5'000;
constexpr std::size_t most_terms = 40;
constexpr std::size_t title_counts = 3;  ///< a word of the title says more than one of the text
/// A term of one document only is the document's own.
constexpr Xapian::doccount fewest_documents = 2;

using Counts = std::map<std::string, QueryTerm>;

void count(const std::vector<Term>& terms, std::size_t times, Counts& counts) {
  for (const Term& term : terms) {
    if (term.kind == TermKind::unigram) continue;
    std::string index_term = terms::of(term);
    QueryTerm& counted = counts[index_term];
    if (counted.index_term.empty()) counted = {term, std::move(index_term), 0, 0, 0, false};
    counted.count += static_cast<Xapian::termcount>(times);
  }
}

double telling(const QueryTerm& term) { return (1 + std::log(static_cast<double>(term.count))) * term.weight; }

}  // namespace

std::vector<QueryTerm> telling_terms(const Document& document, const Reach& reach, Corpus corpus) {
  const Xapian::Database& database = reach.handle.database(corpus);
  Segmenter& segmenter = reach.handle.segmenter;
  Counts counts;
  count(segmenter.segment(document.law_name.empty() ? document.title : document.law_name), title_counts, counts);
  count(segmenter.segment(std::string_view(document.body).substr(0, longest_text)), 1, counts);
  const double documents = database.get_doccount();
  std::vector<QueryTerm> terms;
  for (auto& [text, term] : counts) {
    term.frequency = database.get_termfreq(text);
    if (term.frequency < fewest_documents) continue;
    term.weight = std::log(1.0 + (documents - term.frequency + 0.5) / (term.frequency + 0.5));
    terms.push_back(std::move(term));
  }
  std::sort(terms.begin(), terms.end(), [](const auto& a, const auto& b) { return telling(a) > telling(b); });
  if (terms.size() > most_terms) terms.resize(most_terms);
  for (QueryTerm& term : terms) term.count = 1;
  std::sort(terms.begin(), terms.end(), [](const auto& a, const auto& b) { return a.frequency < b.frequency; });
  return terms;
}

}  // namespace opendata::search
