#pragma once
#include <opendata/json.hpp>
#include <opendata/release.hpp>
#include <string>
#include <utility>
#include <vector>

#include "push/target.hpp"

/// Files of a release and the resources of a CKAN dataset that they are.
namespace opendata::push {

/// The tables of a release in these formats (Format::name); empty = all.
[[nodiscard]] std::vector<const ReleaseFile*> files_of(const Release& release, const std::vector<std::string>& formats);

/// What is said of a file besides its bytes: as the release itself says it to CKAN portals, else made from its metadata.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> resource_members(const Release& release,
                                                                                const ReleaseFile& file);
/// How the platform's resource differs from that: a name or description that somebody changed there among them.
[[nodiscard]] std::vector<Change> member_changes(const Release& release, const ReleaseFile& file,
                                                 const json::Value& resource);

/// The resources of a package that are this file: by our own mark, else by the name it was uploaded under. More than one
/// when an answer was lost. Input: nullptr is a package without any.
[[nodiscard]] std::vector<const json::Value*> resources_of(const json::Value* package, const std::string& file);

/// Whether the resource has a table in the datastore.
[[nodiscard]] bool is_active(const json::Value& resource);

}  // namespace opendata::push
