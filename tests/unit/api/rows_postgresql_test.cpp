#include <thread>

#include "push/postgresql/target.hpp"
#include "rows/postgresql_pool.hpp"
#include "rows/row_store.hpp"
#include "support/catch.hpp"
#include "unit/api/site_fixture.hpp"
#include "unit/push/harness.hpp"

// Only what is of PostgreSQL alone: what rows give is tested by the suites that both kinds of store run.
using namespace opendata;
using test::at;
using test::site;

namespace {

const std::string rows = "/api/v1/datasets/animal-cases/rows";

std::string sessions() {
  return site().database()->ask("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'opendata-server'");
}

}  // namespace

TEST_CASE("Rows come from PostgreSQL, read-only", "[api][rows][postgresql]") {
  if (site().database() == nullptr) return;
  REQUIRE(site().get(rows).status == 200);
  CHECK(sessions() != "0");
  const auto pool = api::PostgresqlPool::create(site().database()->connection(), "opendata").value();
  const auto session = pool->lease();
  REQUIRE(session);
  const auto outcome = (*session)->run({"DELETE FROM opendata._releases", {}}, std::chrono::seconds(5));
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().state == "25006");
}

TEST_CASE("A lost connection is a 503 that says when to come back, and the next request connects anew", "[api][rows][postgresql]") {
  if (site().database() == nullptr) return;
  REQUIRE(site().get(rows).status == 200);
  site().database()->cut_connections();
  const auto lost = site().get(rows + "?sort=district&limit=2");
  CHECK(lost.status == 503);
  CHECK(at(test::json_of(lost), "type") == "/problems/not-available");
  CHECK(test::header(lost, "Retry-After") == "1");
  CHECK(site().get(rows + "?sort=district&limit=2").status == 200);
  site().database()->stop();
  CHECK(site().get(rows + "?sort=-district").status == 503);
  CHECK(site().get("/api/v1/datasets/animal-cases").status == 200);
  site().database()->run();
  CHECK(site().get(rows + "?sort=-district").status == 200);
}

TEST_CASE("A release that is not loaded yet is served from its own file, then from the database", "[api][rows][postgresql]") {
  if (site().database() == nullptr) return;
  REQUIRE(site().get(rows).status == 200);
  const auto release = open_release(site().catalog(), "animal-cases", site().releases().front()).value();
  const auto pool = api::PostgresqlPool::create(site().database()->connection(), "not_loaded_yet").value();
  const auto store = api::RowStore::open(release, pool);
  REQUIRE(store);
  const auto count = [&] { return store->count(api::Filter(), std::chrono::seconds(5)).value(); };
  CHECK(count() == 5);
  const test::TemporaryDirectory state;
  const auto target = push::make_postgresql_target({site().catalog(), site().database()->connection(), "not_loaded_yet", {}});
  REQUIRE(test::push_once(*target, release, state).outcome);
  CHECK(site().database()->ask("UPDATE not_loaded_yet.\"r_" + release.id + "\" SET district = '左營區' RETURNING 1") == "1");
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));  // it is looked for once a second
  api::Condition moved{1, api::Operator::eq, {"左營區"}};
  CHECK(store->count({moved}, std::chrono::seconds(5)).value() == 5);
}

TEST_CASE("A query in the database is stopped at its deadline", "[api][rows][postgresql]") {
  if (site().database() == nullptr) return;
  const auto pool = api::PostgresqlPool::create(site().database()->connection(), "opendata").value();
  const auto session = pool->lease();
  const auto begin = std::chrono::steady_clock::now();
  const auto late = (*session)->run({"SELECT count(*) FROM generate_series(1, 1000000000)", {}}, std::chrono::milliseconds(100));
  REQUIRE_FALSE(late);
  CHECK(late.error().kind == postgresql::Failure::Kind::late);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
  CHECK((*session)->run({"SELECT 1", {}}, std::chrono::seconds(5)));
  CHECK_FALSE((*session)->run({"SELECT 1", {}}, std::chrono::milliseconds(0)));
}

TEST_CASE("A database that cannot be meant is refused when the server starts", "[api][rows][postgresql]") {
  api::ServerOptions options;
  options.catalog = site().catalog().string();
  options.rows = "postgresql://user:secret@localhost/city";
  const auto server = api::Server::create(options);
  REQUIRE_FALSE(server);
  CHECK(server.error().code() == Errc::invalid_argument);
}
