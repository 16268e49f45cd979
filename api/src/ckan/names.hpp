#pragma once
#include <opendata/release.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog_snapshot.hpp"

/// How datasets, their files, agencies and categories are called in CKAN: ids are UUIDs made from our own names, so that
/// they stay the same from release to release and from server to server.
namespace opendata::api::ckan {

/// RFC 4122 version 5 of a text in a name space of this project.
[[nodiscard]] std::string uuid_of(std::string_view text);
[[nodiscard]] std::string package_id(std::string_view dataset_id);
/// The resource that stands for the rows themselves, which datastore_search reads.
[[nodiscard]] std::string rows_id(std::string_view dataset_id);
[[nodiscard]] std::string file_id(std::string_view dataset_id, std::string_view path);
/// "2024-05-06T07:08:09", as CKAN writes times, from "2024-05-06T07:08:09Z".
[[nodiscard]] std::string ckan_time(std::string_view timestamp);

struct Organization {
  std::string id, name, title;
};
/// The agency that publishes; nullopt when the dataset names none.
[[nodiscard]] std::optional<Organization> organization_of(const DatasetMetadata& metadata);

/// A service category (服務分類) of the government portal: "E00" is 生活安全及品質.
struct Group {
  std::string id, name, title;
  std::string code;
};
[[nodiscard]] std::optional<Group> group_of(const DatasetMetadata& metadata);
/// The title of a category code, or the code itself.
[[nodiscard]] std::string category_title(std::string_view code);

struct License {
  std::string_view id, title, url;
  bool is_open;
};
[[nodiscard]] const std::vector<License>& licenses();
[[nodiscard]] const License* find_license(std::string_view id);

/// Why there is no dataset, or are no rows, under this name: see CatalogSnapshot::absence().
[[nodiscard]] Problem absence(const CatalogSnapshot& catalog, const std::string& any_name);
/// A dataset by CKAN id, national identifier or name.
[[nodiscard]] const ServedDataset* find_package(const CatalogSnapshot& catalog, const std::string& id_or_name);
/// A dataset whose rows the resource id, the dataset's name or its national identifier names.
[[nodiscard]] const ServedDataset* find_rows(const CatalogSnapshot& catalog, const std::string& resource_id);

}  // namespace opendata::api::ckan
