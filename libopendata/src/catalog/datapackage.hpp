#pragma once
#include <opendata/catalog.hpp>
#include <string>

/// Frictionless Data Package 2.0, datapackage.org. Of a dataset the paths are those in the release, of a catalogue the
/// addresses at which the current releases are served.
namespace opendata::catalog {

[[nodiscard]] std::string datapackage_of_dataset(const Record& record);
[[nodiscard]] std::string datapackage_of_catalog(const Collection& collection);

}  // namespace opendata::catalog
