#include <algorithm>
#include <cmath>
#include <opendata/full_domain.hpp>
#include <utility>

#include "privacy/full_domain/search.hpp"

namespace opendata::privacy {
namespace {

bool uses_weights(Objective objective) { return objective == Objective::loss || objective == Objective::entropy; }

Result<std::vector<double>> weights_of(const SearchOptions& options, std::size_t dimensions) {
  if (options.weights.empty()) return std::vector<double>(dimensions, 1.0);
  if (!uses_weights(options.objective))
    return failure(Errc::invalid_argument,
                   {"weights are for the objectives loss and entropy", "權重僅適用於 loss 與 entropy"},
                   {{}, 0, "weights"});
  const auto good = [](double weight) { return std::isfinite(weight) && weight >= 0; };
  const bool some =
      std::any_of(options.weights.begin(), options.weights.end(), [](double weight) { return weight > 0; });
  if (options.weights.size() == dimensions && some && std::all_of(options.weights.begin(), options.weights.end(), good))
    return options.weights;
  return failure(Errc::invalid_argument,
                 {"weights must be numbers of at least 0, one a quasi-identifier, not all 0",
                  "權重須為不小於 0 的數值，每個準識別符一個，且不得全為 0"},
                 {{}, 0, "weights"});
}

Result<void> check_table(const CodedTable& table) {
  if (table.rows() == 0) return failure(Errc::invalid_argument, {"the table has no rows", "資料表沒有任何資料列"});
  if (table.hierarchies.size() > Node::max_dimensions)
    return failure(Errc::limit_exceeded, {"there may be 32 quasi-identifiers", "準識別符最多 32 個"});
  return {};
}

FullDomainResult describe(const Found& found, const std::vector<Dimension>& dimensions, NodeChecker& checker) {
  FullDomainResult result;
  result.lattice = 1;
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    result.levels.push_back(found.best->node.level(i));
    result.lattice *= static_cast<double>(dimensions[i].height() + 1);
  }
  result.score = found.best->score;
  result.lower_bound = std::min(found.lower_bound, result.score);
  result.optimal = found.complete;
  result.suppressed = found.best->suppressed;
  result.suppressed_rows = checker.suppressed_rows(found.best->node);
  result.checked = found.checked;
  return result;
}

/// One row at least must stay: a node that suppresses all of them is no answer, and does not stand in the way of one.
std::uint64_t most_suppressed(const PrivacyModel& model, std::uint64_t rows) {
  return std::min(suppressible_rows(model.suppression_limit, rows), rows - 1);
}

tl::unexpected<Error> nothing_found(const Found& found, const PrivacyModel& model, std::uint64_t rows) {
  if (!found.complete)
    return failure(
        Errc::refused,
        {"no generalization that fulfils the privacy model was found in the time or steps allowed; allow more",
         "在限定的時間或步數內未找到符合隱私模型的概化；請放寬"},
        {{}, 0, "max-seconds"});
  if (suppressible_rows(model.suppression_limit, rows) == rows)
    return failure(
        Errc::refused,
        {"the privacy model would suppress every row; relax the model or give the hierarchies coarser levels",
         "依此隱私模型將抑制所有資料列；請放寬模型，或在階層加入更粗的一層"});
  return failure(Errc::refused,
                 {"no generalization fulfils the privacy model within the suppression limit; raise the limit, relax "
                  "the model, or add a coarser level to the hierarchies",
                  "在抑制上限內沒有任何概化符合隱私模型；請提高上限、放寬模型，或在階層加入更粗的一層"});
}

}  // namespace

Result<FullDomainResult> anonymize(const CodedTable& table, const PrivacyModel& model, const SearchOptions& options) {
  const SearchLimit limit(options, SearchLimit::Clock::now());
  if (auto good = check_table(table); !good) return failure(std::move(good.error()));
  const auto rule = ClassRule::create(model, table);
  if (!rule) return failure(rule.error());
  auto weights = weights_of(options, table.hierarchies.size());
  if (!weights) return failure(std::move(weights.error()));
  std::vector<Dimension> dimensions;
  for (std::size_t i = 0; i < table.hierarchies.size(); ++i)
    dimensions.emplace_back(table.hierarchies[i], table.columns[i]);
  const auto checker = make_checker(table, dimensions, *rule, most_suppressed(model, table.rows()));
  if (!checker) return failure(checker.error());
  const auto objective = make_objective(
      options.objective, {dimensions, std::move(*weights), table.rows(), (*checker)->tuples(), rule->k()});
  const Found found = Search(dimensions, *objective, **checker, limit).run();
  if (!found.best) return nothing_found(found, model, table.rows());
  return describe(found, dimensions, **checker);
}

}  // namespace opendata::privacy
