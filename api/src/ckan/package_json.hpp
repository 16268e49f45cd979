#pragma once
#include "catalog_snapshot.hpp"
#include "json_body.hpp"

/// Datasets as CKAN describes packages.
namespace opendata::api::ckan {

void write_package(JsonBody& out, const ServedDataset& dataset, std::string_view origin);
/// A resource: "rows" stands for what datastore_search reads, the others for the files of the current release.
void write_rows_resource(JsonBody& out, const ServedDataset& dataset, std::string_view origin);
void write_file_resource(JsonBody& out, const ServedDataset& dataset, std::size_t file, std::size_t position,
                         std::string_view origin);
/// Files that are tables, as places in the manifest.
[[nodiscard]] std::vector<std::size_t> table_files(const Release& release);
/// "CSV" of "csv".
[[nodiscard]] std::string format_label(std::string_view format);

}  // namespace opendata::api::ckan
