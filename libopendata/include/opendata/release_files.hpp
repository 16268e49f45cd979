#pragma once
#include <functional>
#include <opendata/release.hpp>

/// The files of a release one by one: for whoever serves what is still whole of a damaged one.
namespace opendata {

/// As open_release(), but the files are not looked at. Errors: not_found, corrupt.
[[nodiscard]] Result<Release> describe_release(const std::filesystem::path& catalog, const std::string& dataset_id,
                                               const std::string& release_id);

/// The files that are missing or whose size is not the manifest's, in its order.
[[nodiscard]] std::vector<std::string> files_of_wrong_size(const Release& release);

/// Hashes one file of the manifest. After each 64 KiB `go_on`, if there is one, says whether to read on.
/// Errors: not_found; corrupt names the file in where().file; io_failure, also when it was not to read on.
[[nodiscard]] Result<void> verify_file(const Release& release, const ReleaseFile& file,
                                       const std::function<bool()>& go_on = {});

}  // namespace opendata
