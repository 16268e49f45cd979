#include "formats/rows_sqlite.hpp"

#include <algorithm>
#include <opendata/files.hpp>
#include <opendata/row_indexes.hpp>
#include <utility>

#include "formats/scratch_beside.hpp"
#include "formats/sqlite.hpp"

namespace opendata::format {
namespace {

/// SQLite's own limit is 2,000 columns.
constexpr std::size_t maximum_fields = 1900;

std::string create_table(const Schema& schema) {
  std::string sql = "CREATE TABLE \"rows\" (\"_id\" INTEGER PRIMARY KEY";
  for (const Field& field : schema.fields) {
    sql += ", " + sql_name(field.name) + (field.type == FieldType::integer ? " INTEGER" : " TEXT");
  }
  return sql + ")";
}

std::string insert_row(const Schema& schema) {
  std::string sql = "INSERT INTO \"rows\" VALUES (NULL";
  for (std::size_t i = 0; i < schema.fields.size(); ++i) sql += ", ?";
  return sql + ")";
}

/// As SQLite's LENGTH() counts: characters up to the first NUL.
std::uint64_t length_of(std::string_view text) {
  text = text.substr(0, text.find('\0'));
  return static_cast<std::uint64_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

/// What a query compares and sorts by: decimals are stored as text with all their digits and compared as numbers.
std::string index_key(const Field& field) {
  return field.type == FieldType::decimal ? "CAST(" + sql_name(field.name) + " AS REAL)" : sql_name(field.name);
}

class RowsWriter : public TableWriter {
 public:
  RowsWriter(std::filesystem::path path, Schema schema, std::unique_ptr<ScratchBeside> scratch, Database database,
             Statement insert)
      : path_(std::move(path)),
        schema_(std::move(schema)),
        scratch_(std::move(scratch)),
        database_(std::move(database)),
        insert_(std::move(insert)),
        statistics_(schema_.fields.size()) {}

  Result<void> write(const SafeRecord& record) override {
    for (std::size_t i = 0; i < schema_.fields.size(); ++i) {
      if (auto bound = bind(static_cast<int>(i + 1), schema_.fields[i], record.cells()[i]); !bound) return bound;
      measure_length(statistics_[i], record.cells()[i]);
    }
    ++rows_;
    const bool done = sqlite3_step(insert_.get()) == SQLITE_DONE;
    if (sqlite3_reset(insert_.get()) != SQLITE_OK || !done) return failure(last_error(database_.get()));
    return {};
  }

  Result<void> finish() override {
    insert_.reset();
    if (auto done = execute(database_.get(), "COMMIT"); !done) return done;
    if (auto done = create_indexes(); !done) return done;
    if (auto done = analyze(); !done) return done;
    database_.reset();
    return sync_path(path_);
  }

 private:
  Result<void> bind(int position, const Field& field, const Cell& cell) {
    int outcome = SQLITE_OK;
    if (!cell) {
      outcome = sqlite3_bind_null(insert_.get(), position);
    } else if (field.type == FieldType::integer) {
      return bind_integer(insert_.get(), position, field, *cell);
    } else {
      outcome = sqlite3_bind_text64(insert_.get(), position, cell->data(), cell->size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    if (outcome != SQLITE_OK) return failure(last_error(database_.get()));
    return {};
  }
  /// The one number that a query gives.
  Result<std::uint64_t> ask(const std::string& sql) {
    auto statement = prepare(database_.get(), sql);
    if (!statement) return failure(std::move(statement.error()));
    if (sqlite3_step(statement->get()) != SQLITE_ROW) return failure(last_error(database_.get()));
    return static_cast<std::uint64_t>(sqlite3_column_int64(statement->get(), 0));
  }
  /// A text of fewer bytes than the longest has characters is not longer.
  static void measure_length(FieldStatistics& seen, const Cell& cell) {
    if (cell && cell->size() > seen.longest) seen.longest = std::max(seen.longest, length_of(*cell));
  }
  Result<void> count_values() {
    for (std::size_t i = 0; i < schema_.fields.size(); ++i) {
      const std::string name = sql_name(schema_.fields[i].name);
      auto distinct = ask("SELECT COUNT(*) FROM (SELECT DISTINCT " + name + " FROM \"rows\" WHERE " + name +
                          " IS NOT NULL LIMIT " + std::to_string(most_facet_values + 1) + ")");
      if (!distinct) return failure(std::move(distinct.error()));
      statistics_[i].distinct = *distinct;
    }
    return {};
  }
  [[nodiscard]] std::string index_name(const std::vector<std::size_t>& places) const {
    std::string name = "rows";
    for (const std::size_t place : places) name += "_" + schema_.fields[place].name;
    return name;
  }
  Result<void> create_index(const std::vector<std::size_t>& places) {
    std::string keys;
    for (const std::size_t place : places) keys += (keys.empty() ? "" : ", ") + index_key(schema_.fields[place]);
    return execute(database_.get(), "CREATE INDEX " + sql_name(index_name(places)) + " ON \"rows\" (" + keys + ")");
  }
  /// Values are counted when each field has its own index: that makes it fast.
  Result<void> create_indexes() {
    const auto single = choose_row_indexes(schema_, statistics_);
    for (const auto& places : single)
      if (auto done = create_index(places); !done) return done;
    if (auto done = count_values(); !done) return done;
    const auto all = choose_row_indexes(schema_, statistics_);
    for (std::size_t i = single.size(); i < all.size(); ++i)
      if (auto done = create_index(all[i]); !done) return done;
    return {};
  }
  /// A sample sees at most its own size of rows with one value, and takes a field of two values for a selective one: rows
  /// that are filtered by it and sorted by another would all be read and sorted. How many values there are is known.
  Result<void> analyze() {
    if (auto done = execute(database_.get(), "ANALYZE"); !done) return done;
    for (const auto& places : choose_row_indexes(schema_, statistics_)) {
      const std::uint64_t distinct = statistics_[places.front()].distinct;
      if (distinct == 0 || distinct > most_facet_values) continue;
      if (auto done = state(places, (rows_ + distinct - 1) / distinct); !done) return done;
    }
    return {};
  }
  /// Puts how many rows have one value of the first field into the statistics; the other numbers are the sample's.
  Result<void> state(const std::vector<std::size_t>& places, std::uint64_t rows_a_value) {
    const std::string others = places.size() > 1 ? " || substr(\"stat\", length(rtrim(\"stat\", '0123456789')))" : "";
    return execute(database_.get(), "UPDATE \"sqlite_stat1\" SET \"stat\" = '" + std::to_string(rows_) + " " +
                                        std::to_string(rows_a_value) + "'" + others + " WHERE \"idx\" = '" +
                                        index_name(places) + "'");
  }
  std::filesystem::path path_;
  Schema schema_;
  std::unique_ptr<ScratchBeside> scratch_;
  Database database_;
  Statement insert_;
  std::uint64_t rows_ = 0;
  std::vector<FieldStatistics> statistics_;  // lengths from the rows as they come, values from the indexes
};

}  // namespace

Result<std::unique_ptr<TableWriter>> create_rows_sqlite(const std::filesystem::path& path, const Schema& schema) {
  if (schema.fields.size() > maximum_fields) {
    return failure(Errc::limit_exceeded,
                   {"has more fields than a row store can have (1,900)", "欄位數超過資料列檔的上限 (1,900)"},
                   {path.string(), 0, {}});
  }
  auto scratch = std::make_unique<ScratchBeside>(path.parent_path());
  auto database = create_database(path.string(), scratch->name());
  if (!database) return failure(std::move(database.error()));
  // Built aside and flushed once at the end, so no journal is needed: a file that a crash leaves is thrown away.
  // Sorting stays beside it: no cell reaches a temporary file elsewhere before the gate has seen it. In memory it takes
  // twice the time, and with a larger cache it sorts longer runs, slower.
  const std::string begin =
      "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=FILE; PRAGMA cache_size=-2048; "
      "PRAGMA analysis_limit=2000; BEGIN; " + create_table(schema);
  if (auto done = execute(database->get(), begin); !done) return failure(std::move(done.error()));
  auto insert = prepare(database->get(), insert_row(schema));
  if (!insert) return failure(std::move(insert.error()));
  return std::make_unique<RowsWriter>(path, schema, std::move(scratch), std::move(*database), std::move(*insert));
}

}  // namespace opendata::format
