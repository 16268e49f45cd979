#include "rows/sqlite_source.hpp"

#include <utility>

namespace opendata::api {
namespace {

constexpr std::size_t kept_connections = 16;

}  // namespace

/// The connection is given back after the statement that runs on it is reset.
class SqliteCursor : public RowCursor {
 public:
  SqliteCursor(SqliteSource& source, std::unique_ptr<Database> database, Database::Cursor cursor)
      : source_(source), database_(std::move(database)), cursor_(std::move(cursor)) {}
  ~SqliteCursor() override {
    cursor_.reset();
    source_.give_back(std::move(database_));
  }
  void set_deadline(std::chrono::milliseconds limit) override { database_->set_deadline(limit); }
  Outcome<bool> step() override { return cursor_->step(); }
  [[nodiscard]] std::int64_t integer(int column) const override { return cursor_->integer(column); }
  [[nodiscard]] std::optional<std::string> text(int column) const override { return cursor_->text(column); }
  [[nodiscard]] std::optional<std::string_view> view(int column) const override { return cursor_->view(column); }

 private:
  SqliteSource& source_;
  std::unique_ptr<Database> database_;
  std::optional<Database::Cursor> cursor_;
};

std::unique_ptr<Database> SqliteSource::take_idle() {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return nullptr;
  auto database = std::move(idle_.back());
  idle_.pop_back();
  return database;
}

void SqliteSource::give_back(std::unique_ptr<Database> database) {
  const std::lock_guard lock(mutex_);
  if (database->paging() == paging_ && idle_.size() < kept_connections) idle_.push_back(std::move(database));
}

Outcome<std::unique_ptr<RowCursor>> SqliteSource::run(const Sql& sql, std::chrono::milliseconds limit,
                                                      Extent extent) {
  const auto paging = extent == Extent::all ? Paging::copied : paging_;
  auto database = paging == paging_ ? take_idle() : nullptr;
  if (!database) {
    auto opened = Database::open(path_, paging);
    if (!opened) return refuse(opened.error());
    database = std::move(*opened);
  }
  database->set_deadline(limit);
  auto cursor = database->run(sql);
  if (!cursor) {
    give_back(std::move(database));
    return refuse(std::move(cursor.error()));
  }
  return std::make_unique<SqliteCursor>(*this, std::move(database), std::move(*cursor));
}

}  // namespace opendata::api
