#pragma once
#include <filesystem>
#include <opendata/catalog.hpp>
#include <opendata/pipeline.hpp>
#include <opendata/policy.hpp>
#include <opendata/result.hpp>
#include <opendata/risk_report.hpp>
#include <opendata/table.hpp>
#include <optional>
#include <string>

namespace opendata {

/// How a release compares with the earlier ones of its dataset. Counts only; kept by CATALOG/ledger, not published,
/// because the same source must give the same release whatever was published before.
struct CrossRelease {
  std::uint64_t releases = 0;               ///< earlier ones that were compared
  std::uint64_t unknown_releases = 0;       ///< earlier ones from before there was a ledger: not compared
  std::uint64_t least_change = 0;           ///< that the policy asks for
  std::uint64_t small_changes = 0;          ///< classes that changed by fewer records or persons, but not by 0
  std::uint64_t other_levels = 0;           ///< earlier releases whose quasi-identifiers were made otherwise
  std::uint64_t smallest_intersection = 0;  ///< fewest candidates (persons where the policy names them, counted up to
                                            ///< k) that this and those releases leave together, or one taken from the
                                            ///< other; 0 = nobody is in both
};

/// The outcome of one publication, for the program's report.
struct Publication {
  std::string dataset_id;
  std::string release_id;
  bool unchanged = false;  ///< the very same release was already current
  deid::PipelineReport pipeline;
  ReadReport input;
  privacy::RiskReport risk;    ///< as in risk.json
  CrossRelease cross_release;  ///< of an unchanged release: all zero
  std::vector<std::string> fields_gone;  ///< names in the release that was current before and not in this one
  std::vector<std::string>
      fields_new;  ///< names in this one and not in the release before; empty for the first release
  std::vector<catalog::LeftOut> left_out;  ///< vocabularies whose required keys the policy's "dataset" lacks
};

/// Publishes one source file: reads it twice through the pipeline, writes every format, checks the output (privacy
/// model, residual scan of the bytes, quality), and makes the release current by one rename of catalog.json. Errors: as
/// the reader, policy and pipeline; not_found without data/catalogs; refused when the gate finds anything, the record
/// holds a placeholder, publishing the dataset is held after a withdrawal, or the content is the very one of a withdrawn
/// release (opendata/withdraw.hpp); conflict while the same dataset is being published. On any error the old release stays current
/// and whole. Guarantees: a crash at any moment leaves the old or the new catalogue, whole; leftovers of a crash are
/// removed by the next run.
[[nodiscard]] Result<Publication> publish(const Policy& policy, const std::string& input,
                                          const std::filesystem::path& catalog, std::optional<deid::PseudonymKey> key);

}  // namespace opendata
