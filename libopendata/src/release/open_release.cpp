#include "release/open_release.hpp"

#include <algorithm>
#include <opendata/files.hpp>
#include <opendata/release_files.hpp>

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

Result<Release> describe(const std::filesystem::path& directory) {
  auto manifest = read_manifest(directory);
  if (!manifest) return failure(std::move(manifest.error()));
  auto bytes = read_description(directory, *manifest);
  if (!bytes) return failure(std::move(bytes.error()));
  auto description = parse_dataset(*bytes, (directory / "dataset.json").string());
  if (!description) return failure(std::move(description.error()));
  return Release{directory.filename().string(), directory, std::move(*manifest), std::move(description->metadata),
                 std::move(description->schema)};
}

}  // namespace

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

Result<Release> open_release_directory(const std::filesystem::path& directory) {
  auto opened = describe(directory);
  if (!opened) return opened;
  if (const auto wrong = files_of_wrong_size(*opened); !wrong.empty())
    return failure(Errc::corrupt, wrong_bytes, {(directory / wrong.front()).string(), 0, {}});
  return opened;
}

}  // namespace release

namespace {

/// Names come from URLs: only a name that publish() could have made reaches the file system.
Result<std::filesystem::path> directory_of(const std::filesystem::path& catalog, const std::string& dataset_id,
                                           const std::string& release_id) {
  if (!release::is_dataset_id(dataset_id) || !release::is_release_id(release_id))
    return failure(Errc::not_found, {"no such dataset or release", "查無此資料集或發布版本"});
  return catalog / "datasets" / dataset_id / release_id;
}

}  // namespace

Result<Release> open_release(const std::filesystem::path& catalog, const std::string& dataset_id,
                             const std::string& release_id) {
  return directory_of(catalog, dataset_id, release_id).and_then(release::open_release_directory);
}

Result<Release> describe_release(const std::filesystem::path& catalog, const std::string& dataset_id,
                                 const std::string& release_id) {
  return directory_of(catalog, dataset_id, release_id).and_then(release::describe);
}

std::vector<std::string> files_of_wrong_size(const Release& release) {
  std::vector<std::string> wrong;
  for (const ReleaseFile& file : release.manifest.files) {
    std::error_code error;
    if (std::filesystem::file_size(release.directory / file.path, error) != file.bytes || error) wrong.push_back(file.path);
  }
  return wrong;
}

Result<void> verify_file(const Release& release, const ReleaseFile& file, const std::function<bool()>& go_on) {
  const auto path = release.directory / file.path;
  const auto digest = release::digest_file(path, go_on);
  if (!digest) return failure(digest.error());
  if (digest->bytes == file.bytes && digest->sha256 == file.sha256) return {};
  return failure(Errc::corrupt, release::wrong_bytes, {path.string(), 0, {}});
}

Result<void> verify_release(const Release& release) {
  for (const ReleaseFile& file : release.manifest.files)
    if (auto whole = verify_file(release, file); !whole) return whole;
  return {};
}

}  // namespace opendata
