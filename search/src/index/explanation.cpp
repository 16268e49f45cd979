#include "index/explanation.hpp"

#include <algorithm>
#include <cmath>

#include "index/terms.hpp"

namespace opendata::search {
namespace {

constexpr double rounding = 1e-6;

/// The weight that `part` has in the document.
double weight_in(const Xapian::Query& document, const Xapian::Query& part, const Xapian::Database& database) {
  if (part.empty()) return 0;
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_AND_MAYBE, document, part));
  enquire.set_weighting_scheme(relevance_weight());
  const Xapian::MSet set = enquire.get_mset(0, 1);
  return set.empty() ? 0 : set.begin().get_weight();
}

}  // namespace

std::vector<ScorePart> explain(const Match& match, const Plan& plan, const Searched& where) {
  const Xapian::Database& database = where.handle.database(where.corpus);
  const DocumentTable& table = where.generation.parts[match.at.part].table;
  const std::string id = where.handle.document(match.at).get_value(terms::slot_id);
  const Xapian::Query document(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(terms::make(terms::id, id)), 0.0);
  std::vector<ScorePart> parts;
  for (const QueryTerm& term : plan.highlighted)
    parts.push_back({term.index_term, weight_in(document, weighted(term), database)});
  for (const PlanPart& part : plan.parts) parts.push_back({part.name, weight_in(document, part.query, database)});
  if (match.at.document <= table.size()) {
    parts.push_back({std::string(score_parts::law_authority),
                     plan.law_authority * static_cast<double>(table.law_authority[match.at.document])});
    parts.push_back({std::string(score_parts::article_authority),
                     plan.article_authority * static_cast<double>(table.article_authority[match.at.document])});
  }
  double rest = match.score;
  for (const ScorePart& part : parts) rest -= part.value;
  parts.push_back({std::string(score_parts::mode), rest});
  std::erase_if(parts, [](const ScorePart& part) { return std::abs(part.value) < rounding; });
  std::stable_sort(parts.begin(), parts.end(),
                   [](const ScorePart& a, const ScorePart& b) { return a.value > b.value; });
  return parts;
}

}  // namespace opendata::search
