#include "query/expand.hpp"

#include <algorithm>
#include <cmath>
#include <opendata/text.hpp>
#include <set>

#include "index/terms.hpp"

namespace opendata::search {
namespace {

/// The word itself, then its synonyms.
std::vector<std::u32string> ways_of(const SynonymMatch& match) {
  std::vector<std::u32string> ways{text::to_utf32(match.word)};
  for (const Synonym& synonym : match.synonyms) ways.push_back(text::to_utf32(synonym.text));
  return ways;
}

/// Every beginning with every way to go on, as many as there may be.
std::vector<std::u32string> continued(const std::vector<std::u32string>& begun, const std::vector<std::u32string>& ways,
                                      std::size_t most) {
  std::vector<std::u32string> longer;
  for (const std::u32string& way : ways)
    for (const std::u32string& one : begun)
      if (longer.size() < most) longer.push_back(one + way);
  return longer;
}

}  // namespace

std::vector<SynonymMatch> find_synonyms(const PlanInput& input, const std::vector<Term>& terms) {
  if (!input.query.synonyms) return {};
  return input.generation.tools->synonyms().find(input.query.text, terms);
}

void add_synonyms(std::vector<QueryTerm>& terms, const std::vector<SynonymMatch>& matches, Segmenter& segmenter,
                  const Xapian::Database& database) {
  std::set<std::string> known;
  for (const QueryTerm& term : terms) known.insert(term.index_term);
  const double documents = database.get_doccount();
  for (const SynonymMatch& match : matches)
    for (const Synonym& synonym : match.synonyms) {
      const std::vector<Term> segmented = segmenter.segment(synonym.text);
      for (const Term& term : segmented) {
        if (term.kind == TermKind::unigram && segmented.size() > 2) continue;
        std::string index_term = terms::of(term);
        const Xapian::doccount frequency = database.get_termfreq(index_term);
        if (frequency == 0 || !known.insert(index_term).second) continue;
        const double weight = std::log(1.0 + (documents - frequency + 0.5) / (frequency + 0.5));
        terms.push_back({term, std::move(index_term), 1, frequency, weight, false, synonym.weight});
      }
    }
  std::stable_sort(terms.begin(), terms.end(), [](const auto& a, const auto& b) { return a.frequency < b.frequency; });
  if (terms.size() > maximum_terms) terms.resize(maximum_terms);
}

std::vector<Alternative> as_alternatives(const std::vector<SynonymMatch>& matches, Segmenter& segmenter) {
  std::vector<Alternative> alternatives;
  for (const SynonymMatch& match : matches) {
    std::vector<Xapian::Query> ways;
    for (const Synonym& synonym : match.synonyms) {
      const auto demanded = all_words(segmenter.segment(synonym.text));
      if (demanded && !demanded->empty()) ways.push_back(*demanded);
    }
    alternatives.push_back({match.begin, match.end, {Xapian::Query::OP_OR, ways.begin(), ways.end()}});
  }
  return alternatives;
}

std::vector<std::string> rewritings(const PlanInput& input, const std::vector<SynonymMatch>& matches) {
  constexpr std::size_t most = 32;
  const std::u32string text = text::to_utf32(input.query.text);
  std::vector<std::u32string> begun{std::u32string()};
  std::size_t at = 0;
  for (const SynonymMatch& match : matches) {
    const std::u32string before = text.substr(at, match.begin - at);
    for (std::u32string& one : begun) one += before;
    begun = continued(begun, ways_of(match), most);
    at = match.end;
  }
  std::vector<std::string> whole;
  for (const std::u32string& one : begun) whole.push_back(text::to_utf8(one + text.substr(at)));
  return whole;
}

std::vector<Expansion> as_expansions(const std::vector<SynonymMatch>& matches) {
  std::vector<Expansion> expansions;
  for (const SynonymMatch& match : matches) {
    Expansion expansion{match.word, {}};
    for (const Synonym& synonym : match.synonyms) expansion.synonyms.push_back(synonym.text);
    expansions.push_back(std::move(expansion));
  }
  return expansions;
}

}  // namespace opendata::search
