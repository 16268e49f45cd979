#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <opendata/record.hpp>
#include <opendata/result.hpp>
#include <optional>
#include <span>
#include <vector>

/// Measures of re-identification risk on the sizes of equivalence classes. Nothing here sees a value of a record.
/// Terms and models: ISO/IEC 20889; docs/risk.md says in plain words what each figure means.
namespace opendata::privacy {

/// How many equivalence classes have how many rows.
class ClassSizes {
 public:
  /// `classes` further classes of `size` rows each. A size of 0 is no class and is ignored.
  void add(std::uint64_t size, std::uint64_t classes = 1);
  [[nodiscard]] std::uint64_t rows() const { return rows_; }
  [[nodiscard]] std::uint64_t classes() const { return classes_; }
  /// Classes of exactly this size.
  [[nodiscard]] std::uint64_t count(std::uint64_t size) const;
  [[nodiscard]] std::uint64_t smallest() const { return sizes_.empty() ? 0 : sizes_.begin()->first; }
  [[nodiscard]] std::uint64_t largest() const { return sizes_.empty() ? 0 : sizes_.rbegin()->first; }
  /// Size → number of classes, by size.
  [[nodiscard]] const std::map<std::uint64_t, std::uint64_t>& histogram() const { return sizes_; }

 private:
  std::map<std::uint64_t, std::uint64_t> sizes_;
  std::uint64_t rows_ = 0, classes_ = 0;
};

/// The chance that an attacker who has a person's row in mind picks the right one. All are 0 without rows.
struct AttackerRisk {
  double highest = 0;  ///< of the row at the greatest risk
  double mean = 0;     ///< over rows; for the prosecutor also the marketer's share of rows re-identified
  double lowest = 0;
  double at_risk = 0;  ///< share of rows whose risk is greater than the threshold (strictly)
};

/// The attacker knows that the person is in the table: risk of a row = 1 / rows of its class.
[[nodiscard]] AttackerRisk prosecutor_risk(const ClassSizes& classes, double threshold);

/// A class of the table and the class with the same values in the population.
struct PopulationMatch {
  std::uint64_t rows = 0;
  std::uint64_t population = 0;  ///< persons of the population with these values; at least `rows` in a true population
};
/// The attacker has a register of the population and does not know who is in the table: risk of a row = 1 / persons of
/// the population with its values (k-map). Errors: bad_value when the population lacks a class of the table: it is then
/// not the population that the table was drawn from.
[[nodiscard]] Result<AttackerRisk> journalist_risk(std::span<const PopulationMatch> classes, double threshold);

/// Share of rows that nobody else shares a class with.
[[nodiscard]] double sample_uniques(const ClassSizes& classes);
/// Distinct tuples / rows.
[[nodiscard]] double distinction(const ClassSizes& classes);
/// Share of pairs of rows that the columns tell apart: 1 − Σ c(c−1) / (n(n−1)).
[[nodiscard]] double separation(const ClassSizes& classes);

/// Information of the columns in bits a row: Σ c/n · log2(n/c). What a generalization gives up is the difference
/// between the entropies before and after it, because a label is a function of the value.
[[nodiscard]] double entropy_bits(const ClassSizes& classes);

/// What a release costs, from class sizes alone.
struct ClassLoss {
  double average_class = 0;     ///< released rows / classes
  double discernibility = 0;    ///< Σ c² + (released + suppressed) · suppressed (DM, Bayardo and Agrawal 2005)
  double suppressed_share = 0;  ///< suppressed / all rows
};
[[nodiscard]] ClassLoss class_loss(const ClassSizes& released, std::uint64_t suppressed_rows);

/// How many persons of the population nobody shares the values with, estimated from a sample of it.
struct PopulationUniques {
  enum class Estimator { pitman, zayatz };
  double population = 0;         ///< N = rows / sampling fraction, rounded
  std::optional<double> zayatz;  ///< none for an empty table
  std::optional<double> pitman;  ///< none when the model has no solution inside its domain, as with too few uniques
  /// Dankar's rule: Pitman up to a fraction of 0.1; above it the smaller of SNB and Zayatz, and SNB gives no estimate
  /// here.
  [[nodiscard]] Estimator chosen() const;
  [[nodiscard]] std::optional<double> dankar() const { return chosen() == Estimator::pitman ? pitman : zayatz; }
  double sampling_fraction = 1;
};
/// Complexity: O(largest class + distinct sizes). Errors: invalid_argument for a fraction outside (0, 1].
/// Source: Zayatz 1991; Pitman 1996 with Hoshino 2001; Dankar et al. 2012 (BMC Med Inform Decis Mak 12:66).
[[nodiscard]] Result<PopulationUniques> estimate_population_uniques(const ClassSizes& classes,
                                                                    double sampling_fraction);

/// The distinct tuples of some columns with their counts. Memory: one entry per distinct tuple and per distinct cell,
/// not per row; more than `limit` distinct tuples are not kept (see overflowed()).
class TupleCounts {
 public:
  explicit TupleCounts(std::size_t columns, std::size_t limit = 4'000'000);
  TupleCounts(TupleCounts&&) noexcept;
  TupleCounts& operator=(TupleCounts&&) noexcept;
  ~TupleCounts();
  /// Counts one row. `tuple` has one cell for each column; a missing cell is a value of its own.
  void add(std::span<const Cell> tuple);
  [[nodiscard]] std::size_t columns() const;
  [[nodiscard]] std::size_t distinct() const;
  /// More distinct tuples came than the limit; every figure of this object then means nothing.
  [[nodiscard]] bool overflowed() const;
  /// Rows with this tuple; 0 when there is none.
  [[nodiscard]] std::uint64_t count(std::span<const Cell> tuple) const;
  /// Calls `visit` with each distinct tuple and its rows, in no particular order.
  void for_each(const std::function<void(std::span<const Cell>, std::uint64_t)>& visit) const;
  /// Classes over all columns.
  [[nodiscard]] ClassSizes classes() const;
  /// Classes over some columns, by index.
  [[nodiscard]] ClassSizes classes(std::span<const std::size_t> columns) const;
  /// Each class of this table with the same tuple's class in `population`, which has the same columns; 0 where it has
  /// none.
  [[nodiscard]] std::vector<PopulationMatch> matches(const TupleCounts& population) const;

 private:
  friend struct TupleAccess;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// What an attacker learns of a sensitive attribute without knowing which row of a class is the person's.
struct SensitiveRisk {
  std::uint64_t classes = 0;
  std::uint64_t homogeneous_classes = 0;  ///< all rows have one value: it is learnt for certain
  std::uint64_t homogeneous_rows = 0;     ///< rows in such classes
  std::uint64_t distinct_l = 0;           ///< the fewest different values in a class
  double entropy_l = 0;                   ///< the smallest exp(entropy) of a class
  double t = 0;  ///< the largest ½ Σ |p − q| of a class against the whole table (equal distance)
};
/// `tuples` holds the quasi-identifiers and the sensitive attribute, whose column is `sensitive`. A missing cell is a
/// value. Source: Machanavajjhala et al. 2007 (l-diversity); Li, Li and Venkatasubramanian 2007 (t-closeness).
[[nodiscard]] SensitiveRisk sensitive_risk(const TupleCounts& tuples, std::size_t sensitive);

/// How well one combination of columns tells rows apart.
struct CombinationRisk {
  std::vector<std::size_t> columns;  ///< ascending
  std::uint64_t classes = 0;
  double distinction = 0, separation = 0, uniques = 0;
};

/// What bounds the work on combinations: there are 2^m of m columns.
struct CombinationLimits {
  std::size_t combinations = 128;  ///< at most so many, and always the one of all columns
  std::size_t steps = 40'000'000;  ///< combinations × distinct tuples
};
/// Single columns first, then pairs, and so on, as far as the limits go; all columns together last.
[[nodiscard]] std::vector<CombinationRisk> combination_risks(const TupleCounts& tuples,
                                                             const CombinationLimits& limits = {});

}  // namespace opendata::privacy
