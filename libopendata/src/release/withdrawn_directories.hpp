#pragma once
#include <filesystem>
#include <opendata/files.hpp>
#include <opendata/release.hpp>
#include <opendata/result.hpp>
#include <optional>
#include <string>
#include <vector>

namespace opendata::release {

/// Removes the directories of these releases of a dataset, and the dataset's own when nothing is left in it. Not an
/// error: they are gone already. What cannot be removed does not stop the others. Errors: io_failure of the first; the
/// message says that the catalogue is switched already.
[[nodiscard]] Result<void> remove_releases(const std::filesystem::path& catalog, const std::string& dataset_id,
                                           const std::vector<std::string>& releases);

/// Removes what was taken back of a dataset and is not listed; of a dataset that is wholly withdrawn also what crashes of
/// its publication left. The caller holds the dataset's lock and CATALOG/.lock, so that nothing of it comes back
/// meanwhile. Errors: as remove_releases().
[[nodiscard]] Result<void> remove_withdrawn(const std::filesystem::path& catalog, const CatalogState& state,
                                            const std::string& dataset_id);

/// The same for the holder of the dataset's lock alone. Errors: as remove_releases(); conflict, corrupt.
[[nodiscard]] Result<void> finish_withdrawal(const std::filesystem::path& catalog, const std::string& dataset_id);

/// The lock of a dataset's publisher; none while somebody publishes it. Errors: io_failure.
[[nodiscard]] Result<std::optional<FileLock>> try_dataset_lock(const std::filesystem::path& catalog,
                                                               const std::string& dataset_id);

/// A dataset of which something that was taken back is still on the disk.
struct Leftover {
  std::string dataset_id;
  Error error;  ///< as finish_withdrawal() and try_dataset_lock()
};
/// What finish_withdrawals() does. Result: the datasets of which something could not be removed, sorted by id; none
/// without a catalogue. Errors: corrupt, io_failure of catalog.json.
[[nodiscard]] Result<std::vector<Leftover>> remove_leftovers(const std::filesystem::path& catalog);

}  // namespace opendata::release
