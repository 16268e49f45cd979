#pragma once
#include <cstdint>
#include <opendata/sqlite.hpp>
#include <string>
#include <string_view>

/// What the SQLite files that programs of this library write have in common.
namespace opendata::search::database {

/// What a file says that it is, also to file(1), and what is said of one that is something else.
struct FileKind {
  std::int64_t application;  ///< four ASCII letters as a number: PRAGMA application_id
  std::int64_t layout;       ///< PRAGMA user_version
  Message other_application, other_layout;
};

/// For every connection: a file from elsewhere may not run anything.
inline constexpr const char* guards = "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;";

/// The number in the first row of the answer; 0 when there is none. Errors: as Statement::step().
[[nodiscard]] Result<std::int64_t> number(const sqlite::Database& database, std::string_view question);
/// Runs the statements, which make the tables, in a file that has none; several programs may open a new file at once,
/// and one of them makes it. Errors: as Statement::step().
[[nodiscard]] Result<void> make_tables(sqlite::Database& database, const char* statements);
/// Runs `PRAGMA journal_mode = WAL` and what follows. SQLite does not wait by itself for the moment in which no other program
/// looks at the file, as it does for every other lock; this does, for ten seconds. Errors: as Database::execute().
[[nodiscard]] Result<void> keep_log_ahead(sqlite::Database& database, const char* statements);
/// Errors: corrupt (another application), not_supported (another layout), with the path; as number().
[[nodiscard]] Result<void> check_kind(const sqlite::Database& database, const std::string& path, const FileKind& kind);

}  // namespace opendata::search::database
