#include <algorithm>
#include <opendata/files.hpp>
#include <opendata/search/faq_store.hpp>

#include "faq/store_schema.hpp"

namespace opendata::search::faq {
namespace {

bool is_sound(const std::filesystem::path& backup) {
  return open_store(backup.string(), sqlite::Database::Access::read).has_value();
}

/// The log files belong to the damaged store; beside the restored one they would be read into it.
Result<void> set_aside(const std::filesystem::path& store) {
  std::error_code none;
  for (const char* ending : {"-wal", "-shm", ""}) {
    const std::filesystem::path part = store.string() + ending;
    if (!std::filesystem::exists(part, none)) continue;
    if (auto moved = rename_durably(part, store.string() + ".damaged" + ending); !moved) return moved;
  }
  return {};
}

}  // namespace

std::vector<std::filesystem::path> list_backups(const std::filesystem::path& store) {
  std::vector<std::filesystem::path> found;
  std::error_code none;
  for (const auto& file : std::filesystem::directory_iterator(store.string() + ".backups", none))
    if (file.path().extension() == ".db" && is_sound(file.path())) found.push_back(file.path());
  std::sort(found.rbegin(), found.rend());
  return found;
}

Result<void> restore_backup(const std::filesystem::path& store, const std::filesystem::path& backup) {
  if (auto sound = open_store(backup.string(), sqlite::Database::Access::read); !sound)
    return failure(std::move(sound.error()));
  const std::filesystem::path unfinished = store.string() + ".restoring";
  std::error_code refused;
  std::filesystem::copy_file(backup, unfinished, std::filesystem::copy_options::overwrite_existing, refused);
  if (refused) {
    return failure(Errc::io_failure, {"the backup cannot be copied; check free space and permissions",
                                      "無法複製備份；請檢查磁碟空間與權限"},
                   {backup.string(), 0, {}});
  }
  if (auto flushed = sync_path(unfinished); !flushed) return flushed;
  if (auto aside = set_aside(store); !aside) return aside;
  return rename_durably(unfinished, store);
}

}  // namespace opendata::search::faq
