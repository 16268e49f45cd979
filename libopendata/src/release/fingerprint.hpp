#pragma once
#include <filesystem>
#include <opendata/pipeline.hpp>
#include <opendata/policy.hpp>
#include <opendata/result.hpp>
#include <optional>
#include <string>

namespace opendata::release {

/// What a release is made from, as one SHA-256: the bytes of the source, the policy, its hierarchies, the code lists and
/// the running program, and the key's own mark. Equal fingerprints make equal releases.
/// Errors: not_found, io_failure.
[[nodiscard]] Result<std::string> fingerprint_of(const Policy& policy, const std::string& input,
                                                 const std::optional<deid::PseudonymKey>& key);

/// CATALOG/batch/ID.json: which release a fingerprint gave. The folder is its owner's only.
/// nullopt when it is unknown, unreadable, or the release is no longer the current one or no longer whole.
[[nodiscard]] std::optional<std::string> release_made_from(const std::filesystem::path& catalog,
                                                           const std::string& dataset_id,
                                                           const std::string& fingerprint);
/// Errors: io_failure.
[[nodiscard]] Result<void> remember_fingerprint(const std::filesystem::path& catalog, const std::string& dataset_id,
                                                const std::string& fingerprint, const std::string& release_id);

}  // namespace opendata::release
