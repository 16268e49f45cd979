#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "push/http/client.hpp"
#include "push/target.hpp"

namespace opendata::push {

enum class Datastore { left_alone, loaded };

struct CkanOptions {
  std::string organization;          ///< name of the owner at the platform
  std::vector<std::string> formats;  ///< Format::name of the tables to send; empty = all of the release
  Datastore datastore = Datastore::left_alone;
  std::filesystem::path catalog = {};  ///< which tells what was taken back; empty = nothing was
};

/// A CKAN portal. A dataset that is new there is private until all its files have arrived; of one that is there already
/// each file is replaced whole (CKAN keeps the old one until the new one has arrived), and the metadata, which name the
/// release, come last. One that shows a release which was taken back is private until the next one is complete. Links to files stay the same from release to release.
[[nodiscard]] std::unique_ptr<Target> make_ckan_target(HttpClient client, CkanOptions options);

}  // namespace opendata::push
