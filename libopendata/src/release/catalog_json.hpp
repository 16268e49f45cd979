#pragma once
#include <opendata/release.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace opendata::release {

/// The bytes of catalog.json, datasets and withdrawals sorted by id.
[[nodiscard]] std::string format_catalog(CatalogState state);
/// The same in at most so many bytes, so that it can be read again: where it would take more, tables of withdrawn releases
/// are left out, of those that were taken back first. Errors: limit_exceeded.
[[nodiscard]] Result<std::string> format_catalog_within(CatalogState state, std::size_t most_bytes);
/// Errors: corrupt, with file and line.
[[nodiscard]] Result<CatalogState> parse_catalog(std::string_view bytes, const std::string& file);
/// `entries` with `release_id` as the dataset's current and newest release.
[[nodiscard]] std::vector<CatalogEntry> with_current(std::vector<CatalogEntry> entries, const std::string& dataset_id,
                                                     const std::string& release_id);
/// Makes a release the current one of its dataset by one rename of catalog.json. Other datasets may be published at the
/// same time: the catalogue is read and written by one at a time. `known` is what was taken back of the dataset when the
/// release was begun. Result: whether it was the current one already; then nothing is written. Errors: conflict, corrupt,
/// io_failure; refused when something was taken back since then.
[[nodiscard]] Result<bool> enter_in_catalog(const std::filesystem::path& catalog, const Withdrawal& known,
                                            const std::string& release_id);

}  // namespace opendata::release
