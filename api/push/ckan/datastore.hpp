#pragma once
#include "push/ckan/api.hpp"
#include "push/target.hpp"

namespace opendata::push {

/// Whether the journal knows that this content was loaded for this resource.
[[nodiscard]] bool is_loaded(const Journal& journal, const std::string& resource_id, const ReleaseFile& file);

/// Loads the rows of a release into the datastore table of a resource, in batches of at most 1,000 rows and about 1
/// MiB. Goes on where an interrupted run stopped: the platform is asked how many rows it has, since a batch is there
/// whole or not at all. Trouble: of the platform; lasting when the release cannot be read.
[[nodiscard]] Reached<void> load_datastore(CkanApi& api, const std::string& resource_id, const Release& release,
                                           const ReleaseFile& file, Journal& journal);

}  // namespace opendata::push
