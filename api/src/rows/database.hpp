#pragma once
#include <sqlite3.h>

#include <chrono>
#include <memory>
#include <opendata/result.hpp>
#include <string>
#include <unordered_map>

#include "problem.hpp"
#include "rows/sql.hpp"

namespace opendata::api {

/// How pages of the file come into memory. Mapped: for many questions, which then cost nothing but the answer. Copied: for a look
/// at a few pages, where a map costs more than it saves; and for reading everything once, which would leave the whole file in the
/// process's memory, once for each reader.
enum class Paging { mapped, copied };

/// One read-only connection to rows.sqlite with its prepared statements. One thread at a time.
class Database {
 public:
  /// Opened read-only and immutable, with every guard of SQLite on: nothing but SELECT on its own tables can run.
  /// Errors: corrupt.
  [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::string& path, Paging paging = Paging::mapped);

  /// A statement with its values bound, reset when it goes.
  class Cursor {
   public:
    explicit Cursor(sqlite3_stmt* statement) : statement_(statement) {}
    Cursor(Cursor&& other) noexcept : statement_(std::exchange(other.statement_, nullptr)) {}
    Cursor& operator=(Cursor&&) = delete;
    ~Cursor();
    /// true = a row is there, false = no more. Problems: query_deadline, internal.
    [[nodiscard]] Outcome<bool> step();
    [[nodiscard]] std::int64_t integer(int column) const;
    /// The text of a cell; a number that was computed keeps all its digits.
    [[nodiscard]] std::optional<std::string> text(int column) const;
    /// The stored text of a cell, until the next step.
    [[nodiscard]] std::optional<std::string_view> view(int column) const;

   private:
    sqlite3_stmt* statement_;
  };
  /// Everything that runs until the next call counts against `limit`.
  void set_deadline(std::chrono::milliseconds limit);
  [[nodiscard]] Outcome<Cursor> run(const Sql& sql);
  [[nodiscard]] Paging paging() const { return paging_; }

 private:
  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  };
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  Database(sqlite3* handle, Paging paging) : handle_(handle), paging_(paging) {}
  [[nodiscard]] bool guard();
  [[nodiscard]] sqlite3_stmt* prepare(const std::string& text);
  std::unique_ptr<sqlite3, Close> handle_;
  const Paging paging_;
  std::unordered_map<std::string, std::unique_ptr<sqlite3_stmt, Finalize>> statements_;
  std::chrono::steady_clock::time_point deadline_;
};

}  // namespace opendata::api
