#include "release/fingerprint.hpp"

#include <algorithm>
#include <opendata/files.hpp>
#include <opendata/json.hpp>
#include <opendata/release.hpp>
#include <system_error>
#include <vector>

#include "release/building.hpp"
#include "release/json_writer.hpp"
#include "release/sha256.hpp"

namespace opendata::release {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t state_limit = std::size_t{64} << 10U;

/// Hierarchies that are files beside the policy; built-in ones are part of the program.
std::vector<fs::path> hierarchy_files(const Policy& policy) {
  std::vector<std::string> names{policy.privacy.sensitive_hierarchy};
  for (const PolicyField& field : policy.fields) names.push_back(field.parameters.text_of("hierarchy"));
  std::vector<fs::path> out;
  std::error_code absent;
  for (const std::string& name : names) {
    const fs::path path = fs::path(policy.file).parent_path() / name;
    if (!name.empty() && fs::is_regular_file(path, absent)) out.push_back(path);
  }
  return out;
}

Result<std::vector<fs::path>> code_list_files() {
  auto directory = find_data("catalogs");
  if (!directory) return failure(std::move(directory.error()));
  std::vector<fs::path> out;
  std::error_code error;
  for (fs::directory_iterator entry(*directory, error), end; !error && entry != end; entry.increment(error))
    out.push_back(entry->path());
  std::sort(out.begin(), out.end());
  return out;
}

fs::path state_path(const fs::path& catalog, const std::string& dataset_id) {
  return catalog / "batch" / (dataset_id + ".json");
}

}  // namespace

Result<std::string> fingerprint_of(const Policy& policy, const std::string& input,
                                   const std::optional<deid::PseudonymKey>& key) {
  auto files = code_list_files();
  if (!files) return failure(std::move(files.error()));
  const auto hierarchies = hierarchy_files(policy);
  files->insert(files->end(), hierarchies.begin(), hierarchies.end());
  files->insert(files->end(), {"/proc/self/exe", input});
  std::string parts = policy.sha256 + '\n';
  for (const fs::path& file : *files) {
    const auto digest = digest_file(file);
    if (!digest) return failure(digest.error());
    parts += digest->sha256 + '\n';
  }
  if (key) parts += key->pseudonym("fingerprint", "", "", "");
  return sha256_of(parts);
}

std::optional<std::string> release_made_from(const fs::path& catalog, const std::string& dataset_id,
                                             const std::string& fingerprint) {
  const fs::path path = state_path(catalog, dataset_id);
  const auto bytes = read_file(path, state_limit);
  const auto state = bytes ? json::parse(*bytes, json::Dialect::strict, path.string()) : failure(bytes.error());
  if (!state || state->text_of("fingerprint") != fingerprint) return std::nullopt;
  const auto entries = read_catalog(catalog);
  if (!entries) return std::nullopt;
  const std::string release = state->text_of("release");
  const bool is_current = std::any_of(entries->begin(), entries->end(), [&](const CatalogEntry& entry) {
    return entry.dataset_id == dataset_id && entry.current == release;
  });
  return is_current && open_release(catalog, dataset_id, release) ? std::optional(release) : std::nullopt;
}

Result<void> remember_fingerprint(const fs::path& catalog, const std::string& dataset_id,
                                  const std::string& fingerprint, const std::string& release_id) {
  const fs::path path = state_path(catalog, dataset_id);
  if (auto made = create_directories_durably(path.parent_path()); !made) return made;
  std::error_code error;
  fs::permissions(path.parent_path(), fs::perms::owner_all, error);
  JsonWriter out;
  out.begin_object();
  out.text("fingerprint", fingerprint);
  out.text("release", release_id);
  out.end_object();
  return write_file_atomically(path, out.take());
}

}  // namespace opendata::release
