#include "database/file_kind.hpp"

namespace opendata::search::database {

Result<std::int64_t> number(const sqlite::Database& database, std::string_view question) {
  auto statement = database.prepare(question);
  if (!statement) return failure(std::move(statement.error()));
  const auto row = statement->step();
  if (!row) return failure(row.error());
  return *row ? statement->integer(0) : 0;
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
