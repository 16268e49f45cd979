#pragma once
#include <cstdint>
#include <memory>
#include <opendata/coded_table.hpp>
#include <opendata/hierarchy.hpp>
#include <opendata/result.hpp>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace opendata::privacy {

/// l-diversity: how many values the sensitive attribute must have in every equivalence class.
/// With counts r1 ≥ r2 ≥ … of the values in a class of N rows:
///   distinct   at least l different values                                       a:3 b:2 c:1, l 3 holds, l 4 not
///   entropy    at least l values and −Σ p ln p ≥ ln l (to 12 digits)             l 2.7 holds, l 2.8 not
///   recursive  at least l values and r1 < c·(r_l + r_{l+1} + …), strictly        c 4, l 3 holds; c 3, l 3 not
/// Source: Machanavajjhala et al., l-Diversity (2007).
struct Diversity {
  enum class Kind { distinct, entropy, recursive };
  Kind kind = Kind::distinct;
  double l = 2;
  double c = 0;  ///< of recursive only
};

/// t-closeness: how far a class's distribution of the sensitive attribute may be from that of the whole table.
///   equal         ½ Σ |p − q|, every two values equally far apart
///   ordered       earth mover's distance over the ranks of the values, divided by the largest distance. Numbers are ranked by
///                 size, equal ones (1, 01) alike, other values by their order in the attribute's hierarchy.
///   hierarchical  earth mover's distance over the attribute's hierarchy: values are as far apart as their lowest common label
///                 is high. Equals the mean of the equal distances of all levels up to the last that has more than one label.
/// Source: Li, Li, Venkatasubramanian, t-Closeness (2007).
struct Closeness {
  enum class Distance { equal, ordered, hierarchical };
  Distance distance = Distance::equal;
  double t = 1;  ///< 0 … 1; a distance of exactly t holds
};

/// What every equivalence class of a generalized table must fulfil, and how many rows may be suppressed for it.
struct PrivacyModel {
  std::uint64_t k = 2;                          ///< rows a class, at least 1; rows, not persons
  std::optional<Diversity> diversity;           ///< needs a sensitive attribute
  std::optional<Closeness> closeness;           ///< needs a sensitive attribute
  std::optional<Hierarchy> sensitive_hierarchy;  ///< for hierarchical distance, and ordered distance of texts
  double suppression_limit = 0;                 ///< share of rows, 0 … 1
};

/// The form of the command line and of policies: "distinct:3", "entropy:2.5", "recursive:4:3" (c, then l).
/// Errors: invalid_argument.
[[nodiscard]] Result<Diversity> parse_diversity(std::string_view text);
/// "equal:0.2", "ordered:0.2" or "hierarchical:0.2". Errors: invalid_argument.
[[nodiscard]] Result<Closeness> parse_closeness(std::string_view text);

/// How many rows of `rows` a limit allows to be suppressed: ⌊limit · rows⌋, where 0.29 · 100 is 29.
[[nodiscard]] std::uint64_t suppressible_rows(double limit, std::uint64_t rows);

/// How often a sensitive value (its code in CodedTable) stands in a class.
struct ValueCount {
  std::uint32_t value = 0, count = 0;
};

/// What a model says about one equivalence class.
struct Verdict {
  bool holds = false;
  /// Rows of the class that are suppressed however the class is split further: all of them below k, since parts are smaller
  /// still; for the others a bound from the measure's convexity. 0 when the model holds.
  std::uint64_t unavoidable = 0;
};

class Criterion;

/// A privacy model bound to a table: judges equivalence classes. Counts are compared as integers, with one division at the end.
/// Thread safety: immutable; any number of threads. Copies share their tables.
class ClassRule {
 public:
  /// Errors: invalid_argument when a parameter is out of range (k 0, l < 1, c ≤ 0, t or the limit outside 0 … 1), when l or t
  /// lack a sensitive attribute, or when the distance lacks the hierarchy or the order it needs; bad_value when the sensitive
  /// hierarchy has no entry for a value of the table.
  [[nodiscard]] static Result<ClassRule> create(const PrivacyModel& model, const CodedTable& table);

  [[nodiscard]] std::uint64_t k() const { return k_; }
  /// Whether judge() looks at sensitive values.
  [[nodiscard]] bool needs_sensitive() const { return !criteria_.empty(); }
  /// `sensitive` holds each value of the class once, in any order; may be empty unless needs_sensitive().
  [[nodiscard]] Verdict judge(std::uint64_t size, std::span<const ValueCount> sensitive) const;

 private:
  std::uint64_t k_ = 1;
  std::vector<std::shared_ptr<const Criterion>> criteria_;
};

}  // namespace opendata::privacy
