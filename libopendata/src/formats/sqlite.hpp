#pragma once
#include <sqlite3.h>

#include <memory>
#include <opendata/result.hpp>
#include <opendata/schema.hpp>
#include <string>
#include <string_view>

namespace opendata::format {

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

/// Opens for reading. Errors: io_failure.
[[nodiscard]] Result<Database> open_database(const std::string& path);
/// Makes a new file. `vfs` is the name of a virtual file system; nullptr is the system's. Errors: io_failure, also when it
/// exists.
[[nodiscard]] Result<Database> create_database(const std::string& path, const char* vfs = nullptr);
/// Runs statements without results. Errors: io_failure (the disk), corrupt.
[[nodiscard]] Result<void> execute(sqlite3* database, const std::string& sql);
/// Errors: corrupt when the statement does not fit the file's tables.
[[nodiscard]] Result<Statement> prepare(sqlite3* database, const std::string& sql);
/// Binds a canonical integer. Errors: bad_value with the field's name when it has more than 64 bits.
[[nodiscard]] Result<void> bind_integer(sqlite3_stmt* statement, int position, const Field& field,
                                        const std::string& cell);
/// The error of the last call, in our words.
[[nodiscard]] Error last_error(sqlite3* database);
/// `name` as an SQL identifier.
[[nodiscard]] std::string sql_name(std::string_view name);

}  // namespace opendata::format
