#pragma once
#include "call.hpp"
#include "national/envelope.hpp"
#include "routes.hpp"

/// The handlers of the national dialect. Source: 共通性資料存取應用程式介面規範 (2015).
namespace opendata::api::national {

// catalog.cpp
[[nodiscard]] Answer list_datasets(const Call& call);
[[nodiscard]] Answer show_dataset(const Call& call);
[[nodiscard]] Answer list_groups(const Call& call);
[[nodiscard]] Answer show_group(const Call& call);
[[nodiscard]] Answer list_tags(const Call& call);
[[nodiscard]] Answer show_tag(const Call& call);
// datastore.cpp
[[nodiscard]] Answer read_datastore(const Call& call);
[[nodiscard]] Answer dump_datastore(const Call& call);

[[nodiscard]] std::vector<Route> national_routes();

/// The number of its one resource, the rows: "A41000000G-000001-001".
[[nodiscard]] std::string resource_id_of(const ServedDataset& dataset);

}  // namespace opendata::api::national
