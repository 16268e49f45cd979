#pragma once
#include <opendata/risk.hpp>
#include <opendata/schema.hpp>
#include <string>
#include <utility>
#include <vector>

/// The risk report of a table or release: the figures of risk.hpp with names, as JSON and as a page for people.
/// Holds counts, shares and the names of columns; never a value of a record.
namespace opendata::privacy {

/// One column that could single people out, and what was given up in it.
struct ColumnLoss {
  std::string name;
  LocalizedText title;
  std::string transform;              ///< empty when nothing was done
  std::optional<double> source_bits;  ///< entropy of the source's cells; none: too many different ones to count
  double published_bits = 0;          ///< entropy of the published cells
  /// Share of the column's information that is gone, 0 to 1.
  [[nodiscard]] std::optional<double> lost() const;
};

/// A sensitive attribute of a release.
struct SensitiveColumn {
  std::string name;
  LocalizedText title;
  SensitiveRisk risk;
};

/// What the attacks of the release gate came to.
struct AttackFigures {
  std::uint64_t linked_records = 0;  ///< source records that were looked for in the written release and found
  std::uint64_t smallest_candidates =
      0;  ///< fewest candidates that one of them had: persons if `persons`, else records
  bool persons = false;
  std::vector<std::pair<std::string, std::uint64_t>>
      few_persons;  ///< direct identifier that tells persons apart → classes of fewer than k of them; unless `persons`
  std::vector<std::pair<std::string, std::uint64_t>>
      repeated;  ///< field → records whose direct identifiers stand in it, where a few share the cell
  std::vector<std::pair<std::string, std::uint64_t>> tolerated;  ///< the same where k records or more share the cell
  std::vector<std::pair<std::string, std::uint64_t>>
      unnamed_numbers;  ///< field → records in which a number of a column that is not published stands
  std::vector<std::pair<std::string, std::uint64_t>>
      exact_values;                      ///< free text → records in which a generalised value stands exactly
  std::vector<std::string> insensitive;  ///< the columns that are called insensitive
  ClassSizes insensitive_classes;        ///< over all of them together
};

struct RiskReport {
  LocalizedText title;
  std::uint64_t k = 0;              ///< that the policy asked for; 0 = no model
  std::vector<ColumnLoss> columns;  ///< the quasi-identifiers, in the order that CombinationRisk::columns counts
  ClassSizes released;              ///< classes over the published quasi-identifiers
  std::optional<ClassSizes> exact;  ///< of the same records, had their exact values been published
  std::uint64_t suppressed_rows = 0;
  std::vector<CombinationRisk> combinations;  ///< over the published quasi-identifiers
  std::optional<double> sampling_fraction;    ///< released rows / population; none: not known
  std::vector<PopulationMatch>
      population;  ///< the classes beside those of a table of the population; empty: none given
  std::vector<SensitiveColumn> sensitive;
  std::optional<AttackFigures> attacks;  ///< of a release; none for a mere table
};

/// Classes that hold fewer than k persons, by the identifier that shows most of them; 0 when none does.
[[nodiscard]] std::uint64_t classes_of_few_persons(const AttackFigures& attacks);

/// Risk of a row above which it is counted as at risk, in the reports: 1 in 5, 10 and 20.
inline constexpr double risk_thresholds[] = {0.2, 0.1, 0.05};

/// The bytes of risk.json; figures to nine digits, so that the same release has the same bytes on every machine. The
/// form is in docs/formats.md.
[[nodiscard]] std::string format_risk_json(const RiskReport& report);
/// The bytes of risk.html: one page, Traditional Chinese and English, without scripts and without other files.
[[nodiscard]] std::string format_risk_page(const RiskReport& report);

}  // namespace opendata::privacy
