#pragma once
#include <opendata/release.hpp>

namespace opendata {

/// Replaces CATALOG/catalog.json by one rename: what it names is from then on what readers see. The caller holds
/// CATALOG/.lock and has put every named release in place. Errors: io_failure; the old file is then unchanged.
[[nodiscard]] Result<void> write_catalog(const std::filesystem::path& catalog, CatalogState state);

}  // namespace opendata
