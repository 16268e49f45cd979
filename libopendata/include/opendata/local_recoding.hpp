#pragma once
#include <cstdint>
#include <limits>
#include <opendata/coded_table.hpp>
#include <opendata/privacy_model.hpp>
#include <opendata/result.hpp>
#include <string>
#include <vector>

namespace opendata::privacy {

struct LocalOptions {
  /// One weight a quasi-identifier: how much its loss counts when a label is chosen. Empty = all equal.
  std::vector<double> weights = {};
  /// Orders in which neighbouring classes are looked for. Another seed may find a slightly better or worse result.
  std::uint64_t seed = 0;
  /// How long the first result is improved, in nominal seconds of one core. It is a number of steps, not a clock: the
  /// same input gives the same bytes on every machine. 0 = take the first result.
  double effort = 2;
};

/// A generalization in which cells of one column may stand at different levels.
struct LocalResult {
  static constexpr std::uint32_t no_class = std::numeric_limits<std::uint32_t>::max();

  std::size_t attributes = 0;           ///< quasi-identifiers
  std::vector<std::uint32_t> class_of;  ///< class_of[row], rows in input order; no_class = suppressed
  std::vector<std::uint8_t> levels;     ///< levels[class · attributes + quasi-identifier]
  std::vector<std::uint32_t> sizes;     ///< rows of each class; no two classes have the same labels
  std::uint64_t suppressed = 0;         ///< rows
  double loss = 0;  ///< mean over cells as Objective::loss, a suppressed cell 1; weights do not enter
  std::vector<double> attribute_loss;  ///< the same for each quasi-identifier

  /// The level of a cell of a row that is not suppressed; its label is hierarchies[attribute].label(level, leaf).
  [[nodiscard]] std::size_t level(std::size_t row, std::size_t attribute) const {
    return levels[class_of[row] * attributes + attribute];
  }
};

/// Generalizes each part of the table only as far as its own rows need (multidimensional local recoding), so that every
/// class of rows with equal labels fulfils the model. Loses several times less than one level a column, but a
/// value may then be covered by two labels: publish the hierarchies beside the data, and use anonymize() for series
/// whose counts by label are compared.
///
/// How: the table is split from the top, each time along the attribute that saves most loss, rows of too small parts
/// staying together at the wider label; then neighbouring classes are divided anew, two at a time, as long as that
/// saves loss.
///
/// Rows are suppressed only where those under one combination of top labels do not fulfil the model even together. For
/// k and distinct l all rows of such a combination are. Entropy l, recursive (c,l) and t may allow some of them: when
/// the model allows suppression, those stay that the best full-domain generalization (anonymize(), by loss) keeps, so
/// that there is a result wherever that has one, with no more rows suppressed. That search ends after 1,000 +
/// 1,000,000,000 / rows steps (SearchOptions::max_steps), at most 100,000: in lattices too large for a proof by then
/// its best so far counts, and a table for which it found none is refused. Errors: as ClassRule::create();
/// invalid_argument (no rows, weights that do not fit, effort below 0 or above 3,600); limit_exceeded (a hierarchy
/// whose largest numbers of children multiply to more than 2^64); refused when more rows would be suppressed than the
/// model allows. Guarantees: same input, options and seed = same result, on any machine; another order of the input
/// rows changes at most which of several rows with the same values is in which class. Memory: about 16 bytes a row and
/// 4 a cell, and where anonymize() is asked, what that takes. Thread safety: const input, any number of calls at once.
/// Source: LeFevre et al., Mondrian Multidimensional K-Anonymity (2006), with hierarchies instead of ordered domains.
[[nodiscard]] Result<LocalResult> recode_locally(const CodedTable& table, const PrivacyModel& model,
                                                 const LocalOptions& options = {});

/// The text of every label of a hierarchy such that no text stands for two different sets of leaves: where "0-9" names
/// another set at level 1 than at level 3, the level is added, "0-9 (level 3)". Result: texts[level][label].
[[nodiscard]] std::vector<std::vector<std::string>> unambiguous_labels(const Hierarchy& hierarchy);

}  // namespace opendata::privacy
