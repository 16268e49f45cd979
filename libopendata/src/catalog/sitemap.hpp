#pragma once
#include <opendata/catalog.hpp>
#include <string>

namespace opendata::catalog {

/// The pages of the datasets for search engines, sitemaps.org protocol 0.9, each with when its data changed.
[[nodiscard]] std::string sitemap_of_catalog(const Collection& collection);

}  // namespace opendata::catalog
