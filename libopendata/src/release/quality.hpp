#pragma once
#include <filesystem>
#include <opendata/check.hpp>
#include <opendata/record.hpp>

#include "release/fan_out.hpp"

namespace opendata::release {

/// The rows of the row store, for those who look at them at the same time.
using StoredRows = FanOut<RawRecord>;

/// Reads every table of a release (files with a format, and rows.sqlite) and compares them with the schema and with one
/// another; `others` are shown the rows of rows.sqlite too. Every gzip file must hold what the file beside it does.
/// Not an error: a failed check; it stands in the report. Errors: io_failure, corrupt (rows.sqlite cannot be read); what
/// one of the others says.
[[nodiscard]] Result<QualityReport> check_quality(const std::filesystem::path& directory, const Manifest& manifest,
                                                  const Schema& schema, std::vector<StoredRows::Consumer> others = {});

}  // namespace opendata::release
