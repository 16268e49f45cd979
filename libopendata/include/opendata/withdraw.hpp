#pragma once
#include <filesystem>
#include <opendata/release.hpp>
#include <opendata/result.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Taking back what was published: an office that finds a name in a release stops it within minutes.
/// Source: 個人資料保護法 §11 (stop processing and using, delete), §12 (notify whom it concerns).
namespace opendata {

/// Why something is taken back. A choice, because words of people may hold the very name: the office keeps those with
/// its own files.
enum class WithdrawalReason {
  personal_data,    ///< it shows somebody who must not be shown
  incorrect,        ///< the figures are wrong
  not_disclosable,  ///< 政府資訊公開法 §18
  rights,           ///< somebody else's rights, such as copyright
  other,
};
/// "personal-data", "incorrect", "not-disclosable", "rights", "other".
[[nodiscard]] std::string_view name(WithdrawalReason reason);
[[nodiscard]] std::optional<WithdrawalReason> parse_withdrawal_reason(std::string_view name);
[[nodiscard]] std::span<const WithdrawalReason> withdrawal_reasons();

struct WithdrawalRequest {
  std::filesystem::path catalog;
  std::string dataset_id;
  std::vector<std::string> releases = {};  ///< ids; empty = the whole dataset
  /// The release that becomes current when the current one is taken back and others stay. It must be stated, because an
  /// older release often holds the same data; nothing older becomes current by itself.
  std::string current = {};
  std::optional<WithdrawalReason> reason = {};
};

struct WithdrawalOutcome {
  std::vector<std::string> withdrawn;     ///< releases that are taken back now; empty when all were already
  std::vector<std::string> still_public;  ///< releases that the catalogue still lists, newest first
  std::vector<std::string> same_table;    ///< those of still_public that hold a table of the very bytes of a withdrawn one
  std::string current;                    ///< of the dataset from now on; empty = the dataset is withdrawn
  bool held = false;                      ///< nothing more is published of it until resume()
  bool changed = false;                   ///< catalog.json says more than before; false = all this was taken back already
  bool publishing = false;                ///< somebody is publishing the dataset; what they make is going to be refused
  std::optional<Error> not_removed = {};  ///< why files are still on the disk, although no reader is given them any more
};

/// Takes releases, or a whole dataset, back: one rename of catalog.json, after which no reader is given them, then their
/// directories are removed. catalog.json keeps their ids, the time and the reason, so that readers can say "withdrawn"
/// and digests of their tables (as far as 16 MiB hold them), so that the same rows are not published again under another id. When the current release or the whole dataset goes, publishing the
/// dataset is held: the next run by the clock would publish the same again. CATALOG/ledger stays as it is, for what was
/// once public can be compared with later releases for ever. A running publication does not delay it.
/// Not an error: what was taken back before; leftovers of a run that was killed are removed then, and what resume() has
/// allowed meanwhile is taken back: of the named releases that their content may return, and of a whole dataset (without
/// `releases`) also that it may be published. Files that cannot be removed stand in the outcome.
/// Errors: not_found (no such dataset or release); invalid_argument when the current release is taken back, others stay
/// and `current` is not one of them; corrupt, also when the release that is to become current is damaged; conflict when
/// catalog.json is being changed for longer than a minute, or was changed while the release that is to become current was
/// hashed; limit_exceeded when catalog.json has no room for more than about 119,000 withdrawn releases; io_failure. Nothing is
/// changed by any of them.
/// Guarantees: killed at any moment, the catalogue is the old or the new one; what is left to be removed is removed by
/// the next withdraw(), finish_withdrawals(), or publication of the dataset. Blocks of a disk are not overwritten.
/// Example: `withdraw({.catalog = "site", .dataset_id = "animal-cases"})` takes all of it back; with `.releases =
/// {"2ed309839cb1a150"}` of the current release and an older one kept, without `.current`, it fails.
[[nodiscard]] Result<WithdrawalOutcome> withdraw(const WithdrawalRequest& request);

/// Says that what led to the withdrawal is mended: the dataset may be published again. `same_content` are withdrawn
/// releases of which the very same content may return; without them it stays refused. Readers are told "withdrawn"
/// until something is published. Errors: not_found when publishing is not held and no such release was withdrawn; as
/// withdraw(). The same content: the release itself, or other releases with a table of the very same bytes.
[[nodiscard]] Result<void> resume(const std::filesystem::path& catalog, const std::string& dataset_id,
                                  const std::vector<std::string>& same_content = {});

/// Removes what a withdraw() that was killed has left on the disk. A dataset that is being published is left to its
/// publisher. What cannot be removed does not stop the others. Not an error: nothing to do, or no catalogue. Errors:
/// corrupt, conflict, io_failure; of several the first.
[[nodiscard]] Result<void> finish_withdrawals(const std::filesystem::path& catalog);

}  // namespace opendata
