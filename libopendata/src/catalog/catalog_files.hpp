#pragma once
#include <filesystem>
#include <opendata/catalog.hpp>
#include <opendata/release.hpp>
#include <vector>

namespace opendata::catalog {

/// What write_catalog() writes of these datasets. The caller holds CATALOG/.lock and has read them under it. Errors: as
/// write_catalog(); the old files are then still there.
[[nodiscard]] Result<CatalogExport> write_catalog_files(const std::filesystem::path& catalog,
                                                        const std::vector<CatalogEntry>& entries, const CodeLists& codes);

}  // namespace opendata::catalog
