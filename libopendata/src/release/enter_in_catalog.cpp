#include <opendata/files.hpp>

#include "release/catalog_json.hpp"

namespace opendata::release {

Result<void> enter_in_catalog(const std::filesystem::path& catalog, const std::string& dataset_id,
                              const std::string& release_id) {
  auto lock = FileLock::wait(catalog / ".lock");
  if (!lock) return failure(std::move(lock.error()));
  auto entries = read_catalog(catalog);
  if (!entries) return failure(std::move(entries.error()));
  return write_file_atomically(catalog / "catalog.json",
                               format_catalog(with_current(std::move(*entries), dataset_id, release_id)));
}

}  // namespace opendata::release
