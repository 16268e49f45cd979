#pragma once
#include <opendata/catalog.hpp>
#include <string>

/// schema.org's Dataset and DataCatalog, as search engines read them from pages for people.
/// Source: schema.org/Dataset; developers.google.com/search/docs/appearance/structured-data/dataset.
namespace opendata::catalog {

[[nodiscard]] std::string schema_org_of_dataset(const Record& record);
[[nodiscard]] std::string schema_org_of_catalog(const Collection& collection);

}  // namespace opendata::catalog
