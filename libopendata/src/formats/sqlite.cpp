#include "formats/sqlite.hpp"

#include <utility>

namespace opendata::format {

Error last_error(sqlite3* database) {
  const char* file = sqlite3_db_filename(database, "main");
  const Where where{file == nullptr ? "" : file, 0, {}};
  const int code = sqlite3_errcode(database);
  if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_ERROR) {
    return {
        Errc::corrupt,
        {"is not the row store of a release; publish the dataset again", "不是發布版本的資料列檔；請重新發布資料集"},
        where};
  }
  return {Errc::io_failure,
          {"cannot be written or read; check free space and permissions", "無法寫入或讀取；請檢查磁碟空間與權限"},
          where};
}

Result<Database> open_database(const std::string& path, Access access) {
  sqlite3* handle = nullptr;
  const int flags = access == Access::create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  const int outcome = sqlite3_open_v2(path.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  Database database(handle);
  if (outcome == SQLITE_OK) return database;
  return failure(Errc::io_failure, {"cannot be opened as a row store", "無法開啟資料列檔"}, {path, 0, {}});
}

Result<void> execute(sqlite3* database, const std::string& sql) {
  if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) return failure(last_error(database));
  return {};
}

Result<Statement> prepare(sqlite3* database, const std::string& sql) {
  sqlite3_stmt* handle = nullptr;
  if (sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &handle, nullptr) == SQLITE_OK)
    return Statement(handle);
  return failure(last_error(database));
}

std::string sql_name(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) out.append(c == '"' ? 2 : 1, c);
  return out + "\"";
}

}  // namespace opendata::format
