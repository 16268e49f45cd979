#pragma once
#include <cstdint>
#include <memory>
#include <opendata/result.hpp>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

/// A SQLite file as a value, for stores that programs write. Row stores of releases, which only read, have their own
/// guarded connection. Thread safety: one thread at a time.
namespace opendata::sqlite {

/// A prepared statement: bind, step, read columns, reset.
class Statement {
 public:
  /// Positions count from 1; nullopt binds NULL.
  Statement& bind(int position, std::string_view text);
  Statement& bind(int position, std::int64_t number);
  Statement& bind(int position, std::optional<std::int64_t> number);
  /// true = a row is there, false = no more. Errors: io_failure, corrupt, conflict (locked by another writer).
  [[nodiscard]] Result<bool> step();
  /// Runs a statement without rows and resets it.
  [[nodiscard]] Result<void> run();
  void reset();
  /// Columns count from 0; NULL is "" and 0.
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

class Database {
 public:
  enum class Access { read, write, create };
  /// Errors: io_failure, corrupt.
  [[nodiscard]] static Result<Database> open(const std::string& path, Access access);
  /// Statements without results. Errors as Statement::step().
  [[nodiscard]] Result<void> execute(const char* sql);
  [[nodiscard]] Result<Statement> prepare(std::string_view sql) const;
  /// Copies the whole database into `target`, page by page, while others go on. Errors as Statement::step().
  [[nodiscard]] Result<void> copy_to(Database& target);
  /// Whether the file was renamed, removed or replaced since it was opened: what is written now is lost to others.
  [[nodiscard]] bool has_moved() const;
  /// How many rows the last statement changed.
  [[nodiscard]] std::int64_t changes() const;

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  explicit Database(sqlite3* handle) : handle_(handle) {}
  std::unique_ptr<sqlite3, Close> handle_;
};

}  // namespace opendata::sqlite
