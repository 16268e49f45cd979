#include "rows/database.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "encoding.hpp"
#include "rows/row_problems.hpp"

namespace opendata::api {
namespace {

constexpr std::size_t kept_statements = 32;
constexpr int steps_between_looks = 1000;

int allow_reading(void* /*context*/, int action, const char* /*first*/, const char* second, const char* /*database*/,
                  const char* /*trigger*/) {
  if (action == SQLITE_SELECT || action == SQLITE_READ) return SQLITE_OK;
  const std::string_view function = action == SQLITE_FUNCTION && second != nullptr ? second : "";
  constexpr std::array allowed{"count", "sum", "min", "max", "avg", "like", "substr"};
  return std::find(allowed.begin(), allowed.end(), function) != allowed.end() ? SQLITE_OK : SQLITE_DENY;
}

Problem database_problem(int code) { return code == SQLITE_INTERRUPT ? deadline_problem() : unreadable_problem(); }

struct Bind {
  sqlite3_stmt* statement;
  int position;
  int operator()(std::nullptr_t) const { return sqlite3_bind_null(statement, position); }
  int operator()(std::int64_t value) const { return sqlite3_bind_int64(statement, position, value); }
  int operator()(double value) const { return sqlite3_bind_double(statement, position, value); }
  int operator()(const std::string& value) const {
    return sqlite3_bind_text64(statement, position, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  }
};

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const std::string& path, Paging paging) {
  sqlite3* handle = nullptr;
  const std::string uri = "file:" + percent_encode_path(path) + "?immutable=1";
  const int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI | SQLITE_OPEN_PRIVATECACHE;
  const int outcome = sqlite3_open_v2(uri.c_str(), &handle, flags, nullptr);
  std::unique_ptr<Database> database(new Database(handle, paging));
  if (outcome == SQLITE_OK && database->guard()) return database;
  return failure(
      Errc::corrupt,
      {"the row store of a release cannot be read; publish the dataset again", "無法讀取資料列檔；請重新發布資料集"},
      {path, 0, {}});
}

bool Database::guard() {
  sqlite3* db = handle_.get();
  const char* settings = paging_ == Paging::mapped ? "PRAGMA query_only=1; PRAGMA mmap_size=1073741824" : "PRAGMA query_only=1";
  const bool set = sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr) == SQLITE_OK &&
                   sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr) == SQLITE_OK &&
                   sqlite3_exec(db, settings, nullptr, nullptr, nullptr) == SQLITE_OK;
  sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 16 << 20);
  sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, 256 << 10);
  const auto late = [](void* context) {
    return std::chrono::steady_clock::now() > static_cast<Database*>(context)->deadline_ ? 1 : 0;
  };
  set_deadline(std::chrono::seconds(10));
  sqlite3_progress_handler(db, steps_between_looks, late, this);
  return set && sqlite3_set_authorizer(db, allow_reading, nullptr) == SQLITE_OK;
}

void Database::set_deadline(std::chrono::milliseconds limit) { deadline_ = std::chrono::steady_clock::now() + limit; }

sqlite3_stmt* Database::prepare(const std::string& text) {
  if (const auto found = statements_.find(text); found != statements_.end()) return found->second.get();
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle_.get(), text.data(), static_cast<int>(text.size()), &statement, nullptr) != SQLITE_OK)
    return nullptr;
  if (statements_.size() >= kept_statements) statements_.clear();
  statements_.emplace(text, statement);
  return statement;
}

Outcome<Database::Cursor> Database::run(const Sql& sql) {
  sqlite3_stmt* statement = prepare(sql.text);
  if (statement == nullptr) return refuse(database_problem(sqlite3_errcode(handle_.get())));
  Cursor cursor(statement);
  for (std::size_t i = 0; i < sql.values.size(); ++i) {
    const int outcome = std::visit(Bind{statement, static_cast<int>(i + 1)}, sql.values[i]);
    if (outcome != SQLITE_OK) return refuse(database_problem(outcome));
  }
  return cursor;
}

Database::Cursor::~Cursor() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

Outcome<bool> Database::Cursor::step() {
  const int outcome = sqlite3_step(statement_);
  if (outcome == SQLITE_ROW) return true;
  if (outcome == SQLITE_DONE) return false;
  return refuse(database_problem(outcome));
}

std::int64_t Database::Cursor::integer(int column) const { return sqlite3_column_int64(statement_, column); }

std::optional<std::string_view> Database::Cursor::view(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (bytes == nullptr) return std::nullopt;  // no value
  return std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

std::optional<std::string> Database::Cursor::text(int column) const {
  const int type = sqlite3_column_type(statement_, column);
  if (type == SQLITE_NULL) return std::nullopt;
  if (type == SQLITE_FLOAT) {
    std::array<char, 32> digits{};
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), sqlite3_column_double(statement_, column));
    return std::string(digits.data(), end.ptr);
  }
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (bytes == nullptr) return std::nullopt;
  return std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

}  // namespace opendata::api
