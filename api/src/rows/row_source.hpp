#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "problem.hpp"
#include "rows/dialect.hpp"
#include "rows/sql.hpp"

namespace opendata::api {

/// The answer to one statement, row by row. One thread at a time.
class RowCursor {
 public:
  virtual ~RowCursor() = default;
  /// Gives the statement this much time from now on.
  virtual void set_deadline(std::chrono::milliseconds limit) = 0;
  /// true = a row is there, false = no more. Problems: query_deadline, not_available, internal.
  [[nodiscard]] virtual Outcome<bool> step() = 0;
  [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
  /// The text of a cell; a number that was computed keeps all its digits.
  [[nodiscard]] virtual std::optional<std::string> text(int column) const = 0;
  /// The stored text of a cell, until the next step.
  [[nodiscard]] virtual std::optional<std::string_view> view(int column) const = 0;
};

/// How much of an answer is wanted: so little that it may be held at once, or all of it.
enum class Extent { page, all };

/// The database behind the rows of one release. Safe to use from many threads: each cursor has a connection of its own,
/// and must not outlive the source.
class RowSource {
 public:
  virtual ~RowSource() = default;
  [[nodiscard]] virtual const SqlDialect& dialect() const = 0;
  /// Problems: query_deadline after `limit`; not_available without a connection; internal.
  [[nodiscard]] virtual Outcome<std::unique_ptr<RowCursor>> run(const Sql& sql, std::chrono::milliseconds limit,
                                                                Extent extent) = 0;
  /// The source to ask now: this one, unless it stands for another.
  [[nodiscard]] virtual RowSource& current() { return *this; }
};

}  // namespace opendata::api
