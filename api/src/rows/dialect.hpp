#pragma once
#include <opendata/schema.hpp>
#include <string>

namespace opendata::api {

/// What the two databases write differently. Both give the same rows in the same order: missing values sort first, texts
/// by their bytes, decimals as numbers.
struct SqlDialect {
  enum class Kind { sqlite, postgresql };
  Kind kind = Kind::sqlite;
  std::string table = "\"rows\"";  ///< quoted

  [[nodiscard]] bool is_postgresql() const { return kind == Kind::postgresql; }
  /// "?" or "$3" for the third value.
  [[nodiscard]] std::string placeholder(std::size_t number) const {
    return is_postgresql() ? "$" + std::to_string(number) : "?";
  }
  /// Decimals are stored as text with all their digits, and compared as numbers.
  [[nodiscard]] std::string comparable(const Field& field) const;
  /// " ASC" or " DESC", missing values first or last.
  [[nodiscard]] const char* ascending() const { return is_postgresql() ? " ASC NULLS FIRST" : " ASC"; }
  [[nodiscard]] const char* descending() const { return is_postgresql() ? " DESC NULLS LAST" : " DESC"; }
  /// Inequality that also holds for a missing value.
  [[nodiscard]] const char* is_not() const { return is_postgresql() ? " IS DISTINCT FROM " : " IS NOT "; }
  /// LIKE without regard to the case of ASCII letters.
  [[nodiscard]] const char* like() const { return is_postgresql() ? " ILIKE " : " LIKE "; }
  /// What stands before an OFFSET where no LIMIT is wanted.
  [[nodiscard]] const char* all_rows() const { return is_postgresql() ? "" : " LIMIT -1"; }
  [[nodiscard]] const char* never() const { return is_postgresql() ? "FALSE" : "0"; }
  /// The whole number below a number that is not negative.
  [[nodiscard]] std::string whole_below(const std::string& number) const {
    return is_postgresql() ? "FLOOR(" + number + ")" : "CAST(" + number + " AS INTEGER)";
  }
  /// Of the rows that are merged into one, what the first of them has.
  [[nodiscard]] std::string of_first(const std::string& expression) const {
    return is_postgresql() ? "(array_agg(" + expression + " ORDER BY \"_id\"))[1]" : expression;
  }
};

}  // namespace opendata::api
