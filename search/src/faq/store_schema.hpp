#pragma once
#include <opendata/sqlite.hpp>
#include <string>

/// The tables of the store and the questions asked of them.
namespace opendata::search::faq {

/// Opens the connection with the store's settings; with Access::create makes the tables in an empty file. Several programs
/// may open a new file at once.
/// Errors: corrupt (other tables, a failed check), not_supported (a newer layout), io_failure, conflict.
[[nodiscard]] Result<sqlite::Database> open_store(const std::string& path, sqlite::Database::Access access);

/// What an import read of each entry. Stores of this layout may lack it, because they are older or no import was noted;
/// programs that do not know it pass over it.
inline constexpr const char* make_read_cells =
    "CREATE TABLE IF NOT EXISTS read_cells (id TEXT NOT NULL, field TEXT NOT NULL, hash TEXT NOT NULL,"
    " PRIMARY KEY (id, field)) STRICT, WITHOUT ROWID";
inline constexpr const char* count_read_cells = "SELECT count(*) FROM sqlite_master WHERE name = 'read_cells'";

/// Columns of every question for an entry: document, state, revision, published.
inline constexpr const char* select_latest =
    "SELECT r.document, e.state, e.revision, coalesce(e.published, 0) FROM entries e "
    "JOIN revisions r ON r.id = e.id AND r.revision = e.revision ";
inline constexpr const char* select_published =
    "SELECT r.document, 'published', e.published, e.published FROM entries e "
    "JOIN revisions r ON r.id = e.id AND r.revision = e.published ";
inline constexpr const char* select_changes =
    "SELECT sequence, revision, at, who, why, state, document FROM revisions ";

}  // namespace opendata::search::faq
