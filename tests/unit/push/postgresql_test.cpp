#include <opendata/release_rows.hpp>
#include <opendata/withdraw.hpp>

#include "push/postgresql/target.hpp"
#include "support/catch.hpp"
#include "support/postgresql_server.hpp"
#include "unit/push/harness.hpp"

using namespace opendata;
using test::push_once;

namespace {

/// A database, a release and a journal.
struct Scene {
  std::unique_ptr<test::PostgresqlServer> server = test::PostgresqlServer::start();
  test::TemporaryDirectory source, state;
  Release release = test::publish_pushable(source);

  [[nodiscard]] push::PostgresqlOptions options(const std::string& role = "opendata") const {
    return {source.path() / "catalog", server->connection(role), postgresql::default_schema, {}};
  }
  test::Attempt push(const push::PostgresqlOptions& options) const {
    const auto target = push::make_postgresql_target(options);
    return push_once(*target, release, state);
  }
  test::Attempt push() const { return push(options()); }
  [[nodiscard]] std::string ask(const std::string& sql) const { return server->ask(sql); }
  [[nodiscard]] std::string tables() const {
    return ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'opendata' AND tablename <> '_releases'");
  }
  /// The view shows every cell of the release, and nothing else is there.
  void check_complete() const {
    CHECK(ask("SELECT release FROM opendata._releases WHERE current") == release.id);
    CHECK(ask("SELECT count(*) FROM opendata.\"small-cases\"") == std::to_string(release.manifest.rows));
    auto reader = std::move(open_release_rows(release).value());
    RawRecord record;
    while (reader->read(record).value()) {
      for (std::size_t i = 0; i < record.cells.size(); ++i) {
        CAPTURE(record.row, release.schema.fields[i].name);
        CHECK(ask("SELECT \"" + release.schema.fields[i].name + "\" FROM " +
                  postgresql::table_of("opendata", release.id) + " WHERE _id = " + std::to_string(record.row)) ==
              record.cells[i].value_or("(null)"));
      }
    }
  }
};

}  // namespace

TEST_CASE("Rows come into PostgreSQL with all their characters, types, titles and indexes", "[push][postgresql]") {
  const Scene scene;
  if (!scene.server) return;
  CHECK(test::error_of(scene.push()) == "");
  scene.check_complete();
  CHECK(scene.ask("SELECT pg_typeof(score) FROM opendata.\"small-cases\" LIMIT 1") == "numeric");
  CHECK(scene.ask("SELECT score FROM opendata.\"small-cases\" WHERE _id = 1") == "120.4460");
  CHECK(scene.ask("SELECT pg_typeof(day) FROM opendata.\"small-cases\" LIMIT 1") == "date");
  CHECK(scene.ask("SELECT count(*) FROM opendata.\"small-cases\" WHERE urgent") == "2");
  CHECK(scene.ask("SELECT col_description('opendata.\"small-cases\"'::regclass, 3)") == "行政區：受理地點");
  CHECK(scene.ask("SELECT obj_description('opendata.\"small-cases\"'::regclass)").starts_with("小型案件"));
  CHECK(scene.ask("SELECT count(*) FROM pg_indexes WHERE schemaname = 'opendata' AND indexdef LIKE '%NULLS FIRST%'") !=
        "0");
  CHECK(scene.push().outcome.value().changes == 0);
}

TEST_CASE("A new release, also of another shape, is switched to in one transaction; dropped ones leave",
          "[push][postgresql]") {
  Scene scene;
  if (!scene.server) return;
  REQUIRE(scene.push().outcome);
  const auto first = scene.release.id;
  const auto policy =
      test::replaced(test::pushable_policy(), "\"title\": { \"zh-TW\": \"時數\" }, \"type\": \"integer\"",
                     "\"title\": { \"zh-TW\": \"時數\" }, \"type\": \"string\"");
  scene.release = test::publish_pushable(scene.source, test::other_source(), policy);
  CHECK(test::error_of(scene.push()) == "");
  scene.check_complete();
  CHECK(scene.ask("SELECT pg_typeof(hours) FROM opendata.\"small-cases\" LIMIT 1") == "text");
  CHECK(scene.tables() == "2");  // the source still keeps the first
  const auto catalog = scene.source.path() / "catalog" / "catalog.json";
  const auto text = test::read_text(catalog);
  const auto listed = text.find(",", text.find("\"releases\""));
  std::ofstream(catalog, std::ios::binary) << text.substr(0, listed) << text.substr(text.find("]", listed));
  CHECK(test::error_of(scene.push()) == "");
  CHECK(scene.tables() == "1");
  CHECK(scene.ask("SELECT count(*) FROM opendata._releases WHERE release = '" + first + "'") == "0");
}

TEST_CASE("Roles that were named may read, others and other statements may not", "[push][postgresql]") {
  const Scene scene;
  if (!scene.server) return;
  static_cast<void>(scene.ask("CREATE ROLE reader LOGIN; CREATE ROLE stranger LOGIN"));
  auto options = scene.options();
  options.readers = {"reader"};
  CHECK(test::error_of(scene.push(options)) == "");
  const auto count = [&](const char* role, const std::string& sql) {
    auto database = postgresql::Connection::open(scene.server->connection(role), "test");
    const auto result = database->run(sql);
    return result ? std::string("ok") : result.error().state;
  };
  CHECK(count("reader", "SELECT * FROM opendata.\"small-cases\"") == "ok");
  CHECK(count("reader", "SELECT * FROM " + postgresql::table_of("opendata", scene.release.id)) == "ok");
  CHECK(count("reader", "DELETE FROM opendata._releases") == "42501");
  CHECK(count("stranger", "SELECT * FROM opendata.\"small-cases\"") == "42501");
  const auto refused = scene.push(scene.options("stranger"));
  REQUIRE_FALSE(refused.outcome);
  options.readers = {"no_such_role"};
  options.schema = "other";
  const auto unknown = scene.push(options);
  REQUIRE_FALSE(unknown.outcome);
  CHECK(scene.ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'other' AND tablename LIKE 'r%'") == "0");
}

TEST_CASE("A character that PostgreSQL cannot hold is named by field and row, and nothing is left behind",
          "[push][postgresql]") {
  Scene scene;
  if (!scene.server) return;
  std::string source = test::small_source;
  source += std::string("012,東區,2024-05-10,1,2,true,a\0b,e\r\n", 38);
  scene.release = test::publish_pushable(scene.source, source);
  const auto attempt = scene.push();
  REQUIRE_FALSE(attempt.outcome);
  CHECK(attempt.outcome.error().code() == Errc::not_supported);
  CHECK(attempt.outcome.error().where().column == "note");
  CHECK(attempt.outcome.error().where().row == 5);
  CHECK(scene.tables() == "0");
}

TEST_CASE("A database that is down or drops connections is waited for", "[push][postgresql]") {
  Scene scene;
  if (!scene.server) return;
  scene.server->stop();
  const auto down = scene.push();
  REQUIRE_FALSE(down.outcome);
  CHECK(down.outcome.error().code() == Errc::io_failure);
  CHECK(down.clock.slept.size() == push::Pace().attempts - 1);
  scene.server->run();
  const auto target = push::make_postgresql_target(scene.options());
  REQUIRE(push_once(*target, scene.release, scene.state).outcome);
  scene.server->cut_connections();
  scene.release = test::publish_pushable(scene.source, test::other_source());
  const auto attempt = push_once(*target, scene.release, scene.state);
  CHECK(test::error_of(attempt) == "");
  CHECK(attempt.clock.slept.size() == 1);
  scene.check_complete();
}

TEST_CASE("A connection text holds no password, and another machine is reached by TLS only", "[push][postgresql]") {
  auto [text, good] = GENERATE(table<std::string, bool>({{"postgresql:///city", true},
                                                         {"host=/run/postgresql dbname=city", true},
                                                         {"postgresql://localhost/city", true},
                                                         {"postgresql://db.city.gov.tw/city?sslmode=verify-full", true},
                                                         {"service=city", true},
                                                         {"postgresql://db.city.gov.tw/city", false},
                                                         {"postgresql://db.city.gov.tw/city?sslmode=prefer", false},
                                                         {"postgresql://user:secret@localhost/city", false},
                                                         {"host=localhost password=secret", false},
                                                         {"mysql://localhost/city", false},
                                                         {"nonsense", false}}));
  CAPTURE(text);
  const auto checked = postgresql::check_connection_text(text);
  CHECK(checked.has_value() == good);
  if (!checked) CHECK(format_error(checked.error(), Language::en).find("secret") == std::string::npos);
}

TEST_CASE("A dataset that was taken back leaves no view, no table and no line", "[push][postgresql]") {
  const Scene scene;
  if (!scene.server) return;
  REQUIRE(scene.push().outcome);
  const auto target = push::make_postgresql_target(scene.options());
  CHECK(test::error_of(test::withdraw_once(*target, "small-cases", scene.state)) == "");
  CHECK(scene.tables() == "0");
  CHECK(scene.ask("SELECT count(*) FROM opendata._releases") == "0");
  CHECK(scene.ask("SELECT count(*) FROM pg_views WHERE schemaname = 'opendata'") == "0");
  CHECK(test::withdraw_once(*target, "small-cases", scene.state).outcome.value().changes == 0);
}

TEST_CASE("What another catalogue loads after a withdrawal was complete stays", "[push][postgresql]") {
  const Scene scene;
  if (!scene.server) return;
  REQUIRE(scene.push().outcome);
  REQUIRE(withdraw({scene.source.path() / "catalog", "small-cases"}));
  const auto target = push::make_postgresql_target(scene.options());
  CHECK(test::error_of(test::withdraw_once(*target, "small-cases", scene.state)) == "");
  const test::TemporaryDirectory others, their_state;
  const Release theirs = test::publish_pushable(others, test::other_source());
  auto options = scene.options();
  options.catalog = others.path() / "catalog";
  REQUIRE(push_once(*push::make_postgresql_target(options), theirs, their_state).outcome);
  CHECK(test::withdraw_once(*target, "small-cases", scene.state).outcome.value().changes == 0);
  CHECK(scene.tables() == "1");
}

TEST_CASE("What we load after a withdrawal was complete leaves with the next one, though a backup does not know it",
          "[push][postgresql]") {
  const Scene scene;
  if (!scene.server) return;
  const auto target = push::make_postgresql_target(scene.options());
  test::push_past_a_backup(*target, scene.release, scene.source, scene.state);
  CHECK(scene.tables() == "1");
  CHECK(test::withdraw_once(*target, "small-cases", scene.state).outcome.value().changes > 0);
  CHECK(scene.tables() == "0");
}

TEST_CASE("A database without our tables of releases is not one that has nothing left of a dataset",
          "[push][postgresql]") {
  const Scene scene;
  if (!scene.server) return;
  REQUIRE(withdraw({scene.source.path() / "catalog", "small-cases"}));
  const auto target = push::make_postgresql_target(scene.options());
  CHECK(test::withdraw_once(*target, "small-cases", scene.state).outcome.value().changes == 0);
  const test::TemporaryDirectory others, their_state;
  auto options = scene.options();
  options.catalog = others.path() / "catalog";
  const Release theirs = test::publish_pushable(others, test::other_source());
  REQUIRE(push_once(*push::make_postgresql_target(options), theirs, their_state).outcome);  // a backup is restored
  CHECK(test::withdraw_once(*target, "small-cases", scene.state).outcome.value().changes > 0);
  CHECK(scene.tables() == "0");
}

TEST_CASE("A table of a release that was taken back goes before the next one is loaded", "[push][postgresql]") {
  Scene scene;
  if (!scene.server) return;
  REQUIRE(scene.push().outcome);
  const auto first = scene.release.id;
  scene.release = test::publish_pushable(scene.source, test::other_source());
  REQUIRE(withdraw({scene.source.path() / "catalog", "small-cases", {first}}));
  const auto attempt = scene.push();
  CHECK(test::error_of(attempt) == "");
  CHECK(attempt.notes.made.at(1) == postgresql::table_of("opendata", first));
  CHECK(scene.tables() == "1");
  scene.check_complete();
}
