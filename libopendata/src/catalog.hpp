#pragma once
#include <opendata/release.hpp>
#include <span>
#include <string>
#include <string_view>

/// Metadata files of a release for other catalogues.
namespace opendata::catalog {

/// What a metadata file is made from. `manifest.files` holds the tables, with sizes and hashes.
struct Input {
  const DatasetMetadata& metadata;
  const Schema& schema;
  const Manifest& manifest;
};

/// One kind of metadata file. To add one: a file pair in src/catalog/ and a line in src/catalog.cpp.
struct MetadataFormat {
  std::string_view path;  ///< in the release
  std::string_view media_type;
  std::string (*format)(const Input& input);
};
[[nodiscard]] std::span<const MetadataFormat> metadata_formats();

/// Where the current release's file is served. The release's own id cannot stand in a file of the release, because the
/// id is made from the hashes of its files; "current" is also the address that stays.
[[nodiscard]] std::string download_url(const Input& input, const ReleaseFile& file);
[[nodiscard]] std::string dataset_url(const Input& input);

}  // namespace opendata::catalog
