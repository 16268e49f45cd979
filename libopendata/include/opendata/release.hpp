#pragma once
#include <cstdint>
#include <filesystem>
#include <opendata/dataset.hpp>
#include <opendata/result.hpp>
#include <opendata/schema.hpp>
#include <string>
#include <vector>

/// Published releases, as a reader sees them. Nothing here knows de-identification, so the server and the indexer may
/// link it. The byte-exact layout stands in docs/formats.md:
///   CATALOG/catalog.json                         which release of each dataset is current: the one file whose rename
///   publishes CATALOG/datasets/ID/RELEASE/manifest.json    every file with size and SHA-256; RELEASE = first 16 hex
///   digits of the SHA-256 of manifest.json CATALOG/datasets/ID/RELEASE/dataset.json     metadata and schema
///   CATALOG/datasets/ID/RELEASE/ID.csv …         the formats
///   CATALOG/datasets/ID/RELEASE/rows.sqlite      table "rows": "_id" INTEGER PRIMARY KEY (1, 2, … in file order), then
///   the schema's fields:
///                                                integer as INTEGER, every other type as TEXT in canonical form,
///                                                missing as NULL. Decimals keep their digits as text: compare and sort
///                                                by CAST("field" AS REAL), on which they are indexed. Every other
///                                                field has an index on itself, but strings of which one is longer than
///                                                64 characters have none.
///   CATALOG/datasets/ID/RELEASE/metadata/…       dgtw-v2.json, dcat.jsonld
///   CATALOG/datasets/ID/RELEASE/report.json      what de-identification did, in counts
///   CATALOG/datasets/ID/RELEASE/risk.json …      how far the release can be attacked, and risk.html for people
///   CATALOG/ledger/ID.log                        what was ever published, for comparison
namespace opendata {

struct ReleaseFile {
  std::string path;  ///< relative to the release, "/" as separator
  std::string media_type;
  std::string format;  ///< Format::name, or "" for files that are not a table of rows
  std::uint64_t bytes = 0;
  std::string sha256;  ///< 64 hex digits
};

struct Manifest {
  std::string dataset_id;
  std::string modified;  ///< "2024-05-06T07:08:09Z": from the source file or the policy, not from the clock of the run
  std::uint64_t rows = 0;
  std::string software;  ///< "opendata 0.1.0"
  std::string policy_sha256;
  std::vector<ReleaseFile> files;
};

/// A release opened for reading.
struct Release {
  std::string id;  ///< 16 hex digits
  std::filesystem::path directory;
  Manifest manifest;
  DatasetMetadata metadata;
  Schema schema;
};

/// One line of catalog.json.
struct CatalogEntry {
  std::string dataset_id;
  std::string current;                ///< release id
  std::vector<std::string> releases;  ///< all kept ones, newest first; contains `current`
};

/// A release that was published once and was taken back (opendata/withdraw.hpp). Names and a time, no value of a record.
struct WithdrawnRelease {
  std::string id;           ///< 16 hex digits
  std::string time;         ///< when it was taken back, "2024-05-06T07:08:09Z"
  std::string reason = {};  ///< the name of a WithdrawalReason, or empty
  bool may_return = false;  ///< resume() has allowed this very content to be published again
  /// The first 16 hex digits of the SHA-256 of its tables, sorted, so that the same rows are known in whatever release;
  /// empty when its manifest could not be read, or where catalog.json has kept none.
  std::vector<std::string> tables = {};
  bool operator==(const WithdrawnRelease&) const = default;
};

/// What was taken back of one dataset. Where the catalogue lists no release of it, that is the whole dataset.
struct Withdrawal {
  std::string dataset_id;
  bool held = false;  ///< nothing more is published of it until resume() says that the cause is mended
  std::vector<WithdrawnRelease> releases = {};  ///< in the order in which they were taken back; none is listed
  bool operator==(const Withdrawal&) const = default;
};

/// All that catalog.json says.
struct CatalogState {
  std::vector<CatalogEntry> datasets;     ///< sorted by dataset id
  std::vector<Withdrawal> withdrawals = {};  ///< sorted by dataset id
};

/// Reads CATALOG/catalog.json; entries sorted by dataset id. A directory without catalog.json is an empty catalogue.
/// Errors: corrupt, io_failure.
[[nodiscard]] Result<std::vector<CatalogEntry>> read_catalog(const std::filesystem::path& catalog);

/// The same with what was taken back, both as they stood at one moment. Errors: as read_catalog().
[[nodiscard]] Result<CatalogState> read_catalog_state(const std::filesystem::path& catalog);

/// What `state` says to be taken back of a dataset; without releases, and not held, when nothing was.
[[nodiscard]] Withdrawal withdrawal_of(const CatalogState& state, const std::string& dataset_id);

/// Opens one release: manifest and dataset.json are parsed, the manifest's own hash is compared with the release id,
/// files' sizes with the manifest. Errors: not_found, corrupt.
[[nodiscard]] Result<Release> open_release(const std::filesystem::path& catalog, const std::string& dataset_id,
                                           const std::string& release_id);

/// Also hashes every file. Errors: as open_release(); corrupt names the file in where().file.
[[nodiscard]] Result<void> verify_release(const Release& release);

}  // namespace opendata
