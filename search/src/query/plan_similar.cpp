#include <opendata/text.hpp>

#include "index/plans.hpp"
#include "query/telling_terms.hpp"

namespace opendata::search {
namespace {

constexpr Message unknown_id{"no document with this id in the index; the text of this mode is an id",
                             "索引中沒有此識別碼的文件；此模式的查詢文字須為文件識別碼"};

}  // namespace

Result<Plan> plan_similar(const PlanInput& input) {
  const std::string id(text::trim(input.query.text));
  const auto document = find_document({input.generation, input.handle}, id);
  if (!document) return failure(Errc::bad_value, unknown_id);
  Plan plan;
  plan.highlighted = telling_terms(*document, {input.generation, input.handle}, Corpus::both);
  plan.query = best_match(plan.highlighted);
  if (!plan.query.empty()) plan.query = without(plan.query, {id});
  return plan;
}

}  // namespace opendata::search
