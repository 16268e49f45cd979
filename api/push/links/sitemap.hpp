#pragma once
#include <opendata/result.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace opendata::push::links {

/// What one sitemap file lists.
struct Sitemap {
  std::vector<std::string> pages;     ///< <loc> of a <urlset>
  std::vector<std::string> sitemaps;  ///< <loc> of a <sitemapindex>
};

/// Reads a sitemap or a sitemap index, gzipped or not. Limits, those of the protocol: 50,000 addresses, 50 MiB
/// uncompressed; and 4,096 bytes an address, with its blanks, and 32 levels of elements. Input: anything; a document type is refused, so that nothing is expanded. Source: sitemaps.org 0.9.
/// Errors, with the line: bad_structure, limit_exceeded, corrupt (gzip).
[[nodiscard]] Result<Sitemap> parse_sitemap(std::string_view bytes, const std::string& name);

}  // namespace opendata::push::links
