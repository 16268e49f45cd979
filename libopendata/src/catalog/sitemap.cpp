#include "catalog/sitemap.hpp"

#include "catalog/graph.hpp"

namespace opendata::catalog {
namespace {

std::string escaped(std::string_view address) {
  std::string out;
  for (const char c : iri_text(address)) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '\'') {
      out += "&apos;";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string sitemap_of_catalog(const Collection& collection) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (const Record& record : collection.records) {
    out += "<url><loc>" + escaped(dataset_url(record)) + "</loc><lastmod>" + record.manifest.modified +
           "</lastmod></url>\n";
  }
  return out + "</urlset>\n";
}

}  // namespace opendata::catalog
