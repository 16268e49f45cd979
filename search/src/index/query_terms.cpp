#include "index/query_terms.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <opendata/text.hpp>
#include <set>

#include "index/best_match_source.hpp"
#include "index/frequent_source.hpp"
#include "index/held_source.hpp"
#include "index/question_words.hpp"
#include "index/term_weight.hpp"
#include "index/terms.hpp"

namespace opendata::search {
namespace {

/// Characters alone say half as much as words and pairs (measured; anything from ½ to 1 is nearly as good).
constexpr double unigram_scale = 0.5;
/// How somebody asks says less than what about; not nothing, because it tells questions of the same subject apart.
constexpr double question_scale = 0.3;
/// A remark in brackets says less than the sentence (measured: FAQ + .003, both halves alike).
constexpr double aside_scale = 0.5;
/// What a preferred document has ahead, as a share of what the terms weigh together (measured; .1 to .2 are nearly
/// alike).
constexpr double preference_share = 0.15;
/// Rarest terms first, at least this many of them open the candidates …
constexpr std::size_t core_terms = 8;
/// … and more while together they stand in no more than this many places: a small index is searched by all its terms.
constexpr Xapian::doccount core_postings = 10'000;
/// A term in more documents than this opens none once three rarer ones stand in so many places that there is enough to
/// choose from: it says little, and to weigh all its documents costs more than all else (measured: the same relevance).
constexpr Xapian::doccount frequent = 7'000;
constexpr std::size_t few_terms = 3;
constexpr Xapian::doccount enough_postings = 3'000;

Xapian::Query any_of(const std::vector<Xapian::Query>& queries) {
  return Xapian::Query(Xapian::Query::OP_OR, queries.begin(), queries.end());
}
Xapian::Query all_of(const std::vector<Xapian::Query>& queries) {
  return Xapian::Query(Xapian::Query::OP_AND, queries.begin(), queries.end());
}

double scale_of(const QueryTerm& term) {
  const double scale = term.factor * (term.term.kind == TermKind::unigram ? unigram_scale : 1.0);
  return scale * (term.asks ? question_scale : 1.0) * (term.aside ? aside_scale : 1.0);
}

/// The OR of terms, each at its scale.
Xapian::Query weighted_any(std::vector<QueryTerm>::const_iterator first, std::vector<QueryTerm>::const_iterator last) {
  std::map<double, std::vector<Xapian::Query>> by_scale;
  for (; first != last; ++first) by_scale[scale_of(*first)].emplace_back(first->index_term, first->count);
  std::vector<Xapian::Query> parts;
  for (const auto& [scale, queries] : by_scale)
    parts.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, any_of(queries), scale);
  return any_of(parts);
}

Xapian::Query maybe(const Xapian::Query& found, const Xapian::Query& weighed) {
  return weighed.empty() ? found : Xapian::Query(Xapian::Query::OP_AND_MAYBE, found, weighed);
}

double weight_at_most(const QueryTerm& term, const Xapian::Database& database) {
  return scale_of(term) * greatest_weight(term.frequency, database.get_doccount(), term.count);
}

/// The weight of terms that are all held in memory.
Xapian::Query from_memory(std::vector<QueryTerm>::const_iterator first, std::vector<QueryTerm>::const_iterator last,
                          const FrequentTerms& held, const Xapian::Database& database) {
  if (first == last) return {};
  std::vector<FrequentSource::Wanted> wanted;
  for (; first != last; ++first)
    wanted.push_back({*held.find(first->index_term), weight_at_most(*first, database)});
  return Xapian::Query((new FrequentSource(held, std::move(wanted), database.get_avlength()))->release());
}

double inverse_frequency(Xapian::doccount frequency, Xapian::doccount documents) {
  return std::log(1.0 + (static_cast<double>(documents - frequency) + 0.5) / (static_cast<double>(frequency) + 0.5));
}

/// Puts the terms that open candidates first. Output: the first that opens none.
std::vector<QueryTerm>::iterator arrange(std::vector<QueryTerm>& terms) {
  // Characters alone are too frequent, and question words too empty, to open candidates while there are words or pairs.
  const auto single = std::stable_partition(
      terms.begin(), terms.end(), [](const QueryTerm& t) { return t.term.kind != TermKind::unigram && !t.asks; });
  auto core_end = terms.begin();
  std::uint64_t postings = 0;
  for (; core_end != terms.end(); ++core_end) {
    postings += core_end->frequency;
    const auto taken = static_cast<std::size_t>(core_end - terms.begin());
    if (postings > core_postings && (taken >= core_terms || (core_end >= single && taken > 0))) break;
    const std::uint64_t before = postings - core_end->frequency;
    if (core_end->frequency > frequent && taken >= few_terms && before >= enough_postings) break;
  }
  return core_end;
}

}  // namespace

std::vector<QueryTerm> lookup_terms(const std::vector<Term>& terms, const Xapian::Database& database) {
  return lookup_terms(terms, database, [](const std::string&) { return std::nullopt; });
}

std::vector<QueryTerm> lookup_terms(const std::vector<Term>& terms, const Xapian::Database& database,
                                    const KnownFrequency& known_frequency) {
  const std::vector<bool> asks = find_question_terms(terms);
  std::map<std::string, QueryTerm> distinct;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    std::string index_term = terms::of(terms[i]);
    const auto [at, added] = distinct.try_emplace(index_term);
    if (!added) {
      ++at->second.count;
      continue;
    }
    const auto held = known_frequency(index_term);
    const Xapian::doccount frequency = held ? *held : database.get_termfreq(index_term);
    at->second = {terms[i], std::move(index_term), 1, frequency, 0, asks[i], 1};
  }
  const Xapian::doccount documents = database.get_doccount();
  std::vector<QueryTerm> known;
  for (auto& [text, term] : distinct) {
    if (term.frequency == 0) continue;
    term.weight = inverse_frequency(term.frequency, documents);
    known.push_back(std::move(term));
  }
  std::stable_sort(known.begin(), known.end(),
                   [](const QueryTerm& a, const QueryTerm& b) { return a.frequency < b.frequency; });
  if (known.size() > maximum_terms) known.resize(maximum_terms);
  return known;
}

Xapian::Query best_match(const std::vector<QueryTerm>& terms) { return best_match(terms, {}, {}); }

Xapian::Query best_match(std::vector<QueryTerm> terms, const FrequentTerms& held, const Xapian::Database& database) {
  const auto core_end = arrange(terms);
  Xapian::Query core = weighted_any(terms.begin(), core_end);
  if (core_end == terms.end()) return core;
  const auto in_memory =
      std::stable_partition(core_end, terms.end(), [&](const QueryTerm& t) { return !held.find(t.index_term); });
  return maybe(maybe(core, weighted_any(core_end, in_memory)), from_memory(in_memory, terms.end(), held, database));
}

Xapian::Query candidates(std::vector<QueryTerm> terms, const FrequentTerms& held, const Xapian::Database& database) {
  if (held.size() == 0 || terms.empty()) return best_match(terms);
  const auto core_end = arrange(terms);
  std::vector<BestMatchSource::Wanted> wanted;
  for (auto it = terms.begin(); it != terms.end(); ++it)
    wanted.push_back({it->index_term, held.find(it->index_term), weight_at_most(*it, database), it < core_end});
  return Xapian::Query((new BestMatchSource(held, std::move(wanted), database.get_avlength()))->release());
}

double possible_weight(const std::vector<QueryTerm>& terms) {
  double sum = 0;
  for (const QueryTerm& term : terms) sum += term.weight * scale_of(term);
  return sum;
}

double greatest_weight(const std::vector<QueryTerm>& terms, const Xapian::Database& database) {
  double sum = 0;
  for (const QueryTerm& term : terms) sum += weight_at_most(term, database);
  return sum;
}

Xapian::Query preference(const std::vector<QueryTerm>& terms, const FrequentTerms& held) {
  const double sum = possible_weight(terms);
  if (sum <= 0) return {};
  auto* constant = (new Xapian::FixedWeightPostingSource(sum * preference_share))->release();
  const Xapian::Query where(Xapian::Query::OP_SCALE_WEIGHT, documents_with(terms::preferred, held), 0.0);
  return {Xapian::Query::OP_AND, where, Xapian::Query(constant)};
}

void mark_asides(std::vector<QueryTerm>& terms, std::string_view text) {
  constexpr std::u32string_view opening = U"(（〔[【", closing = U")）〕]】";
  std::vector<std::pair<std::size_t, std::size_t>> asides;
  const std::u32string characters = text::to_utf32(text);
  std::size_t open = std::u32string::npos;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    if (opening.find(characters[i]) != std::u32string_view::npos) open = i;
    if (closing.find(characters[i]) == std::u32string_view::npos || open == std::u32string::npos) continue;
    asides.emplace_back(open, i);
    open = std::u32string::npos;
  }
  for (QueryTerm& each : terms)
    each.aside = std::any_of(asides.begin(), asides.end(), [&](const auto& aside) {
      return aside.first < each.term.begin && each.term.end <= aside.second;
    });
}

Xapian::Query weighted(const QueryTerm& term) {
  return {Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term.index_term, term.count), scale_of(term)};
}

Xapian::Query in_numeric_order(const Xapian::Query& which, double weight) {
  auto* constant = (new Xapian::FixedWeightPostingSource(weight))->release();
  auto* rank = (new Xapian::ValueWeightPostingSource(terms::slot_article_rank))->release();
  const std::array<Xapian::Query, 3> all{
      Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, which, 0.0), Xapian::Query(constant),
      Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(rank), 1 / terms::article_places)};
  return Xapian::Query(Xapian::Query::OP_AND, all.begin(), all.end());
}

Xapian::Query with_text(const Xapian::Query& query, const Xapian::Query& asked_for) {
  if (query.empty()) return query;
  const Xapian::Query deleted{std::string(terms::deleted)};
  return {Xapian::Query::OP_AND_NOT, query, Xapian::Query(Xapian::Query::OP_AND_NOT, deleted, asked_for)};
}

Xapian::Query without(const Xapian::Query& query, const std::vector<std::string>& ids) {
  if (ids.empty()) return query;
  std::vector<Xapian::Query> excluded;
  for (const std::string& id : ids) excluded.emplace_back(terms::make(terms::id, id));
  return {Xapian::Query::OP_AND_NOT, query, any_of(excluded)};
}

Xapian::Query closest_match(std::vector<QueryTerm> terms) {
  std::erase_if(terms, [](const QueryTerm& t) { return t.term.kind == TermKind::unigram; });
  return terms.empty() ? Xapian::Query() : best_match(terms);
}

Result<Xapian::Query> all_pairs(const std::vector<Term>& terms) {
  std::set<std::string> demanded;
  std::set<std::uint32_t> covered;
  for (const Term& term : terms) {
    if (term.kind != TermKind::bigram) continue;
    demanded.insert(terms::of(term));
    covered.insert({term.begin, term.end - 1});
  }
  std::set<std::uint32_t> characters;
  for (const Term& term : terms) {
    if (term.kind != TermKind::unigram) continue;
    characters.insert(term.begin);
    if (!covered.contains(term.begin)) demanded.insert(terms::of(term));
  }
  for (const Term& term : terms) {
    if (term.kind == TermKind::word && !characters.contains(term.begin)) demanded.insert(terms::of(term));
  }
  if (demanded.size() > maximum_terms) {
    return failure(Errc::limit_exceeded,
                   {"the phrase has more than 64 different terms; shorten it", "詞組的詞超過 64 個；請縮短"});
  }
  std::vector<Xapian::Query> parts(demanded.begin(), demanded.end());
  return parts.empty() ? Xapian::Query() : all_of(parts);
}

Xapian::Query changed_within(const std::string& first, const std::string& last) {
  if (last.empty()) return {Xapian::Query::OP_VALUE_GE, terms::slot_modified, first};
  return {Xapian::Query::OP_VALUE_RANGE, terms::slot_modified, first.empty() ? "0" : first, last};
}

Xapian::Query ranked(const Xapian::Query& filter, const Xapian::Query& ranking) {
  if (filter.empty() || ranking.empty()) return filter;
  return Xapian::Query(Xapian::Query::OP_AND_MAYBE, Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, filter, 0.0),
                       ranking);
}

}  // namespace opendata::search
