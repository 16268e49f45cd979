#include "catalog.hpp"

#include <array>

#include "catalog/dcat.hpp"
#include "catalog/dgtw_v2.hpp"

namespace opendata::catalog {
namespace {

// One line a metadata file.
constexpr std::array all_formats{
    MetadataFormat{"metadata/dgtw-v2.json", "application/json", format_dgtw_v2},
    MetadataFormat{"metadata/dcat.jsonld", "application/ld+json", format_dcat},
};

}  // namespace

std::span<const MetadataFormat> metadata_formats() { return all_formats; }

std::string dataset_url(const Input& input) { return input.metadata.base_url + "/datasets/" + input.metadata.id; }

std::string download_url(const Input& input, const ReleaseFile& file) {
  return dataset_url(input) + "/current/" + file.path;
}

}  // namespace opendata::catalog
