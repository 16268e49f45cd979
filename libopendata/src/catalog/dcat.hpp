#pragma once
#include <opendata/catalog.hpp>
#include <string>

/// DCAT-AP 3.0.1: the catalogue, its datasets, a distribution for each table, and a typed node wherever the profile
/// wants one. Both forms are written from one graph and hold the same triples.
namespace opendata::catalog {

[[nodiscard]] std::string dcat_json_ld_of_dataset(const Record& record);
[[nodiscard]] std::string dcat_json_ld_of_catalog(const Collection& collection);
[[nodiscard]] std::string dcat_turtle_of_dataset(const Record& record);
[[nodiscard]] std::string dcat_turtle_of_catalog(const Collection& collection);

}  // namespace opendata::catalog
