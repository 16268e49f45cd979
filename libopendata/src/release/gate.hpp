#pragma once
#include <cstdint>
#include <filesystem>
#include <opendata/policy.hpp>
#include <opendata/release.hpp>
#include <optional>

#include "release/quality.hpp"
#include "release/quality_files.hpp"
#include "release/residual_scan.hpp"
#include "release/written_profile.hpp"

namespace opendata::release {

/// What the gate found in the written files. Counts only.
struct GateReport {
  QualityReport quality;
  std::uint64_t classes = 0;         ///< equivalence classes of the quasi-identifiers; 0 when there are none
  std::uint64_t smallest_class = 0;  ///< records in the smallest one
  ResidualCounts residual;           ///< personal data that is still there
  WrittenProfile written;            ///< what the attacks go by
};

/// Reads the written release once more, shows each row to `examiner` and looks for what must not leave: quality, privacy model, personal data in any
/// cell. The text formats are compared with rows.sqlite cell by cell, so that what is found there holds for every file.
/// Limits: k counts records here; attack() counts persons where the policy names them.
/// Errors: io_failure, corrupt (rows.sqlite cannot be read).
[[nodiscard]] Result<GateReport> inspect_output(const Policy& policy, const std::filesystem::path& directory,
                                                const Manifest& manifest, const Schema& schema,
                                                RowExaminer& examiner);

/// Why a release with this report must not be published; nullopt when it may.
[[nodiscard]] std::optional<Error> refusal(const GateReport& report, const Policy& policy);

/// Why a release without records is not published; `input` is the path of its source.
[[nodiscard]] Error nothing_left(const std::string& input);

}  // namespace opendata::release
