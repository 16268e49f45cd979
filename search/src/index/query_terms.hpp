#pragma once
#include <xapian.h>

#include <functional>
#include <opendata/result.hpp>
#include <opendata/search/segmenter.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/synonyms.hpp"

/// From the words of a query to Xapian's Query objects. Its QueryParser is not used: it joins the characters of Han
/// text with AND, so that a question finds nothing, and throws on harmless text.
namespace opendata::search {

class FrequentTerms;

/// A distinct term of a query that stands in the index.
struct QueryTerm {
  Term term;  ///< where it first stands
  std::string index_term;
  Xapian::termcount count = 1;     ///< how often the query has it
  Xapian::doccount frequency = 0;  ///< in how many documents
  double weight = 0;               ///< its inverse document frequency
  bool asks = false;               ///< a piece of a question word
  double factor = 1;               ///< less for a synonym
  bool aside = false;              ///< stands in brackets
};

/// At most this many distinct terms of a query are looked up; of a longer text, the rarest.
inline constexpr std::size_t maximum_terms = 64;

/// The distinct terms that the database knows, rarest first, at most maximum_terms.
[[nodiscard]] std::vector<QueryTerm> lookup_terms(const std::vector<Term>& terms, const Xapian::Database& database);

/// The same; `known` may give the number of documents of a term sooner than the database.
using KnownFrequency = std::function<std::optional<Xapian::doccount>(const std::string& index_term)>;
[[nodiscard]] std::vector<QueryTerm> lookup_terms(const std::vector<Term>& terms, const Xapian::Database& database,
                                                  const KnownFrequency& known);

/// Marks the terms that stand in brackets of the query's text: mostly a remark on who asks or which office it is for
/// (（土地徵收業務）), which the answer does not repeat.
void mark_asides(std::vector<QueryTerm>& terms, std::string_view text);

/// The term alone, at the weight that it has in best_match().
[[nodiscard]] Xapian::Query weighted(const QueryTerm& term);

/// Best match: no term is demanded, rare ones open the candidates and all of them count.
[[nodiscard]] Xapian::Query best_match(const std::vector<QueryTerm>& terms);

/// The same; frequent terms that open no candidates are weighed from memory, with the same result. `database`: that
/// which will be searched.
[[nodiscard]] Xapian::Query best_match(std::vector<QueryTerm> terms, const FrequentTerms& held,
                                       const Xapian::Database& database);

/// Best match of a query that opens its candidates itself, with the same result, by one posting source (BestMatchSource);
/// beneath a demand, which leaves few documents, best_match() is faster. Without frequent terms in memory the same as
/// best_match().
[[nodiscard]] Xapian::Query candidates(std::vector<QueryTerm> terms, const FrequentTerms& held,
                                       const Xapian::Database& database);

/// What the terms can give at best.
[[nodiscard]] double possible_weight(const std::vector<QueryTerm>& terms);

/// What no document's weight for the terms exceeds.
[[nodiscard]] double greatest_weight(const std::vector<QueryTerm>& terms, const Xapian::Database& database);

/// What documents to prefer among nearly equal ones (terms::preferred) have ahead: a share of what the terms can give at
/// best. Empty when that is nothing.
[[nodiscard]] Xapian::Query preference(const std::vector<QueryTerm>& terms, const FrequentTerms& held);

/// Best match of the words and pairs, for when demanding all of them finds nothing; a shared character alone is not
/// close. Empty when the database knows none.
[[nodiscard]] Xapian::Query closest_match(std::vector<QueryTerm> terms);

/// The terms of synonyms that the database knows, which the query has not yet, at their weights.
void add_synonyms(std::vector<QueryTerm>& terms, const std::vector<SynonymMatch>& matches, Segmenter& segmenter,
                  const Xapian::Database& database);

/// What may stand instead of the words between two code points of a text.
struct Alternative {
  std::uint32_t begin = 0, end = 0;
  Xapian::Query query;
};

/// Every word demanded. A word is demanded as its pairs of characters, so that it is found inside a longer word too and
/// where the segmenter cuts the text otherwise. Errors: limit_exceeded (more than maximum_terms distinct terms).
[[nodiscard]] Result<Xapian::Query> all_words(const std::vector<Term>& terms,
                                              const std::vector<Alternative>& alternatives = {});
/// The same of the title's words (terms::title).
[[nodiscard]] Result<Xapian::Query> all_title_words(const std::vector<Term>& terms);
/// Any of the words, each in the same form.
[[nodiscard]] Result<Xapian::Query> any_word(const std::vector<Term>& terms);

/// Every pair of characters demanded: necessary for a phrase, and sufficient up to chance; see phrase_form().
/// Errors: limit_exceeded (more than maximum_terms distinct terms).
[[nodiscard]] Result<Xapian::Query> all_pairs(const std::vector<Term>& terms);

/// Articles that match `which`, the first of a law highest, all between `weight` and `weight` + 1.
[[nodiscard]] Xapian::Query in_numeric_order(const Xapian::Query& which, double weight);

/// The query without articles that are but a number (terms::deleted): nobody who names a law or its subject in words asks
/// for a number without a text. Those of `asked_for` stay.
[[nodiscard]] Xapian::Query with_text(const Xapian::Query& query, const Xapian::Query& asked_for = {});

/// The query without the documents of these ids.
[[nodiscard]] Xapian::Query without(const Xapian::Query& query, const std::vector<std::string>& ids);

/// Documents that were changed between two days, both included; an empty day is an open end.
[[nodiscard]] Xapian::Query changed_within(const std::string& first, const std::string& last);

/// Documents of `filter`, ranked by `ranking` where it matches.
[[nodiscard]] Xapian::Query ranked(const Xapian::Query& filter, const Xapian::Query& ranking);

}  // namespace opendata::search
