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

/// Which file of ours a resource of the platform is; "" = none, it is another's, whatever its name. Our own mark says
/// so. The platform's form drops members that it does not know when somebody edits a resource there: then the journal
/// does, by the resource's id. Source: ckan/views/resource.py, EditView; https://github.com/ckan/ckan/issues/6998.
[[nodiscard]] std::string file_of(const json::Value& resource, const Journal& journal);
/// Notes the ids of the resources that bear our mark. Errors: io_failure.
[[nodiscard]] Result<void> note_resources(const json::Value& package, Journal& journal);
/// The resources of a package that are this file. More than one when an answer was lost. Input: nullptr is a package
/// without any.
[[nodiscard]] std::vector<const json::Value*> resources_of(const json::Value* package, const std::string& file,
                                                           const Journal& journal);

/// Whether the resource has a table in the datastore.
[[nodiscard]] bool is_active(const json::Value& resource);

}  // namespace opendata::push
