#pragma once
#include <opendata/json.hpp>
#include <opendata/release.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "json_body.hpp"
#include "push/target.hpp"

namespace opendata::push {

/// What our release says of a CKAN dataset; whatever else the platform keeps of it is left as it is.
/// Source: docs/push.md, "CKAN", for the table of members.
struct CkanRecord {
  std::vector<std::pair<std::string, std::string>> members;  ///< of the package; an empty text clears
  std::vector<std::string> tags;
  std::vector<std::pair<std::string, std::string>> extras;  ///< an empty text removes
};

/// The extra that says which release is complete at the platform.
constexpr const char* release_extra = "opendata_release";
/// The extra that a dataset has until its first release is complete, and again from its withdrawal until the next one
/// is; it is private as long, and afterwards too if it was before the withdrawal.
constexpr const char* state_extra = "opendata_state";

/// What the release itself says to CKAN portals, metadata/ckan.json; none in releases of older versions.
[[nodiscard]] std::optional<json::Value> published_package(const Release& release);
[[nodiscard]] CkanRecord make_ckan_record(const Release& release, const std::string& organization);
/// Members and extras side by side, for the search for placeholders.
[[nodiscard]] json::Value to_value(const CkanRecord& record);

/// How the platform's package differs from the record.
[[nodiscard]] std::vector<Change> differences(const CkanRecord& record, const json::Value& package);
/// The value of an extra of a package, or "".
[[nodiscard]] std::string extra_of(const json::Value& package, const std::string& key);

/// The body of package_create: private until its files are there.
[[nodiscard]] std::string create_body(const CkanRecord& record);
/// The body of package_update: the platform's package with the record's members in place; made public if it was only
/// private because of us.
[[nodiscard]] std::string update_body(const CkanRecord& record, const json::Value& package);
/// The body of package_update that hides what was taken back: the platform's package, of this organization, private and
/// without our release. One that was private already is marked as such.
[[nodiscard]] std::string withdrawn_body(const json::Value& package, const std::string& organization);
/// Whether the platform has taken that.
[[nodiscard]] bool is_withdrawn_package(const json::Value& package);

}  // namespace opendata::push
