#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <opendata/release.hpp>
#include <opendata/result.hpp>
#include <opendata/schema.hpp>
#include <optional>
#include <string>
#include <vector>

#include "problem.hpp"
#include "rows/query.hpp"
#include "rows/summary.hpp"

namespace opendata::api {

struct Row {
  std::int64_t id = 0;
  std::vector<std::optional<std::string>> cells;  ///< canonical texts, in the order of RowsQuery::fields
};

struct RowsPage {
  std::vector<Row> rows;
  std::optional<std::int64_t> next;  ///< the row that the next page begins behind; none on the last one
};

/// All rows that a query finds, one after the other, for exports of any size. One thread at a time.
class RowScan {
 public:
  virtual ~RowScan() = default;
  /// Gives the query this much time from now on. Called before each piece, so that a slow reader costs no deadline.
  virtual void set_deadline(std::chrono::milliseconds limit) = 0;
  /// Goes to the next row; false behind the last. Problems: query_deadline, internal.
  [[nodiscard]] virtual Outcome<bool> next() = 0;
  [[nodiscard]] virtual std::int64_t id() const = 0;
  /// The cell of RowsQuery::fields[place] as canonical text, until next(); none when it is missing.
  [[nodiscard]] virtual std::optional<std::string_view> cell(std::size_t place) const = 0;
};

class PostgresqlPool;

/// The rows of one release, the same from each kind of store: rows.sqlite, or PostgreSQL. Safe to use from many threads:
/// each call borrows a connection of its own.
class RowStore {
 public:
  /// A page ends early at this size, however many rows were asked for.
  static constexpr std::size_t page_bytes = 4U << 20U;

  /// Rows of a file. Errors: corrupt when it is not a row store of `schema`.
  [[nodiscard]] static Result<RowStore> open(const std::filesystem::path& path, const Schema& schema);
  /// Rows of a release, from its table in `database` where that is loaded, else from its own file. Null = the file.
  [[nodiscard]] static Result<RowStore> open(const Release& release, const std::shared_ptr<PostgresqlPool>& database);
  /// Rows of a release whose own file is damaged: from `database` where that is loaded, else every question is refused
  /// (not_available).
  [[nodiscard]] static RowStore of_damaged(const Release& release, const std::shared_ptr<PostgresqlPool>& database);
  RowStore(RowStore&&) noexcept;
  RowStore& operator=(RowStore&&) noexcept;
  ~RowStore();

  // Problems of each: query_deadline after `limit` for a statement; not_available while the database cannot be reached;
  // internal when the file turns out damaged.
  [[nodiscard]] Outcome<RowsPage> page(const RowsQuery& query, std::chrono::milliseconds limit) const;
  /// Rows of `query` without a page's bounds (`limit` may be no_limit). Holds a connection; the store must outlive the
  /// scan. Problems: invalid_parameter when there is no row `after`.
  [[nodiscard]] Outcome<std::unique_ptr<RowScan>> scan(const RowsQuery& query, std::chrono::milliseconds limit) const;
  /// Counts are kept, since a release never changes.
  [[nodiscard]] Outcome<std::uint64_t> count(const Filter& filter, std::chrono::milliseconds limit) const;
  /// How many rows the query finds in all, equal ones merged if it merges them.
  [[nodiscard]] Outcome<std::uint64_t> count(const RowsQuery& query, std::chrono::milliseconds limit) const;
  /// Counts by value. Of a text without end no more is read than shows that it is no category. Kept, as counts are, those of
  /// all rows apart from those of filters. A question that many have at once is asked once; one that took longer than a
  /// whole `limit` is refused at once when it is asked again with no more time: see kept_answers.hpp.
  [[nodiscard]] Outcome<std::shared_ptr<const Tally>> tally(const TallyQuery& query,
                                                            std::chrono::milliseconds limit) const;
  /// Where the rows lie. Kept likewise.
  [[nodiscard]] Outcome<std::shared_ptr<const Density>> density(const DensityQuery& query,
                                                                std::chrono::milliseconds limit) const;
  /// All fields of one row; none when there is no such row.
  [[nodiscard]] Outcome<std::optional<Row>> row(std::int64_t id, std::chrono::milliseconds limit) const;

 private:
  struct Impl;
  explicit RowStore(std::unique_ptr<Impl> impl);
  void prefer(const std::shared_ptr<PostgresqlPool>& database, const std::string& release_id);
  std::unique_ptr<Impl> impl_;
};

}  // namespace opendata::api
