#include "faq/store_schema.hpp"

#include "database/file_kind.hpp"

namespace opendata::search::faq {
namespace {

using sqlite::Database;

constexpr database::FileKind kind{0x4F464151,  // "OFAQ"
                                  1,
                                  {"is not an FAQ store", "不是常見問答資料檔"},
                                  {"was written by another version of this program; use that version, or export and import",
                                   "由其他版本的程式寫成；請使用該版本，或匯出後再匯入"}};
constexpr const char* durability = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";
/// `document` holds the entry as JSON; what lists ask for stands beside it.
constexpr const char* tables =
    "CREATE TABLE revisions (sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, revision INTEGER NOT NULL,"
    " at TEXT NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL, state TEXT NOT NULL, document TEXT NOT NULL,"
    " UNIQUE (id, revision)) STRICT;"
    "CREATE TABLE entries (id TEXT PRIMARY KEY, revision INTEGER NOT NULL, published INTEGER, state TEXT NOT NULL,"
    " agency TEXT NOT NULL, review_due TEXT NOT NULL) STRICT;"
    "CREATE INDEX entries_by_review ON entries (review_due) WHERE review_due <> '';"
    "PRAGMA application_id = 1330004305; PRAGMA user_version = 1;";
static_assert(kind.application == 1330004305 && kind.layout == 1);

Result<void> check_pages(const Database& database, const std::string& path) {
  auto statement = database.prepare("PRAGMA quick_check(1)");
  if (!statement) return failure(std::move(statement.error()));
  const auto row = statement->step();
  if (!row) return failure(row.error());
  if (*row && statement->text(0) == "ok") return {};
  return failure(Errc::corrupt, {"is damaged", "已損壞"}, {path, 0, {}});
}

}  // namespace

Result<Database> open_store(const std::string& path, Database::Access access) {
  auto database = Database::open(path, access);
  if (!database) return database;
  if (auto set = database->execute(database::guards); !set) return failure(std::move(set.error()));
  const auto count = database::number(*database, "SELECT count(*) FROM sqlite_master");
  if (!count) return failure(count.error());
  if (*count == 0 && access != Database::Access::read)
    if (auto made = database::make_tables(*database, access == Database::Access::create ? tables : ""); !made)
      return failure(std::move(made.error()));
  if (auto right = database::check_kind(*database, path, kind); !right) return failure(std::move(right.error()));
  // Behind the look at its kind: a database of another program stays as it is.
  if (access != Database::Access::read)
    if (auto ahead = database::keep_log_ahead(*database, durability); !ahead) return failure(std::move(ahead.error()));
  if (auto sound = check_pages(*database, path); !sound) return failure(std::move(sound.error()));
  return database;
}

}  // namespace opendata::search::faq
