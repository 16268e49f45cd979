#include <algorithm>
#include <map>
#include <set>

#include "index/query_terms.hpp"
#include "index/terms.hpp"

namespace opendata::search {
namespace {

using Queries = std::vector<Xapian::Query>;

Xapian::Query any_of(const Queries& queries) { return {Xapian::Query::OP_OR, queries.begin(), queries.end()}; }
Xapian::Query all_of(const Queries& queries) { return {Xapian::Query::OP_AND, queries.begin(), queries.end()}; }

bool is_canonical(const Term& term) {
  return term.kind == TermKind::article_number || term.kind == TermKind::number || term.kind == TermKind::year;
}

/// The demanded form of every word of a text, by the places of its characters.
class WordDemands {
 public:
  using IndexTerm = std::string (*)(const Term&);
  WordDemands(const std::vector<Term>& terms, IndexTerm index_term) : terms_(terms), index_term_(index_term) {
    for (const Term& term : terms) {
      if (term.kind == TermKind::bigram) pairs_.emplace(term.begin, &term);
      if (term.kind == TermKind::unigram) characters_.insert(term.begin);
      if (is_canonical(term)) numbers_.emplace(term.begin, term.end);
    }
  }

  [[nodiscard]] Result<Queries> each(const std::vector<Alternative>& alternatives) {
    Queries demands;
    std::vector<Queries> replaced(alternatives.size());
    for (const Term& term : terms_) {
      const bool counts = is_canonical(term) || (term.kind == TermKind::word && !inside_number(term));
      if (counts) place_for(term, alternatives, replaced, demands).push_back(demand(term));
    }
    for (std::size_t i = 0; i < alternatives.size(); ++i) {
      if (replaced[i].empty()) continue;
      demands.push_back(any_of({all_of(replaced[i]), alternatives[i].query}));
    }
    if (used_.size() <= maximum_terms) return demands;
    return failure(Errc::limit_exceeded,
                   {"the query demands more than 64 different terms; shorten it", "查詢要求的詞超過 64 個；請縮短"});
  }

 private:
  /// Where a word's demand goes: beside the alternative that may stand for it, or among those that nothing replaces.
  static Queries& place_for(const Term& term, const std::vector<Alternative>& alternatives,
                            std::vector<Queries>& replaced, Queries& others) {
    for (std::size_t i = 0; i < alternatives.size(); ++i)
      if (term.begin >= alternatives[i].begin && term.end <= alternatives[i].end) return replaced[i];
    return others;
  }

  [[nodiscard]] bool inside_number(const Term& word) const {
    const auto after = numbers_.upper_bound(word.begin);
    return after != numbers_.begin() && std::prev(after)->second >= word.end;
  }

  Xapian::Query leaf(const Term& term) {
    std::string text = index_term_(term);
    used_.insert(text);
    return Xapian::Query(text);
  }

  Xapian::Query demand(const Term& word) {
    if (is_canonical(word) || !characters_.contains(word.begin)) return leaf(word);
    return word.end - word.begin == 1 ? character(word) : pairs(word);
  }

  Xapian::Query pairs(const Term& word) {
    Queries parts;
    for (auto it = pairs_.lower_bound(word.begin); it != pairs_.end() && it->second->end <= word.end; ++it)
      parts.push_back(leaf(*it->second));
    return parts.empty() ? leaf(word) : all_of(parts);
  }

  /// A single character is mostly a piece of a word that the dictionary does not know (長照): it is demanded with a
  /// neighbour.
  Xapian::Query character(const Term& word) {
    Queries parts;
    for (const Term* pair : {pair_at(word.begin), word.begin > 0 ? pair_at(word.begin - 1) : nullptr}) {
      if (pair != nullptr) parts.push_back(leaf(*pair));
    }
    if (!parts.empty()) return any_of(parts);
    Term alone = word;
    alone.kind = TermKind::unigram;
    return leaf(alone);
  }

  [[nodiscard]] const Term* pair_at(std::uint32_t begin) const {
    const auto found = pairs_.find(begin);
    return found == pairs_.end() ? nullptr : found->second;
  }

  const std::vector<Term>& terms_;
  IndexTerm index_term_;
  std::map<std::uint32_t, const Term*> pairs_;  ///< by first character
  std::set<std::uint32_t> characters_;
  std::map<std::uint32_t, std::uint32_t> numbers_;  ///< begin → end
  std::set<std::string> used_;
};

Result<Xapian::Query> join(const Result<Queries>& demands, Xapian::Query::op how) {
  if (!demands) return failure(demands.error());
  return demands->empty() ? Xapian::Query() : Xapian::Query(how, demands->begin(), demands->end());
}

}  // namespace

Result<Xapian::Query> all_words(const std::vector<Term>& terms, const std::vector<Alternative>& alternatives) {
  return join(WordDemands(terms, terms::of).each(alternatives), Xapian::Query::OP_AND);
}

Result<Xapian::Query> all_title_words(const std::vector<Term>& terms) {
  return join(WordDemands(terms, terms::of_title).each({}), Xapian::Query::OP_AND);
}

Result<Xapian::Query> any_word(const std::vector<Term>& terms) {
  return join(WordDemands(terms, terms::of).each({}), Xapian::Query::OP_OR);
}

}  // namespace opendata::search
