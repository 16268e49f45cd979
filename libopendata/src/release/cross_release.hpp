#pragma once
#include <cstdint>
#include <opendata/pipeline.hpp>
#include <opendata/publish.hpp>
#include <optional>
#include <string>
#include <vector>

#include "release/series_ledger.hpp"
#include "release/source.hpp"
#include "release/written_profile.hpp"

namespace opendata::release {

/// What the ledger keeps of a release: how the quasi-identifiers were made, and a signature with its count for each
/// class of what was published. What a search chose is part of how; levels of local recoding are like no others. Holds
/// no value of a record and no label, and nothing of what was suppressed.
[[nodiscard]] LedgerEntry ledger_entry(const Policy& policy, const deid::Pipeline& pipeline,
                                       const WrittenProfile& written);

/// Compares a release that is about to be published with the published ones of its series.
/// With the levels of an earlier release, every class must have changed by 0 or by at least `least_change` records: a
/// difference of one is one person. With other levels, every record of the source that may be in both is looked for by
/// both labels at once: the classes' intersection must keep k candidates.
/// Result: the counts; what they mean is refusal()'s business. Errors: as the reader; refused when levels of earlier
/// releases cannot be made any more (a column or transform is gone), limit_exceeded over 16 different ones.
[[nodiscard]] Result<CrossRelease> compare_with_series(const Policy& policy, const deid::Pipeline& pipeline,
                                                       const Source& source, const LedgerEntry& entry,
                                                       const SeriesLedger& ledger);

/// Why a release that compares so must not be published; nullopt when it may.
[[nodiscard]] std::optional<Error> refusal(const CrossRelease& compared, const Policy& policy);

}  // namespace opendata::release
