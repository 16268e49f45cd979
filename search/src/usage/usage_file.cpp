#include <fcntl.h>
#include <unistd.h>

#include <opendata/search/usage.hpp>

#include "database/file_kind.hpp"

namespace opendata::search::usage {
namespace {

using sqlite::Database;

constexpr database::FileKind kind{0x4F555345,  // "OUSE"
                                  1,
                                  {"is not a file of usage counts", "不是使用統計檔"},
                                  {"was written by another version of this program", "由其他版本的程式寫成"}};
/// Counts may be lost with the machine, not the file.
constexpr const char* durability = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON;";
constexpr const char* tables =
    "CREATE TABLE counts (what TEXT NOT NULL, key TEXT NOT NULL, day INTEGER NOT NULL, count INTEGER NOT NULL,"
    " PRIMARY KEY (what, day, key)) STRICT, WITHOUT ROWID;"
    "PRAGMA application_id = 1330991941; PRAGMA user_version = 1;";
static_assert(kind.application == 1330991941 && kind.layout == 1);

/// Only its owner reads the file; SQLite gives what it puts beside it the same mode. When it cannot be made, opening says why.
void make_private(const std::filesystem::path& path) {
  if (const int made = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600); made >= 0) ::close(made);
}

bool is_of_query(Counted counted, const std::string& key) {
  return counted >= Counted::searches && counted <= Counted::clicks && !key.empty();
}

Result<void> add_all(const Database& database, Day day, const Batch& batch) {
  auto statement = database.prepare(
      "INSERT INTO counts (what, key, day, count) VALUES (?, ?, ?, ?) "
      "ON CONFLICT (what, day, key) DO UPDATE SET count = count + excluded.count");
  if (!statement) return failure(std::move(statement.error()));
  for (const auto& [of, count] : batch) {
    const auto& [counted, key] = of;
    statement->bind(1, name(counted)).bind(2, key).bind(3, is_of_query(counted, key) ? monday_of(day) : day);
    if (auto added = statement->bind(4, static_cast<std::int64_t>(count)).run(); !added) return added;
  }
  return {};
}

}  // namespace

Result<UsageFile> UsageFile::open(const std::filesystem::path& path, Access access) {
  if (access == Access::write) make_private(path);
  auto database = Database::open(path.string(), access == Access::read ? Database::Access::read : Database::Access::create);
  if (!database) return failure(std::move(database.error()));
  if (auto set = database->execute(database::guards); !set) return failure(std::move(set.error()));
  const auto there = database::number(*database, "SELECT count(*) FROM sqlite_master");
  if (!there) return failure(there.error());
  if (*there == 0 && access == Access::write) {
    if (auto made = database::make_tables(*database, tables); !made) return failure(std::move(made.error()));
  }
  if (auto right = database::check_kind(*database, path.string(), kind); !right) return failure(std::move(right.error()));
  if (access == Access::write) {
    if (auto set = database::keep_log_ahead(*database, durability); !set) return failure(std::move(set.error()));
  }
  return UsageFile(std::move(*database));
}

Result<void> UsageFile::add(Day day, const Batch& batch) {
  if (auto begun = database_.execute("BEGIN IMMEDIATE"); !begun) return begun;
  auto done = add_all(database_, day, batch);
  if (done) done = database_.execute("COMMIT");
  // A failed commit leaves the transaction open; the first error is the one to tell.
  if (!done) static_cast<void>(database_.execute("ROLLBACK"));
  return done;
}

Result<void> UsageFile::forget_before(Day day) {
  auto statement = database_.prepare("DELETE FROM counts WHERE day < ?");
  if (!statement) return failure(std::move(statement.error()));
  return statement->bind(1, day).run();
}

Result<Sums> UsageFile::sums(Counted counted, Day from, Day until) const {
  auto statement = database_.prepare("SELECT key, sum(count) FROM counts WHERE what = ? AND day BETWEEN ? AND ? GROUP BY key");
  if (!statement) return failure(std::move(statement.error()));
  statement->bind(1, name(counted)).bind(2, from).bind(3, until);
  Sums sums;
  for (auto row = statement->step();; row = statement->step()) {
    if (!row) return failure(std::move(row.error()));
    if (!*row) return sums;
    sums.emplace(statement->text(0), static_cast<std::uint64_t>(statement->integer(1)));
  }
}

}  // namespace opendata::search::usage
