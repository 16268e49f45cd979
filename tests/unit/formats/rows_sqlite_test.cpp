#include "formats/rows_sqlite.hpp"

#include "formats/sqlite.hpp"
#include "support/catch.hpp"
#include "support/temporary_directory.hpp"
#include "unit/formats/nasty.hpp"

using namespace opendata;

namespace {

Result<void> build(const std::filesystem::path& path, const Schema& schema, const test::Rows& rows) {
  auto writer = std::move(format::create_rows_sqlite(path, schema).value());
  for (const SafeRecord& record : test::safe_records(schema, rows)) {
    if (auto written = writer->write(record); !written) return written;
  }
  return writer->finish();
}

/// The cells of a query, rows joined by newlines and columns by "|".
std::string query(const std::filesystem::path& path, const std::string& sql) {
  auto database = std::move(format::open_database(path.string()).value());
  auto statement = std::move(format::prepare(database.get(), sql).value());
  std::string out;
  while (sqlite3_step(statement.get()) == SQLITE_ROW) {
    for (int i = 0; i < sqlite3_column_count(statement.get()); ++i) {
      const auto* text = sqlite3_column_text(statement.get(), i);
      out += (i == 0 ? "" : "|") + std::string(text == nullptr ? "NULL" : reinterpret_cast<const char*>(text));
    }
    out += '\n';
  }
  return out;
}

}  // namespace

TEST_CASE("The row store gives every cell back as it was", "[formats][sqlite]") {
  const test::TemporaryDirectory directory;
  const auto path = directory.path() / "rows.sqlite";
  REQUIRE(build(path, test::nasty_schema(), test::nasty_rows()));
  auto reader = std::move(format::open_rows_sqlite_reader(path, test::nasty_schema()).value());
  RawRecord record;
  for (const auto& row : test::nasty_rows()) {
    REQUIRE(reader->read(record).value());
    CHECK(record.cells == row);
  }
  CHECK_FALSE(reader->read(record).value());
}

TEST_CASE("The row store has the promised table, types, indexes and order", "[formats][sqlite]") {
  const test::TemporaryDirectory directory;
  const auto path = directory.path() / "rows.sqlite";
  const Schema schema{{{"select", {"字", ""}, {}, FieldType::string},
                       {"share", {"比率", ""}, {}, FieldType::decimal},
                       {"n", {"數", ""}, {}, FieldType::integer},
                       {"story", {"案情", ""}, {}, FieldType::string}}};
  REQUIRE(build(path, schema,
                {{"b", "9.50", "10", std::string(65, 'x')},
                 {"a", "10.5", "9", "short"},
                 {std::nullopt, "-1", std::nullopt, ""}}));
  CHECK(query(path, "SELECT _id, \"select\", share, typeof(share), typeof(n) FROM rows ORDER BY _id") ==
        "1|b|9.50|text|integer\n2|a|10.5|text|integer\n3|NULL|-1|text|null\n");
  CHECK(query(path, "SELECT share FROM rows ORDER BY CAST(share AS REAL)") == "-1\n9.50\n10.5\n");
  CHECK(query(path, "SELECT name FROM sqlite_master WHERE type = 'index' ORDER BY name") ==
        "rows_n\nrows_select\nrows_share\n");
  CHECK(query(path, "SELECT _id FROM rows INDEXED BY rows_share WHERE CAST(share AS REAL) > 9.6") == "2\n");
  CHECK(query(path, "PRAGMA integrity_check") == "ok\n");
  CHECK(query(path, "PRAGMA journal_mode") == "delete\n");
}

TEST_CASE("A text field is indexed when none of its texts has more than 64 characters, of however many bytes", "[formats][sqlite]") {
  const auto repeated = [](const char* character, int n) {
    std::string text;
    for (int i = 0; i < n; ++i) text += character;
    return text;
  };
  struct Row {
    std::string text;
    std::string indexes;
  };
  const auto row = GENERATE_COPY(values<Row>({{repeated("案", 64), "rows_story\n"},
                                              {repeated("案", 65), ""},
                                              {repeated("😀", 64), "rows_story\n"},
                                              {repeated("😀", 65), ""},
                                              {repeated("é", 65), ""},
                                              {std::string(64, 'x') + std::string(1, '\0') + "behind a NUL", "rows_story\n"}}));
  const test::TemporaryDirectory directory;
  const auto path = directory.path() / "rows.sqlite";
  const Schema schema{{{"story", {"案情", ""}, {}, FieldType::string}}};
  REQUIRE(build(path, schema, {{"短"}, {row.text}, {std::nullopt}, {repeated("x", 64)}}));
  CHECK(query(path, "SELECT name FROM sqlite_master WHERE type = 'index'") == row.indexes);
}

TEST_CASE("What people choose from is indexed together with the time", "[formats][sqlite]") {
  const test::TemporaryDirectory directory;
  const auto path = directory.path() / "rows.sqlite";
  const Schema schema{{{"district", {"行政區", ""}, {}, FieldType::string},
                       {"case_no", {"案號", ""}, {}, FieldType::string},
                       {"received", {"受理日", ""}, {}, FieldType::date},
                       {"closed", {"結案", ""}, {}, FieldType::boolean},
                       {"agency", {"機關", ""}, {}, FieldType::string}}};
  test::Rows rows;
  for (int i = 0; i < 1100; ++i) {
    rows.push_back({i % 2 == 0 ? "東區" : "西區", std::to_string(i), i % 3 == 0 ? "2024-05-06" : "2024-05-07",
                    i % 5 == 0 ? "true" : "false", "動物保護處"});
  }
  REQUIRE(build(path, schema, rows));
  CHECK(query(path,
              "SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE '%, \"received\")' ORDER BY name") ==
        "rows_closed_received\nrows_district_received\n");
  CHECK(query(path, "EXPLAIN QUERY PLAN SELECT _id FROM rows WHERE district = '東區' ORDER BY received, _id LIMIT 100")
            .find("rows_district_received") != std::string::npos);
}

TEST_CASE("Equal records make equal bytes", "[formats][sqlite]") {
  const test::TemporaryDirectory directory;
  REQUIRE(build(directory.path() / "a", test::nasty_schema(), test::nasty_rows()));
  REQUIRE(build(directory.path() / "b", test::nasty_schema(), test::nasty_rows()));
  CHECK(test::read_text(directory.path() / "a") == test::read_text(directory.path() / "b"));
}

TEST_CASE("An integer of more than 64 bits is refused by name, not rounded", "[formats][sqlite]") {
  const test::TemporaryDirectory directory;
  const Schema schema{{{"n", {"數", ""}, {}, FieldType::integer}}};
  const auto outcome = build(directory.path() / "rows.sqlite", schema, {{"9223372036854775808"}});
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().code() == Errc::bad_value);
  CHECK(outcome.error().where().column == "n");
}

TEST_CASE("A store with other columns, or a file that is no store, is corrupt", "[formats][sqlite]") {
  const test::TemporaryDirectory directory;
  const auto path = directory.path() / "rows.sqlite";
  REQUIRE(build(path, test::nasty_schema(), test::nasty_rows()));
  Schema other = test::nasty_schema();
  std::swap(other.fields[0], other.fields[1]);
  CHECK(format::open_rows_sqlite_reader(path, other).error().code() == Errc::corrupt);
  other.fields.pop_back();
  CHECK(format::open_rows_sqlite_reader(path, other).error().code() == Errc::corrupt);
  const auto no_store = directory.write("text", std::string(4096, 'x'));
  CHECK(format::open_rows_sqlite_reader(no_store, other).error().code() == Errc::corrupt);
}

TEST_CASE("Rows that have one of few values are not all sorted to show the first by another field", "[formats][sqlite]") {
  const test::TemporaryDirectory directory;
  const auto path = directory.path() / "rows.sqlite";
  const Schema schema{{{"closed", {"結案", ""}, {}, FieldType::boolean},
                       {"received", {"受理日", ""}, {}, FieldType::date},
                       {"n", {"數", ""}, {}, FieldType::integer}}};
  test::Rows rows;
  for (int i = 0; i < 20'000; ++i)
    rows.push_back({i % 5 == 0 ? "true" : "false", "2024-05-0" + std::to_string(1 + i % 9), std::to_string(i * 7919 % 1'500)});
  REQUIRE(build(path, schema, rows));
  CHECK(query(path, "SELECT stat FROM sqlite_stat1 WHERE idx = 'rows_closed'") == "20000 10000\n");
  CHECK(query(path, "SELECT stat LIKE '20000 10000 %' FROM sqlite_stat1 WHERE idx = 'rows_closed_received'") == "1\n");
  const auto plan = query(path, "EXPLAIN QUERY PLAN SELECT * FROM rows WHERE closed = 'false' ORDER BY n LIMIT 50");
  CHECK(plan.find("rows_n") != std::string::npos);
  CHECK(plan.find("TEMP B-TREE") == std::string::npos);
}
