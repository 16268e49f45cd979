#include <sqlite3.h>

#include <opendata/sqlite.hpp>

namespace opendata::sqlite {
namespace {

constexpr int patience_ms = 10'000;

Error last_error(sqlite3* database) {
  const char* file = sqlite3_db_filename(database, "main");
  const Where where{file == nullptr ? "" : file, 0, {}};
  switch (sqlite3_errcode(database)) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {Errc::conflict,
              {"another program is writing to it; try again in a moment", "另一程式正在寫入；請稍後再試"},
              where};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR:
      return {Errc::corrupt, {"is damaged or no such store", "已損壞或並非此類資料檔"}, where};
    default:
      return {Errc::io_failure,
              {"cannot be read or written; check free space and permissions", "無法讀取或寫入；請檢查磁碟空間與權限"},
              where};
  }
}

int open_flags(Database::Access access) {
  if (access == Database::Access::read) return SQLITE_OPEN_READONLY;
  return access == Database::Access::write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement& Statement::bind(int position, std::string_view text) {
  sqlite3_bind_text64(statement_.get(), position, text.data() == nullptr ? "" : text.data(), text.size(),
                      SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}
Statement& Statement::bind(int position, std::int64_t number) {
  sqlite3_bind_int64(statement_.get(), position, number);
  return *this;
}
Statement& Statement::bind(int position, std::optional<std::int64_t> number) {
  if (number) return bind(position, *number);
  sqlite3_bind_null(statement_.get(), position);
  return *this;
}

Result<bool> Statement::step() {
  const int outcome = sqlite3_step(statement_.get());
  if (outcome == SQLITE_ROW) return true;
  if (outcome == SQLITE_DONE) return false;
  return failure(last_error(sqlite3_db_handle(statement_.get())));
}

Result<void> Statement::run() {
  const auto done = step();
  reset();
  if (!done) return failure(done.error());
  return {};
}

void Statement::reset() {
  sqlite3_reset(statement_.get());
  sqlite3_clear_bindings(statement_.get());
}

std::string Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

void Database::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

Result<Database> Database::open(const std::string& path, Access access) {
  sqlite3* handle = nullptr;
  const int outcome = sqlite3_open_v2(path.c_str(), &handle, open_flags(access) | SQLITE_OPEN_NOMUTEX, nullptr);
  Database database(handle);
  if (outcome != SQLITE_OK) {
    return failure(Errc::io_failure,
                   {"cannot be opened; check that the folder exists and may be written", "無法開啟；請確認資料夾存在且可寫入"},
                   {path, 0, {}});
  }
  sqlite3_busy_timeout(handle, patience_ms);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  return database;
}

Result<void> Database::execute(const char* sql) {
  if (sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
    return failure(last_error(handle_.get()));
  return {};
}

Result<Statement> Database::prepare(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle_.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr) != SQLITE_OK)
    return failure(last_error(handle_.get()));
  return Statement(statement);
}

Result<void> Database::copy_to(Database& target) {
  sqlite3_backup* backup = sqlite3_backup_init(target.handle_.get(), "main", handle_.get(), "main");
  if (backup == nullptr) return failure(last_error(target.handle_.get()));
  const int outcome = sqlite3_backup_step(backup, -1);
  sqlite3_backup_finish(backup);
  if (outcome == SQLITE_DONE) return {};
  return failure(last_error(target.handle_.get()));
}

bool Database::has_moved() const {
  int moved = 0;
  return sqlite3_file_control(handle_.get(), "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

std::int64_t Database::changes() const { return sqlite3_changes64(handle_.get()); }

}  // namespace opendata::sqlite
