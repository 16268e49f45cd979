#include <algorithm>
#include <cmath>
#include <opendata/local_recoding.hpp>
#include <unordered_map>

#include "privacy/local_recoding/improve.hpp"

namespace opendata::privacy {
namespace {

using namespace local;

constexpr double longest_effort = 3600;
/// What a second of effort stands for, in costs of a row with one attribute.
constexpr double steps_per_second = 6.5e8;

Result<void> check(const CodedTable& table, const LocalOptions& options) {
  if (table.rows() == 0) return failure(Errc::invalid_argument, {"the table has no rows", "資料表沒有資料列"});
  if (!options.weights.empty() && options.weights.size() != table.hierarchies.size())
    return failure(Errc::invalid_argument,
                   {"give one weight for each quasi-identifier, or none", "每個準識別符須各有一個權重，或全部省略"});
  for (const double weight : options.weights)
    if (!(weight >= 0) || !std::isfinite(weight))
      return failure(Errc::invalid_argument, {"a weight must be 0 or more", "權重須為 0 以上"});
  if (!(options.effort >= 0 && options.effort <= longest_effort))
    return failure(Errc::invalid_argument,
                   {"effort must be between 0 and 3,600 seconds", "effort 須介於 0 與 3,600 秒"});
  return {};
}

/// Weights with the largest at 1; all 0 counts as all equal.
std::vector<double> relative_weights(const LocalOptions& options, std::size_t attributes) {
  const double largest =
      options.weights.empty() ? 0 : *std::max_element(options.weights.begin(), options.weights.end());
  std::vector<double> relative(attributes, 1.0);
  if (largest > 0)
    std::transform(options.weights.begin(), options.weights.end(), relative.begin(),
                   [&](double w) { return w / largest; });
  return relative;
}

Result<Costs> create_costs(const CodedTable& table, const LocalOptions& options) {
  const auto weights = relative_weights(options, table.hierarchies.size());
  Costs costs;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    auto created = LabelCosts::create(table.hierarchies[i], weights[i]);
    if (!created) return failure(std::move(created.error()));
    costs.push_back(std::move(*created));
  }
  return costs;
}

/// The search behind a first result must end, however many nodes the lattice has. A step may count all rows, so that
/// large tables have fewer.
SearchOptions search_options(const CodedTable& table, const LocalOptions& options) {
  constexpr std::uint64_t most_steps = 100'000, least_steps = 1'000, rows_of_all_steps = 1'000'000'000;
  return {.objective = Objective::loss,
          .weights = relative_weights(options, table.hierarchies.size()),
          .max_steps = std::min(most_steps, least_steps + rows_of_all_steps / table.rows())};
}

/// Whether the limit leaves room for some of the rows that are no class under their top labels.
bool may_keep_some(const TopDown& split, std::uint64_t suppressible) {
  return !split.failing.empty() && suppressible > 0 && split.unavoidable <= suppressible;
}

/// Where the rows under a combination of top labels are no class together, entropy, recursive (c,l) and t may allow
/// some of them: those that the best choice of one level a column keeps. So there is an answer wherever the search for
/// that has one.
std::vector<Region> split_all(const CodedTable& table, const PrivacyModel& model, const LocalOptions& options,
                              const Space& space, Admission& admission) {
  TopDown split = split_from_top(table, space, admission);
  if (!may_keep_some(split, suppressible_rows(model.suppression_limit, table.rows()))) return std::move(split.regions);
  const auto start = anonymize(table, model, search_options(table, options));
  if (!start) return std::move(split.regions);
  for (Part& part : split.failing)
    split.regions.push_back(split_from_levels(table, space, admission, std::move(part), *start));
  return std::move(split.regions);
}

void improve_all(std::vector<Region>& regions, const Space& space, Admission& admission, const LocalOptions& options) {
  const double steps = options.effort * steps_per_second / static_cast<double>(space.attributes());
  for (Region& region : regions) {
    std::uint64_t rows = 0;
    for (const Class& of : region) rows += of.rows.size();
    const double share = static_cast<double>(rows) / space.rows.size();
    improve(region, space, admission, options.seed, static_cast<std::uint64_t>(steps * share));
  }
}

/// Gathers classes into a result; classes with the same labels become one.
class Collector {
 public:
  Collector(const CodedTable& table, const Space& space) : table_(table), space_(space) {
    result_.attributes = space.attributes();
    result_.class_of.assign(table.rows(), LocalResult::no_class);
    lost_leaves_.resize(space.attributes());
  }

  void add(const Class& of) {
    const std::uint32_t number = number_of(of);
    for (const std::uint32_t row : of.rows) result_.class_of[space_.rows.input_row(row)] = number;
    result_.sizes[number] += static_cast<std::uint32_t>(of.rows.size());
    kept_ += of.rows.size();
    const std::uint32_t* leaves = space_.rows[of.rows.front()];
    for (std::size_t i = 0; i < space_.attributes(); ++i) {
      const Hierarchy& hierarchy = table_.hierarchies[i];
      lost_leaves_[i] +=
          of.rows.size() * (hierarchy.extent(of.levels[i], hierarchy.label(of.levels[i], leaves[i])) - 1);
    }
  }

  LocalResult finish() {
    const auto rows = static_cast<double>(table_.rows());
    result_.suppressed = table_.rows() - kept_;
    for (std::size_t i = 0; i < lost_leaves_.size(); ++i) {
      const double leaves = table_.hierarchies[i].leaves();
      const double kept = leaves < 2 ? 0 : static_cast<double>(lost_leaves_[i]) / (leaves - 1);
      result_.attribute_loss.push_back((kept + static_cast<double>(result_.suppressed)) / rows);
      result_.loss += result_.attribute_loss.back() / static_cast<double>(lost_leaves_.size());
    }
    return std::move(result_);
  }

 private:
  std::uint32_t number_of(const Class& of) {
    std::string labels(of.levels.begin(), of.levels.end());
    for (std::size_t i = 0; i < of.levels.size(); ++i) {
      const std::uint32_t label = table_.hierarchies[i].label(of.levels[i], space_.rows[of.rows.front()][i]);
      labels.append(reinterpret_cast<const char*>(&label), sizeof label);
    }
    const auto [found, added] = numbers_.emplace(std::move(labels), static_cast<std::uint32_t>(result_.sizes.size()));
    if (added) {
      result_.levels.insert(result_.levels.end(), of.levels.begin(), of.levels.end());
      result_.sizes.push_back(0);
    }
    return found->second;
  }

  const CodedTable& table_;
  const Space& space_;
  LocalResult result_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::uint64_t> lost_leaves_;
  std::uint64_t kept_ = 0;
};

constexpr Message too_many_suppressed{
    "more rows would be suppressed than the limit allows: some do not fulfil the model at any level tried; raise the "
    "limit, relax the model, or give the hierarchies fewer labels at the top",
    "將抑制的列數超過上限：部分資料列在試過的任何層級都不符模型；請提高上限、放寬模型，或讓階層最上層的標籤更少"};
constexpr Message nothing_left{
    "no row would be left: none fulfils the model at any level tried; relax the model, or give the hierarchies fewer "
    "labels at the top",
    "將抑制所有資料列：試過的任何層級皆不符模型；請放寬模型，或讓階層最上層的標籤更少"};

LocalResult collect(const std::vector<Region>& regions, const CodedTable& table, const Space& space) {
  Collector collector(table, space);
  for (const Region& region : regions)
    for (const Class& of : region) collector.add(of);
  return collector.finish();
}

}  // namespace

Result<LocalResult> recode_locally(const CodedTable& table, const PrivacyModel& model, const LocalOptions& options) {
  if (auto good = check(table, options); !good) return failure(std::move(good.error()));
  const auto rule = ClassRule::create(model, table);
  if (!rule) return failure(rule.error());
  auto costs = create_costs(table, options);
  if (!costs) return failure(std::move(costs.error()));
  const Space space{SortedRows(table), std::move(*costs)};
  Admission admission(*rule, table, space.rows);
  auto regions = split_all(table, model, options, space, admission);
  improve_all(regions, space, admission, options);
  LocalResult result = collect(regions, table, space);
  const std::uint64_t allowed = suppressible_rows(model.suppression_limit, table.rows());
  if (result.suppressed > allowed) return failure(Errc::refused, too_many_suppressed);
  if (result.sizes.empty()) return failure(Errc::refused, nothing_left);
  return result;
}

}  // namespace opendata::privacy
