#pragma once
#include <cstdint>
#include <opendata/coded_table.hpp>
#include <opendata/privacy_model.hpp>
#include <opendata/result.hpp>
#include <optional>
#include <string_view>
#include <vector>

namespace opendata::privacy {

/// What a generalization costs; the search makes it as small as it can be. Suppressed rows count as lost.
enum class Objective {
  loss,  ///< mean over cells of (leaves under the label − 1) / (leaves − 1), 0 for one leaf, suppressed 1 (Iyengar's
         ///< LM, arithmetic mean)
  entropy,         ///< non-uniform entropy in bits, summed over rows, mean over quasi-identifiers
  discernibility,  ///< Σ |class|² over released classes + rows · suppressed rows
  aecs,            ///< average class size: rows / (released classes + 1 if any row is suppressed)
};
[[nodiscard]] std::string_view name(Objective objective);
[[nodiscard]] std::optional<Objective> parse_objective(std::string_view name);

struct SearchOptions {
  // What is best.
  Objective objective = Objective::loss;
  /// One weight a quasi-identifier, of loss and entropy: a weighted mean. Empty = all equal.
  std::vector<double> weights = {};

  // How long to look for it.
  /// Wall time; then the best so far is the result. More than 1e9 is no limit.
  std::optional<double> max_seconds = std::nullopt;
  /// Visits and counts of nodes; then the best so far is the result, the same on every machine.
  std::optional<std::uint64_t> max_steps = std::nullopt;
};

/// A generalization with one level a quasi-identifier for the whole table.
struct FullDomainResult {
  std::vector<std::size_t> levels;  ///< of each hierarchy of the table
  double score = 0;                 ///< of the objective
  double lower_bound = 0;           ///< no generalization that fulfils the model scores less
  bool optimal =
      false;  ///< false only at max_seconds or max_steps: the true optimum lies between lower_bound and score
  std::uint64_t suppressed = 0;       ///< rows
  std::vector<bool> suppressed_rows;  ///< one a row, in input order
  std::uint64_t checked = 0;          ///< nodes of the lattice whose classes were counted
  double lattice = 0;                 ///< nodes of the whole lattice
};

/// Finds the best full-domain generalization that fulfils the model with at most the allowed share of rows suppressed:
/// the true optimum, proved by branch and bound (docs/decisions/0014-full-domain-search.md).
/// Of several with the same score (to 12 digits) it returns the one that suppresses fewest rows, and of these the
/// finest: fewest levels in sum, then the lower level in the first quasi-identifier where they differ. A higher
/// suppression limit never loses an answer. The same input gives the same on every machine. Errors: as
/// ClassRule::create(); invalid_argument (no rows, weights that do not fit, are negative, or are given for
/// discernibility or aecs); limit_exceeded (more than 32 quasi-identifiers; values that need more than 256 bits
/// together); refused when no generalization fulfils the model, would suppress every row, or none was found within
/// max_seconds and max_steps and the most general node is none. Guarantees: deterministic unless time runs out; works
/// on distinct tuples, memory about 60 bytes each and 256 MiB at most for classes kept for reuse. Thread safety: const
/// input, any number of calls at once. Source: branch and bound over the lattice, with bounds in the spirit of
/// Kohlmayer et al., Flash (2012) and Prasser et al., Lightning (2016).
[[nodiscard]] Result<FullDomainResult> anonymize(const CodedTable& table, const PrivacyModel& model,
                                                 const SearchOptions& options = {});

}  // namespace opendata::privacy
