#pragma once
#include <mutex>
#include <vector>

#include "rows/database.hpp"
#include "rows/row_source.hpp"

namespace opendata::api {

/// rows.sqlite of a release, with connections kept for the next call.
class SqliteSource : public RowSource {
 public:
  explicit SqliteSource(std::string path, Paging paging = Paging::mapped) : path_(std::move(path)), paging_(paging) {}
  [[nodiscard]] const SqlDialect& dialect() const override { return dialect_; }
  [[nodiscard]] Outcome<std::unique_ptr<RowCursor>> run(const Sql& sql, std::chrono::milliseconds limit,
                                                        Extent extent) override;

 private:
  friend class SqliteCursor;
  [[nodiscard]] std::unique_ptr<Database> take_idle();
  void give_back(std::unique_ptr<Database> database);
  std::string path_;
  Paging paging_;
  SqlDialect dialect_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Database>> idle_;
};

}  // namespace opendata::api
