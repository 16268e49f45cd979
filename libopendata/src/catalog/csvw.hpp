#pragma once
#include <opendata/catalog.hpp>
#include <string>

/// CSV on the Web: Metadata Vocabulary for Tabular Data, W3C 2015. The file of a dataset stands beside its CSV file,
/// where the standard looks for it; a catalogue's is a group of tables.
namespace opendata::catalog {

[[nodiscard]] std::string csvw_of_dataset(const Record& record);
[[nodiscard]] std::string csvw_of_catalog(const Collection& collection);

}  // namespace opendata::catalog
