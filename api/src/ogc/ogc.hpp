#pragma once
#include "call.hpp"
#include "export/geometry.hpp"
#include "routes.hpp"

/// OGC API – Features, Part 1 core (OGC 17-069r4), over datasets that have a geometry.
namespace opendata::api::ogc {

// collections.cpp
[[nodiscard]] Answer landing_page(const Call& call);
[[nodiscard]] Answer conformance(const Call& call);
[[nodiscard]] Answer list_collections(const Call& call);
[[nodiscard]] Answer show_collection(const Call& call);
// items.cpp
[[nodiscard]] Answer list_items(const Call& call);
[[nodiscard]] Answer show_item(const Call& call);

[[nodiscard]] std::vector<Route> ogc_routes();

/// The dataset of path parameter "id" with a geometry. Problems: as Call::dataset().
[[nodiscard]] Outcome<const ServedDataset*> find_collection(const Call& call);
[[nodiscard]] std::string collection_url(const Call& call, std::string_view id);
/// One entry of "links".
void write_link(JsonBody& out, std::string_view rel, std::string_view type, std::string_view href);

constexpr std::string_view geojson_type = "application/geo+json";

}  // namespace opendata::api::ogc
