#include "release/modified.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <map>

#include "release/withdrawn_content.hpp"

namespace opendata::release {
namespace {

/// Path → SHA-256 of what holds rows.
std::map<std::string, std::string> tables(const Manifest& manifest) {
  std::map<std::string, std::string> out;
  for (const ReleaseFile& file : manifest.files)
    if (is_table(file)) out.emplace(file.path, file.sha256);
  return out;
}

bool has_same_tables(const Manifest& a, const Manifest& b) { return a.rows == b.rows && tables(a) == tables(b); }

}  // namespace

std::string timestamp(std::time_t moment) {
  std::tm utc{};
  ::gmtime_r(&moment, &utc);
  char out[32];
  return {out, std::strftime(out, sizeof out, "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

Result<std::string> modified_time(const std::string& input) {
  struct stat status {};
  if (::stat(input.c_str(), &status) != 0)
    return failure(Errc::not_found, {"no such file", "查無此檔案"}, {input, 0, {}});
  return timestamp(status.st_mtime);
}

std::string kept_modified_time(const Policy& policy, const std::filesystem::path& catalog, const Manifest& manifest) {
  const auto entries = read_catalog(catalog);
  if (!policy.modified.empty() || !entries) return manifest.modified;
  for (const CatalogEntry& entry : *entries) {
    if (entry.dataset_id != policy.dataset.id) continue;
    const auto current = open_release(catalog, entry.dataset_id, entry.current);
    if (current && has_same_tables(current->manifest, manifest)) return current->manifest.modified;
  }
  return manifest.modified;
}

}  // namespace opendata::release
