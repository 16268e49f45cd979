#include "release/withdrawn_content.hpp"

#include <algorithm>

#include "release/open_release.hpp"

namespace opendata::release {
namespace {

namespace fs = std::filesystem;
using Digests = std::vector<std::string>;

/// None where nothing is current, or its manifest cannot be read: then nothing says that its rows are public.
Result<Digests> current_tables(const fs::path& catalog, const std::string& dataset_id) {
  const auto entries = read_catalog(catalog);
  if (!entries) return failure(entries.error());
  for (const CatalogEntry& entry : *entries) {
    if (entry.dataset_id == dataset_id) return tables_of_release(catalog, dataset_id, entry.current);
  }
  return Digests();
}

std::string separated_by_blanks(const std::vector<std::string>& ids) {
  std::string out;
  for (const std::string& id : ids) out += (out.empty() ? "" : " ") + id;
  return out;
}

/// The withdrawn releases that must not return and hold what is made.
std::vector<std::string> found_in(const Withdrawal& withdrawal, const Digests& tables, const std::string& release_id) {
  std::vector<std::string> out;
  for (const WithdrawnRelease& release : withdrawal.releases)
    if (!release.may_return && (release.id == release_id || have_common_table(release.tables, tables))) out.push_back(release.id);
  return out;
}

}  // namespace

bool is_table(const ReleaseFile& file) { return !file.format.empty() || file.path == "rows.sqlite"; }

std::string table_digest(const std::string& sha256) { return sha256.substr(0, table_digits); }

std::vector<std::string> digests_of_tables(const Manifest& manifest) {
  Digests out;
  for (const ReleaseFile& file : manifest.files)
    if (is_table(file)) out.push_back(table_digest(file.sha256));
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::string> tables_of_release(const fs::path& catalog, const std::string& dataset_id,
                                           const std::string& release_id) {
  const auto manifest = read_manifest(catalog / "datasets" / dataset_id / release_id);
  return manifest ? digests_of_tables(*manifest) : Digests();
}

bool have_common_table(const Digests& tables, const Digests& others) {
  return std::any_of(tables.begin(), tables.end(), [&](const std::string& digest) {
    return std::binary_search(others.begin(), others.end(), digest);
  });
}

std::set<std::string> withdrawn_with_other_tables(const Withdrawal& withdrawal, const Manifest& made) {
  const Digests tables = digests_of_tables(made);
  std::set<std::string> out;
  for (const WithdrawnRelease& release : withdrawal.releases)
    if (!have_common_table(release.tables, tables)) out.insert(release.id);
  return out;
}

Result<void> refuse_withdrawn_content(const fs::path& catalog, const Withdrawal& withdrawal, const Manifest& made,
                                      const std::string& release_id) {
  const Digests tables = digests_of_tables(made);
  const auto withdrawn = found_in(withdrawal, tables, release_id);
  if (withdrawn.empty()) return {};
  const auto current = current_tables(catalog, withdrawal.dataset_id);
  if (!current) return failure(current.error());
  const bool itself = std::find(withdrawn.begin(), withdrawn.end(), release_id) != withdrawn.end();
  if (!itself && have_common_table(tables, *current)) return {};
  return failure(Errc::refused,
                 {"is the very content that was withdrawn; mend the source or the policy, or allow each of these releases "
                  "with opendata-publish resume --release",
                  "與已下架的版本內容完全相同；請改正來源或政策檔，或以 opendata-publish resume --release 逐一允許上列版本"},
                 {separated_by_blanks(withdrawn), 0, {}});
}

}  // namespace opendata::release
