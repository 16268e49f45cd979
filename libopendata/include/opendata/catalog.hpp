#pragma once
#include <filesystem>
#include <opendata/code_lists.hpp>
#include <opendata/release.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Metadata of releases in other people's vocabularies, for one dataset and for a whole catalogue. Knows no
/// de-identification, so the server may link it. See docs/catalogs.md.
namespace opendata::catalog {

/// What the metadata of one dataset is made from. `manifest.files` holds the tables, with sizes and hashes.
struct Record {
  const DatasetMetadata& metadata;
  const Schema& schema;
  const Manifest& manifest;
  const CodeLists& codes;
};

/// Who publishes a catalogue; CATALOG/site.json.
struct Site {
  LocalizedText title, description, publisher;
  std::string publisher_oid;
  std::string base_url;
};

/// A whole catalogue: the current release of each dataset, sorted by id.
struct Collection {
  Site site;
  std::string modified;  ///< of the dataset that changed last
  const CodeLists& codes;
  std::vector<Record> records;
};

/// One vocabulary. To add one: a file pair in src/catalog/ and a line in src/catalog.cpp.
struct MetadataFormat {
  std::string_view name;        ///< "dgtw-v2"
  std::string_view profile;     ///< what it requires: a key of CodeLists::profiles
  std::string_view path;        ///< in a release; "{id}" stands for the dataset's; empty = only for whole catalogues
  std::string_view file;        ///< in CATALOG/catalog
  std::string_view media_type;
  std::string (*of_dataset)(const Record& record);
  std::string (*of_catalog)(const Collection& collection);
};
/// All vocabularies. Guarantees: the same input gives the same bytes; nothing comes from the clock.
[[nodiscard]] std::span<const MetadataFormat> metadata_formats();
/// The path of a metadata file in a release of this dataset.
[[nodiscard]] std::string metadata_path(const MetadataFormat& format, std::string_view dataset_id);

/// Where the current release's file is served. The release's own id cannot stand in a file of the release, because the
/// id is made from the hashes of its files; "current" is also the address that stays.
[[nodiscard]] std::string download_url(const Record& record, const ReleaseFile& file);
[[nodiscard]] std::string dataset_url(const Record& record);

/// A key of CKAN's "extras".
struct Extra {
  std::string key, value;
};
/// What CKAN has no key of its own for, none twice and none empty.
[[nodiscard]] std::vector<Extra> ckan_extras(const Record& record);
/// What a table of the dataset is called: "動物保護案件 CSV". `format` is a Format::name.
[[nodiscard]] std::string table_title(const DatasetMetadata& metadata, std::string_view format);

/// Reads a site file. Errors: as parse_policy().
[[nodiscard]] Result<Site> read_site(const std::filesystem::path& file);

/// A dataset that a vocabulary's file leaves out, because its record lacks what the profile requires.
struct LeftOut {
  std::string dataset_id;
  std::string_view format;
  std::string key;  ///< the first that is missing
};
/// What write_catalog() did.
struct CatalogExport {
  std::size_t datasets = 0;
  std::vector<std::string> files;  ///< in CATALOG/catalog
  std::vector<LeftOut> left_out;
};

/// Writes every vocabulary's file of the whole catalogue to CATALOG/catalog: a symbolic link that one rename switches
/// from the old set of files to the new one, so that a reader, or a crash, meets either whole.
/// The site is CATALOG/site.json, or without one the publisher that all datasets have in common.
/// Errors: corrupt, not_found (also when nothing is published yet), io_failure; missing_column when the datasets have
/// several publishers and there is no site; refused when a record holds a placeholder.
[[nodiscard]] Result<CatalogExport> write_catalog(const std::filesystem::path& catalog, const CodeLists& codes);

/// After a withdrawal (opendata/withdraw.hpp): writes CATALOG/catalog anew where it was ever written, and keeps no set of
/// files from before, which still describes what was taken back; without a dataset all of it is removed.
/// Result: empty where nothing was written. Errors: as write_catalog() and CodeLists::load(), such as another dataset that
/// is damaged: then all of it is removed as well, until write_catalog(), for the old files describe what was taken back.
[[nodiscard]] Result<CatalogExport> renew_catalog(const std::filesystem::path& catalog);
/// Whether a withdrawal was killed before that: files of CATALOG/catalog are as old as the last withdrawal, or older. Not
/// an error: no catalogue, or none of these files. Errors: of catalog.json.
[[nodiscard]] Result<bool> needs_renewal(const std::filesystem::path& catalog);
/// Whether CATALOG/catalog is there, or files of it that could not be removed.
[[nodiscard]] bool has_catalog_files(const std::filesystem::path& catalog);

}  // namespace opendata::catalog
