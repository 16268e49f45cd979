#include <opendata/catalog.hpp>
#include <opendata/files.hpp>
#include <opendata/release.hpp>

#include "catalog/file_set.hpp"

namespace opendata::catalog {

Result<CatalogExport> renew_catalog(const std::filesystem::path& catalog) {
  if (!has_file_set(catalog, "catalog")) return CatalogExport{};
  const auto entries = read_catalog(catalog);
  if (!entries) return failure(entries.error());
  CatalogExport written;
  if (!entries->empty()) {
    const auto codes = CodeLists::load();
    if (!codes) return failure(codes.error());
    auto renewed = write_catalog(catalog, *codes);
    if (!renewed) return renewed;
    written = std::move(*renewed);
  }
  auto lock = FileLock::wait(catalog / ".lock");
  if (!lock) return failure(std::move(lock.error()));
  auto removed = entries->empty() ? remove_file_sets(catalog, "catalog") : remove_former_sets(catalog, "catalog");
  return removed ? Result<CatalogExport>(std::move(written)) : failure(std::move(removed.error()));
}

}  // namespace opendata::catalog
