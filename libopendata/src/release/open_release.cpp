#include "release/open_release.hpp"

#include <algorithm>
#include <opendata/files.hpp>

#include "release/dataset_json.hpp"
#include "release/manifest.hpp"
#include "release/sha256.hpp"

namespace opendata {
namespace release {
namespace {

constexpr Message wrong_name{
    "does not match the name of its directory: the release was changed or moved; restore it from a backup",
    "與所在目錄名稱不符：發布檔遭更動或移動；請自備份還原"};
constexpr Message wrong_bytes{
    "does not match the manifest: the file was changed after publication; restore it from a backup",
    "與清單檔不符：檔案在發布後遭更動；請自備份還原"};

Result<Manifest> read_manifest(const std::filesystem::path& directory) {
  const auto path = directory / "manifest.json";
  auto bytes = read_file(path, metadata_file_limit);
  if (!bytes) return failure(std::move(bytes.error()));
  if (release_id_of(*bytes) != directory.filename().string())
    return failure(Errc::corrupt, wrong_name, {path.string(), 0, {}});
  auto manifest = parse_manifest(*bytes, path.string());
  if (manifest && manifest->dataset_id != directory.parent_path().filename().string()) {
    return failure(Errc::corrupt, wrong_name, {path.string(), 0, "dataset"});
  }
  return manifest;
}

/// What everything else is read by must be the published bytes; of the tables only the size is compared, see
/// verify_release().
Result<std::string> read_description(const std::filesystem::path& directory, const Manifest& manifest) {
  const auto path = directory / "dataset.json";
  auto bytes = read_file(path, metadata_file_limit);
  const auto listed = std::find_if(manifest.files.begin(), manifest.files.end(),
                                   [](const ReleaseFile& file) { return file.path == "dataset.json"; });
  if (bytes && listed != manifest.files.end() && sha256_of(*bytes) == listed->sha256) return bytes;
  return failure(Errc::corrupt, wrong_bytes, {path.string(), 0, {}});
}

Result<void> compare_sizes(const Release& opened) {
  for (const ReleaseFile& file : opened.manifest.files) {
    const auto path = opened.directory / file.path;
    std::error_code error;
    if (std::filesystem::file_size(path, error) != file.bytes || error)
      return failure(Errc::corrupt, wrong_bytes, {path.string(), 0, {}});
  }
  return {};
}

}  // namespace

Result<Release> open_release_directory(const std::filesystem::path& directory) {
  auto manifest = read_manifest(directory);
  if (!manifest) return failure(std::move(manifest.error()));
  auto bytes = read_description(directory, *manifest);
  if (!bytes) return failure(std::move(bytes.error()));
  auto description = parse_dataset(*bytes, (directory / "dataset.json").string());
  if (!description) return failure(std::move(description.error()));
  Release opened{directory.filename().string(), directory, std::move(*manifest), std::move(description->metadata),
                 std::move(description->schema)};
  if (auto sizes = compare_sizes(opened); !sizes) return failure(std::move(sizes.error()));
  return opened;
}

}  // namespace release

Result<Release> open_release(const std::filesystem::path& catalog, const std::string& dataset_id,
                             const std::string& release_id) {
  // Names come from URLs: only a name that publish() could have made reaches the file system.
  if (!release::is_dataset_id(dataset_id) || !release::is_release_id(release_id)) {
    return failure(Errc::not_found, {"no such dataset or release", "查無此資料集或發布版本"});
  }
  return release::open_release_directory(catalog / "datasets" / dataset_id / release_id);
}

Result<void> verify_release(const Release& release) {
  for (const ReleaseFile& file : release.manifest.files) {
    const auto path = release.directory / file.path;
    auto digest = release::digest_file(path);
    if (!digest) return failure(std::move(digest.error()));
    if (digest->bytes != file.bytes || digest->sha256 != file.sha256) {
      return failure(Errc::corrupt, release::wrong_bytes, {path.string(), 0, {}});
    }
  }
  return {};
}

}  // namespace opendata
