#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <opendata/pipeline.hpp>
#include <opendata/result.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace opendata {

/// How one policy of a batch ended.
enum class BatchOutcome {
  published,  ///< a new release is current
  unchanged,  ///< source, policy and program are those of the current release, or gave the very same one
  refused,    ///< the gate, or a placeholder: CATALOG/refused has the counts; or it was withdrawn
  failed,     ///< it could not be read, understood or written
};
/// "published", "unchanged", "refused", "failed".
[[nodiscard]] std::string_view name(BatchOutcome outcome);

/// One line of a batch's summary.
struct BatchLine {
  std::string policy_file;  ///< empty where there is none, see publish_all()
  std::string dataset_id;  ///< empty when the policy could not be read
  BatchOutcome outcome = BatchOutcome::failed;
  std::string release_id;           ///< of the current release, when published or unchanged
  std::uint64_t records_in = 0;     ///< 0 when nothing had to be read
  std::uint64_t records_out = 0;
  std::optional<Error> error;       ///< when refused or failed
};

struct BatchOptions {
  std::filesystem::path policies;  ///< a folder: every *.json in it is a policy that names its "source_file"
  std::filesystem::path catalog;
  unsigned jobs = 0;  ///< datasets at a time; 0 = one a core
  /// Gives the pseudonym key, once for each policy; nullopt = there is none.
  std::function<Result<std::optional<deid::PseudonymKey>>()> key;
};

/// Publishes every policy of a folder, several at a time; what fails does not stop the others. A dataset whose source,
/// policy, hierarchies, key, code lists and program are those of its current release is not read again.
/// What a withdrawal that was killed has left is removed first; a dataset of which something cannot be removed fails.
/// Result: one line a policy, sorted by file name; then one for each such dataset without a policy here, whose
/// `policy_file` is empty.
/// Errors: not_found (no such folder, or no policy in it); corrupt, io_failure of catalog.json. Not an error: a policy that
/// fails; it stands in its line. Two policies of one dataset fail both, because which is right only the office knows.
/// Guarantees: killed at any moment, each dataset has its old release or its new one, whole; the next run does the rest.
[[nodiscard]] Result<std::vector<BatchLine>> publish_all(const BatchOptions& options);

}  // namespace opendata
