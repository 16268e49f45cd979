#include "index/plans.hpp"
#include "index/terms.hpp"
#include "query/law_titles.hpp"

namespace opendata::search {

Result<Plan> plan_law_title(const PlanInput& input) {
  constexpr std::size_t most_laws = 50;
  constexpr double best_weight = 1'000.0;
  Plan plan;
  plan.shows_abolished = true;
  std::vector<Xapian::Query> parts;
  double weight = best_weight;
  for (const std::size_t place : laws_with_title(input.query.text, input.generation, most_laws)) {
    const LawEntry& law = input.generation.laws[place];
    plan.laws.push_back({law.id, law.name, law.in_force});
    const Xapian::Query of_law(terms::make(terms::law, law.id));
    parts.push_back(in_numeric_order(of_law, weight));
    weight -= 2;
  }
  plan.query = Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end());
  plan.highlighted = lookup_terms(input.handle.segmenter.segment(input.query.text), input.database);
  return plan;
}

}  // namespace opendata::search
