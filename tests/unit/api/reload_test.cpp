#include <unistd.h>

#include <chrono>
#include <thread>

#include "support/catch.hpp"
#include "unit/api/site_fixture.hpp"

using test::at;

namespace {

const std::string rows = "/api/v1/datasets/animal-cases/rows?limit=1";

/// The catalogue is looked at once a second.
void wait_for_reload() { std::this_thread::sleep_for(std::chrono::milliseconds(1100)); }

}  // namespace

TEST_CASE("A new release is served without a restart; a cursor keeps to its own", "[api][reload]") {
  test::SiteFixture site;
  const auto before = test::json_of(site.get(rows));
  CHECK(at(before, "rows.0.district") == "三民區");
  const auto old_tag = test::header(site.get(rows), "ETag");
  site.publish_release("旗津區");
  wait_for_reload();
  CHECK(at(test::json_of(site.get(rows)), "rows.0.district") == "旗津區");
  CHECK(site.get(rows, {{"if-none-match", old_tag}}).status == 200);
  const auto next = at(before, "next");
  const auto second = test::json_of(site.get(rows + "&" + next.substr(next.find("cursor="))));
  CHECK(at(second, "release") == at(before, "release"));
  CHECK(at(second, "rows.0._id") == "2");
}

TEST_CASE("A cursor of a release that is gone is answered 410", "[api][reload]") {
  test::SiteFixture site;
  const auto response = site.get(rows + "&cursor=MDEyMzQ1Njc4OWFiY2RlZi54LjE");
  CHECK(response.status == 410);
}

TEST_CASE("A release that was changed after publication is left out, shown and never fatal", "[api][reload]") {
  test::SiteFixture site;
  const auto id = site.publish_release("旗津區");
  const char* broken = GENERATE("manifest.json", "rows.sqlite", "animal-cases.csv", "dataset.json");
  CAPTURE(broken);
  std::ofstream(site.release_directory(id) / broken, std::ios::binary) << "broken";
  wait_for_reload();
  CHECK(site.get("/api/v1/datasets/animal-cases").status == 404);
  const auto ready = test::json_of(site.get("/readyz"));
  CHECK(at(ready, "status") == "degraded");
  CHECK(at(ready, "catalog.alarms.0.release") == id);
  CHECK(at(ready, "catalog.alarms.0.reason") == "corrupt");
}

TEST_CASE("A row store with the right size and wrong bytes is an alarm or a 500, without text of the library",
          "[api][reload]") {
  test::SiteFixture site;
  const auto id = site.publish_release("旗津區");
  const auto path = site.release_directory(id) / "rows.sqlite";
  const auto size = std::filesystem::file_size(path);
  {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(100);
    const std::string noise(static_cast<std::size_t>(size) - 100, '\x5a');
    file.write(noise.data(), static_cast<std::streamsize>(noise.size()));
  }
  wait_for_reload();
  const auto response = site.get(rows);
  CHECK((response.status == 404 || response.status == 500));
  CHECK(response.body.find("malformed") == std::string::npos);
  CHECK(response.body.find("sqlite") == std::string::npos);
}

TEST_CASE("A catalogue that cannot be read leaves the old one in place, and health shows it until it is mended",
          "[api][reload]") {
  test::SiteFixture site;
  const auto path = site.catalog() / "catalog.json";
  const auto kept = site.catalog() / "kept.json";
  std::filesystem::rename(path, kept);
  const auto [content, reason] = GENERATE(table<std::string, std::string>({{"{", "corrupt"}, {"", "not-found"}}));
  CAPTURE(content);
  if (!content.empty()) std::ofstream(path, std::ios::binary) << content;
  wait_for_reload();
  CHECK(site.get(rows).status == 200);
  const auto ready = test::json_of(site.get("/readyz"));
  CHECK(at(ready, "status") == "degraded");
  CHECK(at(ready, "catalog.stale") == reason);
  std::filesystem::rename(kept, path);
  wait_for_reload();
  CHECK(at(test::json_of(site.get("/readyz")), "status") == "ready");
}

TEST_CASE("An index that cannot be read leaves the old one in place, and health shows it until it is mended",
          "[api][reload]") {
  test::SiteFixture site;
  const auto kept = site.index().string() + "-kept";
  std::filesystem::rename(site.index(), kept);
  wait_for_reload();
  CHECK(site.get("/api/v1/search?q=狗").status == 200);
  CHECK(at(test::json_of(site.get("/readyz")), "status") == "degraded");
  CHECK(at(test::json_of(site.get("/readyz")), "index.stale") == "not-found");
  std::filesystem::rename(kept, site.index());
  wait_for_reload();
  CHECK(at(test::json_of(site.get("/readyz")), "status") == "ready");
}

TEST_CASE("A release that is restored is served again", "[api][reload]") {
  test::SiteFixture site;
  const auto id = site.publish_release("旗津區");
  const auto path = site.release_directory(id) / "dataset.json";
  const auto kept = site.catalog() / "kept.json";
  std::filesystem::rename(path, kept);
  wait_for_reload();
  CHECK(site.get(rows).status == 404);
  std::filesystem::rename(kept, path);
  wait_for_reload();
  CHECK(site.get(rows).status == 200);
  CHECK(at(test::json_of(site.get("/readyz")), "status") == "ready");
}

TEST_CASE("A server says at its start what is missing", "[api][reload]") {
  test::TemporaryDirectory directory;
  opendata::api::ServerOptions options;
  options.catalog = (directory.path() / "nope").string();
  CHECK(opendata::api::Server::create(options).error().code() == opendata::Errc::not_found);
  options.catalog = directory.path().string();
  CHECK(opendata::api::Server::create(options));
  options.index = (directory.path() / "nope").string();
  CHECK(opendata::api::Server::create(options).error().code() == opendata::Errc::not_found);
}

TEST_CASE("The preview of a dataset shows a long cell by its beginning, cut between characters", "[api][pages]") {
  test::SiteFixture site;
  std::string shown;
  for (int i = 0; i < 60; ++i) shown += "案";
  site.publish_release(shown + "情");
  wait_for_reload();
  CHECK(site.get("/datasets/animal-cases").body.find("<td>" + shown + "…</td>") != std::string::npos);
  site.publish_release(shown);
  wait_for_reload();
  CHECK(site.get("/datasets/animal-cases").body.find("<td>" + shown + "</td>") != std::string::npos);
}
