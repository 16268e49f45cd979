#pragma once
#include <filesystem>
#include <opendata/pipeline.hpp>
#include <opendata/risk_report.hpp>

#include "privacy/equivalence_classes.hpp"
#include "release/source.hpp"
#include "release/written_profile.hpp"

namespace opendata::release {

/// The source and the release that was written from it.
struct Attacked {
  const Policy& policy;
  const deid::Pipeline& pipeline;
  const Source& source;
  std::filesystem::path release;  ///< directory
  const WrittenProfile& written;  ///< of that release's rows
};

/// What the attacks came to.
struct AttackOutcome {
  privacy::AttackFigures figures;
  std::uint64_t first_leak = 0;   ///< source row of the first repeated identifier
  privacy::TupleCounts exact{0};  ///< tuples of the exact quasi-identifiers of the released records
  deid::EquivalenceClasses candidates = {};  ///< the released records by their published quasi-identifiers
};

/// Reads source and written rows side by side and attacks each record: who knows its quasi-identifiers looks for it in
/// the release (exact linkage), who knows the person looks for the person's names and numbers in the row.
/// Limits: exact values of more than 1,000,000 different tuples are not measured; the attacks are.
/// Errors: as the readers; conflict when the rows are not those that the source gives (it changed, or a writer is
/// wrong).
[[nodiscard]] Result<AttackOutcome> attack(const Attacked& attacked);

/// Why a release with these figures must not be published; nullopt when it may. The refusal names the field and what to
/// do.
[[nodiscard]] std::optional<Error> refusal(const privacy::RiskReport& report, std::uint64_t first_leak,
                                           const Policy& policy);

/// The figures of a release with names, for risk.json and risk.html.
[[nodiscard]] privacy::RiskReport risk_report(const Attacked& attacked, AttackOutcome outcome);

}  // namespace opendata::release
