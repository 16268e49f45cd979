#include <cmath>
#include <opendata/risk.hpp>

namespace opendata::privacy {
namespace {

double real(std::uint64_t value) { return static_cast<double>(value); }
double share(double part, std::uint64_t all) { return all == 0 ? 0 : part / real(all); }

}  // namespace

void ClassSizes::add(std::uint64_t size, std::uint64_t classes) {
  if (size == 0 || classes == 0) return;
  sizes_[size] += classes;
  rows_ += size * classes;
  classes_ += classes;
}

std::uint64_t ClassSizes::count(std::uint64_t size) const {
  const auto found = sizes_.find(size);
  return found == sizes_.end() ? 0 : found->second;
}

AttackerRisk prosecutor_risk(const ClassSizes& classes, double threshold) {
  AttackerRisk risk;
  if (classes.rows() == 0) return risk;
  risk.highest = 1 / real(classes.smallest());
  risk.lowest = 1 / real(classes.largest());
  risk.mean = real(classes.classes()) / real(classes.rows());
  for (const auto& [size, count] : classes.histogram()) {
    if (1 / real(size) > threshold) risk.at_risk += real(size) * real(count);
  }
  risk.at_risk = share(risk.at_risk, classes.rows());
  return risk;
}

Result<AttackerRisk> journalist_risk(std::span<const PopulationMatch> classes, double threshold) {
  ClassSizes by_population;  // every row counts with the size of its population class
  double expected = 0, at_risk = 0;
  std::uint64_t rows = 0;
  for (const PopulationMatch& match : classes) {
    if (match.population == 0) {
      return failure(
          Errc::bad_value,
          {"the population lacks values that the table has; give the population that the table was drawn from",
           "母體缺少資料表中的值；請提供該資料表所抽自的母體"});
    }
    const double risk = 1 / real(match.population);
    by_population.add(match.population);
    expected += real(match.rows) * risk;
    if (risk > threshold) at_risk += real(match.rows);
    rows += match.rows;
  }
  if (rows == 0) return AttackerRisk{};
  return AttackerRisk{1 / real(by_population.smallest()), share(expected, rows), 1 / real(by_population.largest()),
                      share(at_risk, rows)};
}

double sample_uniques(const ClassSizes& classes) { return share(real(classes.count(1)), classes.rows()); }

double distinction(const ClassSizes& classes) { return share(real(classes.classes()), classes.rows()); }

double separation(const ClassSizes& classes) {
  if (classes.rows() < 2) return 0;
  double alike = 0;
  for (const auto& [size, count] : classes.histogram()) alike += real(size) * real(size - 1) * real(count);
  return 1 - alike / (real(classes.rows()) * real(classes.rows() - 1));
}

double entropy_bits(const ClassSizes& classes) {
  double bits = 0;
  for (const auto& [size, count] : classes.histogram()) {
    const double share = real(size) / real(classes.rows());
    bits -= real(count) * share * std::log2(share);
  }
  return bits;
}

ClassLoss class_loss(const ClassSizes& released, std::uint64_t suppressed_rows) {
  const std::uint64_t all = released.rows() + suppressed_rows;
  ClassLoss loss;
  if (released.classes() != 0) loss.average_class = real(released.rows()) / real(released.classes());
  for (const auto& [size, count] : released.histogram()) loss.discernibility += real(size) * real(size) * real(count);
  loss.discernibility += real(all) * real(suppressed_rows);
  loss.suppressed_share = share(real(suppressed_rows), all);
  return loss;
}

}  // namespace opendata::privacy
