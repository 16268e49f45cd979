#include "database/file_kind.hpp"

#include <chrono>
#include <thread>

namespace opendata::search::database {

Result<std::int64_t> number(const sqlite::Database& database, std::string_view question) {
  auto statement = database.prepare(question);
  if (!statement) return failure(std::move(statement.error()));
  const auto row = statement->step();
  if (!row) return failure(row.error());
  return *row ? statement->integer(0) : 0;
}

Result<void> make_tables(sqlite::Database& database, const char* statements) {
  if (auto begun = database.execute("BEGIN IMMEDIATE"); !begun) return begun;
  // Looked at again inside: whoever was first has made them, and the others have waited for it.
  const auto there = number(database, "SELECT count(*) FROM sqlite_master");
  auto done = there ? Result<void>() : failure(there.error());
  if (there && *there == 0) done = database.execute(statements);
  if (done) done = database.execute("COMMIT");
  if (!done) static_cast<void>(database.execute("ROLLBACK"));
  return done;
}

Result<void> keep_log_ahead(sqlite::Database& database, const char* statements) {
  constexpr auto patience = std::chrono::seconds(10);
  constexpr auto pause = std::chrono::milliseconds(5);
  const auto end = std::chrono::steady_clock::now() + patience;
  for (;;) {
    auto done = database.execute(statements);
    if (done || done.error().code() != Errc::conflict || std::chrono::steady_clock::now() > end) return done;
    std::this_thread::sleep_for(pause);
  }
}

Result<void> check_kind(const sqlite::Database& database, const std::string& path, const FileKind& kind) {
  const auto application = number(database, "PRAGMA application_id");
  if (!application) return failure(application.error());
  if (*application != kind.application) return failure(Errc::corrupt, kind.other_application, {path, 0, {}});
  const auto layout = number(database, "PRAGMA user_version");
  if (!layout) return failure(layout.error());
  if (*layout != kind.layout) return failure(Errc::not_supported, kind.other_layout, {path, 0, {}});
  return {};
}

}  // namespace opendata::search::database
