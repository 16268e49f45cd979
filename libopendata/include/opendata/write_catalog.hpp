#pragma once
#include <opendata/release.hpp>

namespace opendata {

/// Replaces CATALOG/catalog.json by one rename: what it names is from then on what readers see. The caller holds
/// CATALOG/.lock and has put every named release in place. Of a catalogue that would become larger than 16 MiB, which
/// nobody reads, the tables of releases that were withdrawn first are left out. Errors: io_failure; limit_exceeded when
/// that is not enough; the old file is then unchanged.
[[nodiscard]] Result<void> write_catalog(const std::filesystem::path& catalog, CatalogState state);

}  // namespace opendata
