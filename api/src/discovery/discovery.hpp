#pragma once
#include "call.hpp"
#include "routes.hpp"

/// How other programs find what is here: catalogues, feeds, site maps and descriptions.
namespace opendata::api {

// data_json.cpp
[[nodiscard]] Answer data_json(const Call& call);
// apis_json.cpp
[[nodiscard]] Answer apis_json(const Call& call);
// feeds.cpp
[[nodiscard]] Answer release_feed(const Call& call);
[[nodiscard]] Answer faq_feed(const Call& call);
// sitemap.cpp
[[nodiscard]] Answer sitemap(const Call& call);
[[nodiscard]] Answer sitemap_part(const Call& call);
[[nodiscard]] Answer robots(const Call& call);
// opensearch.cpp
[[nodiscard]] Answer opensearch(const Call& call);
[[nodiscard]] Answer opensearch_suggestions(const Call& call);
// search_help.cpp
[[nodiscard]] Answer search_help(const Call& call);
[[nodiscard]] Answer search_facets(const Call& call);

[[nodiscard]] std::vector<Route> discovery_routes();

}  // namespace opendata::api
