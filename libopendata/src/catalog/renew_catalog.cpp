#include <algorithm>
#include <opendata/catalog.hpp>
#include <opendata/files.hpp>
#include <opendata/release.hpp>

#include "catalog/catalog_files.hpp"
#include "catalog/file_set.hpp"

namespace opendata::catalog {
namespace {

namespace fs = std::filesystem;

Result<CatalogExport> write_anew(const fs::path& catalog, const std::vector<CatalogEntry>& entries) {
  const auto codes = CodeLists::load();
  return codes ? write_catalog_files(catalog, entries, *codes) : failure(codes.error());
}

Result<CatalogExport> without_files(const fs::path& catalog) {
  auto removed = remove_file_sets(catalog, "catalog");
  return removed ? Result<CatalogExport>(CatalogExport{}) : failure(std::move(removed.error()));
}

Result<CatalogExport> without_former_sets(const fs::path& catalog, CatalogExport written) {
  auto removed = remove_former_sets(catalog, "catalog");
  return removed ? Result<CatalogExport>(std::move(written)) : failure(std::move(removed.error()));
}

/// When something was last taken back; empty when nothing was.
std::string last_withdrawal(const CatalogState& state) {
  std::string last;
  for (const Withdrawal& withdrawal : state.withdrawals)
    for (const WithdrawnRelease& release : withdrawal.releases) last = std::max(last, release.time);
  return last;
}

}  // namespace

Result<CatalogExport> renew_catalog(const fs::path& catalog) {
  if (!has_file_set(catalog, "catalog")) return CatalogExport{};
  auto lock = FileLock::wait(catalog / ".lock");
  if (!lock) return failure(std::move(lock.error()));
  const auto entries = read_catalog(catalog);
  if (!entries) return failure(entries.error());
  if (entries->empty()) return without_files(catalog);
  auto written = write_anew(catalog, *entries);
  if (written) return without_former_sets(catalog, std::move(*written));
  // No files are better than those that show what was taken back; why there are none must be mended first.
  auto removed = without_files(catalog);
  return failure(std::move(removed ? written.error() : removed.error()));
}

Result<bool> needs_renewal(const fs::path& catalog) {
  if (!has_catalog_files(catalog)) return false;
  const auto state = read_catalog_state(catalog);
  return state ? Result<bool>(has_set_from(catalog, "catalog", last_withdrawal(*state))) : failure(state.error());
}

bool has_catalog_files(const fs::path& catalog) { return has_file_set(catalog, "catalog"); }

}  // namespace opendata::catalog
