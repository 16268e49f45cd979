#include "formats/sqlite.hpp"

#include <charconv>
#include <utility>

#include "formats/output_file.hpp"

namespace opendata::format {

Error last_error(sqlite3* database) {
  const char* file = sqlite3_db_filename(database, "main");
  const Where where{file == nullptr ? "" : file, 0, {}};
  const int code = sqlite3_errcode(database);
  if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_ERROR) {
    return {
        Errc::corrupt,
        {"is not the database of a release; publish the dataset again", "不是發布版本的資料庫檔；請重新發布資料集"},
        where};
  }
  return {Errc::io_failure,
          {"cannot be written or read; check free space and permissions", "無法寫入或讀取；請檢查磁碟空間與權限"},
          where};
}

namespace {

Result<Database> open_with(const std::string& path, int flags, const char* vfs) {
  sqlite3* handle = nullptr;
  const int outcome = sqlite3_open_v2(path.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, vfs);
  Database database(handle);
  if (outcome == SQLITE_OK) return database;
  return failure(Errc::io_failure, {"cannot be opened as a database", "無法開啟資料庫檔"}, {path, 0, {}});
}

}  // namespace

Result<Database> open_database(const std::string& path) { return open_with(path, SQLITE_OPEN_READONLY, nullptr); }

Result<Database> create_database(const std::string& path, const char* vfs) {
  auto made = OutputFile::create(path).and_then([](OutputFile file) { return file.finish(); });
  if (!made) return failure(std::move(made.error()));
  return open_with(path, SQLITE_OPEN_READWRITE, vfs);
}

Result<void> bind_integer(sqlite3_stmt* statement, int position, const Field& field, const std::string& cell) {
  sqlite3_int64 number = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
  if (error != std::errc() || end != cell.data() + cell.size()) {
    return failure(
        Errc::bad_value,
        {"holds an integer of more than 64 bits; declare the field as string", "整數超過 64 位元；請將欄位宣告為 string"},
        {{}, 0, field.name});
  }
  if (sqlite3_bind_int64(statement, position, number) != SQLITE_OK)
    return failure(last_error(sqlite3_db_handle(statement)));
  return {};
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
