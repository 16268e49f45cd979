#include <opendata/check.hpp>
#include <set>
#include <utility>

#include "release/open_release.hpp"
#include "release/quality.hpp"

namespace opendata {
namespace release {
namespace {

namespace fs = std::filesystem;

constexpr Message catalogue_lost{
    "is missing beside the directory of datasets; restore it from a backup, or publish again",
    "不在資料集目錄旁；請自備份還原，或重新發布"};

/// Files of the release that its manifest does not name: nobody has checked them.
std::vector<Error> foreign_files(const Release& opened) {
  std::set<std::string> known{"manifest.json"};
  for (const ReleaseFile& file : opened.manifest.files) known.insert(file.path);
  std::vector<Error> out;
  std::error_code error, unknown;
  for (fs::recursive_directory_iterator entry(opened.directory, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->is_directory(unknown) || known.contains(entry->path().lexically_relative(opened.directory).generic_string()))
      continue;
    out.push_back({Errc::corrupt,
                   {"is not in the manifest; remove it", "不在清單檔中；請移除"},
                   {entry->path().string(), 0, {}}});
  }
  if (error) {
    out.push_back({Errc::io_failure,
                   {"cannot be listed; check its permissions", "無法列出內容；請檢查權限"},
                   {opened.directory.string(), 0, {}}});
  }
  return out;
}

CheckedRelease check_one(const fs::path& directory) {
  CheckedRelease out{directory.parent_path().filename().string(), directory.filename().string(), {}, {}};
  auto opened = open_release_directory(directory);
  if (!opened) {
    out.damage.push_back(std::move(opened.error()));
    return out;
  }
  if (auto verified = verify_release(*opened); !verified) out.damage.push_back(std::move(verified.error()));
  for (Error& foreign : foreign_files(*opened)) out.damage.push_back(std::move(foreign));
  if (!out.damage.empty()) return out;
  if (auto quality = check_quality(directory, opened->manifest, opened->schema)) {
    out.quality = std::move(*quality);
  } else {
    out.damage.push_back(std::move(quality.error()));
  }
  return out;
}

}  // namespace
}  // namespace release

std::string_view name(Outcome outcome) {
  static constexpr std::array names{"passed", "failed", "not-applicable"};
  return names[static_cast<std::size_t>(outcome)];
}

const std::array<QualityCheck, 6>& quality_checks() {
  static constexpr std::array<QualityCheck, 6> checks{
      {{"linkable", {"links work", "連結有效"}, &QualityReport::linkable},
       {"downloadable", {"can be downloaded", "可直接下載"}, &QualityReport::downloadable},
       {"structure", {"structured format", "結構化格式"}, &QualityReport::structure},
       {"encoding_match", {"encoding as stated", "編碼相符"}, &QualityReport::encoding_match},
       {"desc_match", {"fields as described", "欄位說明與檔案欄位相符"}, &QualityReport::desc_match},
       {"csv", {"converts to CSV", "可轉 CSV"}, &QualityReport::csv}}};
  return checks;
}

Result<std::vector<CheckedRelease>> check(const std::filesystem::path& directory) {
  std::error_code absent;
  const auto has = [&](const char* file) { return std::filesystem::exists(directory / file, absent); };
  if (has("manifest.json")) return std::vector{release::check_one(std::filesystem::canonical(directory))};
  if (!has("catalog.json")) {
    if (has("datasets")) return failure(Errc::not_found, release::catalogue_lost, {(directory / "catalog.json").string(), 0, {}});
    return failure(Errc::not_found, {"is neither a catalogue nor a release", "不是目錄，也不是發布版本"},
                   {directory.string(), 0, {}});
  }
  auto entries = read_catalog(directory);
  if (!entries) return failure(std::move(entries.error()));
  std::vector<CheckedRelease> out;
  for (const CatalogEntry& entry : *entries) {
    for (const std::string& id : entry.releases)
      out.push_back(release::check_one(directory / "datasets" / entry.dataset_id / id));
  }
  return out;
}

}  // namespace opendata
