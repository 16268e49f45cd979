#pragma once
#include <opendata/pipeline.hpp>
#include <opendata/publish.hpp>
#include <optional>

#include "privacy/equivalence_classes.hpp"
#include "release/series_ledger.hpp"
#include "release/source.hpp"
#include "release/written_profile.hpp"

namespace opendata::release {

/// A release whose files are written, but that nobody sees yet.
struct PublishedRelease {
  const Policy& policy;
  const deid::Pipeline& pipeline;
  const Source& source;
  const WrittenProfile& written;
  const deid::EquivalenceClasses& candidates;  ///< of the released records by their published quasi-identifiers
};

/// What the ledger keeps of a release: how the quasi-identifiers were made, and a signature with its counts for each
/// class of what was published. Levels of local recoding are like no others. Holds no value of a record and no label,
/// and nothing of what was suppressed.
[[nodiscard]] LedgerEntry ledger_entry(const PublishedRelease& release);

/// Compares a release that is about to be published with the published ones of its series.
/// With the levels of an earlier release, every class must have changed by 0 or by at least `least_change` people: a
/// difference of one is one person. With other levels the source is read again and both releases are made of it at
/// once: the groups that the two tell apart together must keep k candidates, and no class may have changed by a few,
/// neither by the earlier levels nor against the classes of the other release inside it (see JointClasses). In which
/// order a policy names its fields makes no other levels.
/// Result: the counts; what they mean is refusal()'s business. Errors: as the reader; refused when levels of earlier
/// releases cannot be made any more (a column or transform is gone), limit_exceeded over 16 different ones.
[[nodiscard]] Result<CrossRelease> compare_with_series(const PublishedRelease& release, const LedgerEntry& entry,
                                                       const SeriesLedger& ledger);

/// Why a release that compares so must not be published; nullopt when it may.
[[nodiscard]] std::optional<Error> refusal(const CrossRelease& compared, const Policy& policy);

}  // namespace opendata::release
