#pragma once
#include <atomic>

#include "rows/postgresql_pool.hpp"
#include "rows/row_source.hpp"

namespace opendata::api {

/// The table of one release in PostgreSQL, as `opendata-push postgresql` loads it. As long as it is not there, the rows come
/// from the release's own file, which holds the same: a new release is served at once, and pushed a moment later.
class PostgresqlSource : public RowSource {
 public:
  PostgresqlSource(std::shared_ptr<PostgresqlPool> pool, const std::string& release_id, std::unique_ptr<RowSource> file);
  [[nodiscard]] const SqlDialect& dialect() const override { return dialect_; }
  [[nodiscard]] Outcome<std::unique_ptr<RowCursor>> run(const Sql& sql, std::chrono::milliseconds limit,
                                                        Extent extent) override;
  [[nodiscard]] RowSource& current() override;

 private:
  [[nodiscard]] bool look_for_table();
  std::shared_ptr<PostgresqlPool> pool_;
  SqlDialect dialect_;
  std::unique_ptr<RowSource> file_;
  std::atomic<bool> loaded_{false};
  std::atomic<std::int64_t> next_look_{0};  ///< steady clock, milliseconds
};

}  // namespace opendata::api
