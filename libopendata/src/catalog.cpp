#include <array>
#include <opendata/catalog.hpp>

#include "catalog/ckan.hpp"
#include "catalog/csvw.hpp"
#include "catalog/datapackage.hpp"
#include "catalog/dcat.hpp"
#include "catalog/dgtw.hpp"
#include "catalog/parts.hpp"
#include "catalog/schema_org.hpp"
#include "catalog/sitemap.hpp"

namespace opendata::catalog {
namespace {

// One line a vocabulary: name, profile, path in a release, file of the whole catalogue, media type, functions.
constexpr std::array all_formats{
    MetadataFormat{"dgtw-v1", "dgtw-v1", "metadata/dgtw-v1.json", "dgtw-v1.json", "application/json",
                   document_of<write_dgtw_v1>, list_of<write_dgtw_v1>},
    MetadataFormat{"dgtw-v2", "dgtw-v2", "metadata/dgtw-v2.json", "dgtw-v2.json", "application/json",
                   document_of<write_dgtw_v2>, list_of<write_dgtw_v2>},
    MetadataFormat{"dcat-jsonld", "dcat-ap", "metadata/dcat.jsonld", "dcat.jsonld", "application/ld+json",
                   dcat_json_ld_of_dataset, dcat_json_ld_of_catalog},
    MetadataFormat{"dcat-turtle", "dcat-ap", "metadata/dcat.ttl", "dcat.ttl", "text/turtle; charset=utf-8",
                   dcat_turtle_of_dataset, dcat_turtle_of_catalog},
    MetadataFormat{"ckan", "ckan", "metadata/ckan.json", "ckan.json", "application/json", document_of<write_ckan>,
                   list_of<write_ckan>},
    MetadataFormat{"schema-org", "schema-org", "metadata/schema-org.jsonld", "schema-org.jsonld", "application/ld+json",
                   schema_org_of_dataset, schema_org_of_catalog},
    MetadataFormat{"datapackage", "datapackage", "datapackage.json", "datapackage.json", "application/json",
                   datapackage_of_dataset, datapackage_of_catalog},
    MetadataFormat{"csvw", "csvw", "{id}.csv-metadata.json", "csv-metadata.json", "application/csvm+json",
                   csvw_of_dataset, csvw_of_catalog},
    MetadataFormat{"sitemap", "sitemap", "", "sitemap.xml", "application/xml", nullptr, sitemap_of_catalog},
};

}  // namespace

std::span<const MetadataFormat> metadata_formats() { return all_formats; }

std::string metadata_path(const MetadataFormat& format, std::string_view dataset_id) {
  std::string path(format.path);
  const auto gap = path.find("{id}");
  return gap == std::string::npos ? path : path.replace(gap, 4, dataset_id);
}

std::string dataset_url(const Record& record) { return record.metadata.base_url + "/datasets/" + record.metadata.id; }

std::string download_url(const Record& record, const ReleaseFile& file) {
  return dataset_url(record) + "/current/" + file.path;
}

}  // namespace opendata::catalog
