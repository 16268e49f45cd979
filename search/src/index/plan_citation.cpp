#include <set>

#include "index/cited_places.hpp"
#include "index/plans.hpp"
#include "index/terms.hpp"

namespace opendata::search {
namespace {

/// More than a text can have for writing out one of the citations: an article that the query cites, and below those one
/// of a law that it names, stand above all text matches, also above one that writes out all of them.
constexpr double weight_of_citation = 1'000.0;
double above_texts(const PlanInput& input) { return weight_of_citation * static_cast<double>(input.citations.size()); }

/// Other documents that write out the same citation: the law's name or a short name of it, and the article's number if
/// there is one.
Xapian::Query texts_that_cite(const Citation& citation, const PlanInput& input) {
  const auto law = input.generation.law_by_id.find(citation.law);
  if (law == input.generation.law_by_id.end()) return {};
  const LawEntry& entry = input.generation.laws[law->second];
  std::vector<Xapian::Query> names;
  for (const std::string& alias : entry.aliases)
    names.push_back(all_pairs(input.handle.segmenter.segment(alias)).value_or(Xapian::Query()));
  names.push_back(all_pairs(input.handle.segmenter.segment(entry.name)).value_or(Xapian::Query()));
  const Xapian::Query named(Xapian::Query::OP_OR, names.begin(), names.end());
  if (!citation.article) return named;
  const Xapian::Query number(terms::make(terms::article_number, format_article_number(*citation.article)));
  return Xapian::Query(Xapian::Query::OP_AND, number, named);
}

/// All articles of the laws that are named without one, law by law, each in numeric order.
std::vector<Xapian::Query> articles_of_named_laws(const PlanInput& input) {
  double weight = above_texts(input);
  std::vector<Xapian::Query> parts;
  std::set<std::string> seen;
  for (const Citation& citation : input.citations) {
    if (citation.law.empty() || citation.article || !seen.insert(citation.law).second) continue;
    weight -= 1;
    const Xapian::Query of_law(terms::make(terms::law, citation.law));
    parts.push_back(in_numeric_order(of_law, weight));
  }
  return parts;
}

Xapian::Query texts_that_cite(const PlanInput& input) {
  std::vector<Xapian::Query> texts;
  for (const Citation& citation : input.citations) texts.push_back(texts_that_cite(citation, input));
  return {Xapian::Query::OP_OR, texts.begin(), texts.end()};
}

/// What is marked in hits: the laws' names; the number alone stands in too many places.
std::string names_of_laws(const PlanInput& input) {
  std::string names;
  for (const Citation& citation : input.citations) {
    const auto law = input.generation.law_by_id.find(citation.law);
    if (law != input.generation.law_by_id.end()) names += input.generation.laws[law->second].name + "\n";
  }
  return names;
}

}  // namespace

Result<Plan> plan_citation(const PlanInput& input) {
  if (input.citations.empty()) {
    return failure(Errc::bad_value, {"the text names no law that is in the index; write for example 動物保護法第12條",
                                     "查詢文字中沒有本索引收錄的法規條號；寫法如「動物保護法第12條」"});
  }
  Plan plan;
  plan.shows_abolished = true;
  std::vector<Xapian::Query> places = articles_of_named_laws(input);
  places.push_back(cited_places(input, 2 * above_texts(input), 1));
  const Xapian::Query named(Xapian::Query::OP_MAX, places.begin(), places.end());
  // What is named stands where it is named, also when its text writes out another of the places.
  plan.query = named | Xapian::Query(Xapian::Query::OP_AND_NOT, texts_that_cite(input), named);
  plan.highlighted = lookup_terms(input.handle.segmenter.segment(names_of_laws(input)), input.database);
  return plan;
}

}  // namespace opendata::search
