#include <algorithm>
#include <opendata/catalog.hpp>
#include <opendata/files.hpp>

#include "catalog/catalog_files.hpp"
#include "catalog/file_set.hpp"

namespace opendata::catalog {
namespace {

namespace fs = std::filesystem;

/// The current release of every dataset. Records refer to them.
Result<std::vector<Release>> open_current(const fs::path& catalog, const std::vector<CatalogEntry>& entries) {
  std::vector<Release> out;
  for (const CatalogEntry& entry : entries) {
    auto opened = open_release(catalog, entry.dataset_id, entry.current);
    if (!opened) return failure(std::move(opened.error()));
    out.push_back(std::move(*opened));
  }
  return out;
}

/// Without a site file: the publisher that all datasets have in common speaks for the catalogue.
Result<Site> common_site(const std::vector<Release>& releases, const fs::path& site_file) {
  const DatasetMetadata& first = releases.front().metadata;
  const bool common = std::all_of(releases.begin(), releases.end(), [&](const Release& release) {
    return release.metadata.publisher_name == first.publisher_name && release.metadata.base_url == first.base_url;
  });
  if (!common || first.publisher_name.empty() || first.base_url.empty()) {
    return failure(Errc::missing_column,
                   {"is needed: the datasets name no common publisher and base_url to speak for the whole catalogue",
                    "必須提供：各資料集沒有共同的提供機關與 base_url 可代表整個目錄"},
                   {site_file.string(), 0, {}});
  }
  const std::string english = first.publisher_name_en.empty() ? "" : first.publisher_name_en + " open data";
  return Site{{first.publisher_name + "開放資料目錄", english},
              {first.publisher_name + "以開放格式提供之資料集。", english},
              {first.publisher_name, first.publisher_name_en},
              first.publisher_oid,
              first.base_url};
}

Result<Site> find_site(const fs::path& catalog, const std::vector<Release>& releases) {
  const fs::path file = catalog / "site.json";
  std::error_code absent;
  return fs::exists(file, absent) ? read_site(file) : common_site(releases, file);
}

/// A release from before the placeholder was known as one must not reach the catalogue either.
Result<void> refuse_placeholders(const std::vector<Release>& releases, const CodeLists& codes) {
  for (const Release& release : releases) {
    for (const RecordDefect& found : find_placeholders(codes, release.metadata)) {
      if (found.defect == Defect::placeholder)
        return failure(Errc::refused, in_words(found.defect), {release.metadata.id, 0, found.key});
    }
  }
  return {};
}

/// The datasets whose records are complete for one vocabulary.
Collection complete_for(const MetadataFormat& format, const Site& site, const std::vector<Release>& releases,
                        const CodeLists& codes, std::vector<LeftOut>& left_out) {
  Collection out{site, {}, codes, {}};
  for (const Release& release : releases) {
    const auto missing = missing_keys(codes, format.profile, release.metadata);
    if (!missing.empty()) {
      left_out.push_back({release.metadata.id, format.name, missing.front().key});
      continue;
    }
    out.records.push_back({release.metadata, release.schema, release.manifest, codes});
    out.modified = std::max(out.modified, release.manifest.modified);
  }
  return out;
}

}  // namespace

Result<CatalogExport> write_catalog_files(const fs::path& catalog, const std::vector<CatalogEntry>& entries,
                                          const CodeLists& codes) {
  const auto releases = open_current(catalog, entries);
  if (!releases) return failure(releases.error());
  if (releases->empty())
    return failure(Errc::not_found, {"no dataset is published here yet", "此處尚未發布任何資料集"},
                   {catalog.string(), 0, {}});
  if (auto clean = refuse_placeholders(*releases, codes); !clean) return failure(std::move(clean.error()));
  const auto site = find_site(catalog, *releases);
  if (!site) return failure(site.error());
  CatalogExport out{releases->size(), {}, {}};
  std::vector<NamedFile> files;
  for (const MetadataFormat& format : metadata_formats()) {
    const Collection collection = complete_for(format, *site, *releases, codes, out.left_out);
    files.push_back({std::string(format.file), format.of_catalog(collection)});
    out.files.push_back(files.back().name);
  }
  if (auto written = replace_file_set(catalog, "catalog", files); !written) return failure(std::move(written.error()));
  return out;
}

Result<CatalogExport> write_catalog(const fs::path& catalog, const CodeLists& codes) {
  auto lock = FileLock::wait(catalog / ".lock");
  if (!lock) return failure(std::move(lock.error()));
  const auto entries = read_catalog(catalog);
  return entries ? write_catalog_files(catalog, *entries, codes) : failure(entries.error());
}

}  // namespace opendata::catalog
