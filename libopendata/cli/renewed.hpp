#pragma once
#include <opendata/catalog.hpp>
#include <string>

namespace opendata::cli {

/// Says what has become of the catalogue's files for other platforms after a withdrawal, and gives the exit code.
int report_renewed(const std::string& directory, const Result<catalog::CatalogExport>& renewed);

}  // namespace opendata::cli
