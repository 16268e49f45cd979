#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "site.hpp"
#include "support/catch.hpp"
#include "unit/api/published_site.hpp"
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

namespace {

/// An answer that says: it exists, come back.
void check_unavailable(const opendata::api::Response& response) {
  CHECK(response.status == 503);
  CHECK_FALSE(test::header(response, "Retry-After").empty());
}

bool lists(const opendata::api::Response& response, const std::string& name) {
  const auto answer = test::json_of(response);
  const auto& names = answer.find("result")->items();
  return std::any_of(names.begin(), names.end(), [&](const auto& each) { return each.text() == name; });
}

}  // namespace

TEST_CASE("A file that was changed after publication is left out and shown; the rest of its release is served", "[api][reload]") {
  test::SiteFixture site;
  const auto id = site.publish_release("旗津區");
  std::ofstream(site.release_directory(id) / "animal-cases.csv", std::ios::binary) << "broken";
  wait_for_reload();
  const auto ready = test::json_of(site.get("/readyz"));
  CHECK(at(ready, "status") == "degraded");
  CHECK(at(ready, "catalog.alarms.0.release") == id);
  CHECK(at(ready, "catalog.alarms.0.file") == "animal-cases.csv");
  CHECK(at(ready, "catalog.alarms.0.reason") == "corrupt");
  for (const auto& release : {std::string("current"), id})
    check_unavailable(site.get("/datasets/animal-cases/" + release + "/animal-cases.csv"));
  CHECK(at(test::json_of(site.get("/api/v1/datasets/animal-cases")), "release") == id);
  CHECK(at(test::json_of(site.get(rows)), "rows.0.district") == "旗津區");
  CHECK(test::body_of(site.get("/api/v1/datasets/animal-cases/export?format=csv")).find("旗津區") != std::string::npos);
  CHECK(site.get("/datasets/animal-cases").status == 200);
  const auto other = site.get("/datasets/animal-cases/current/metadata/dcat.jsonld");
  CHECK(other.status == 200);
  (void)test::read_file_body(other);
}

TEST_CASE("Damaged rows are unavailable, with the files of their release served", "[api][reload]") {
  test::SiteFixture site;
  const auto id = site.publish_release("旗津區");
  std::ofstream(site.release_directory(id) / "rows.sqlite", std::ios::binary) << "broken";
  wait_for_reload();
  check_unavailable(site.get(rows));
  CHECK(site.get("/api/3/action/datastore_search?resource_id=animal-cases").status == 503);
  CHECK(site.get("/api/v1/rest/datastore/animal-cases").status == 503);
  CHECK(site.get("/datasets/animal-cases").status == 200);
  const auto file = site.get("/datasets/animal-cases/current/animal-cases.csv");
  CHECK(file.status == 200);
  (void)test::read_file_body(file);
}

TEST_CASE("A dataset whose current release cannot be told exists all the same, and its other releases are served", "[api][reload]") {
  test::SiteFixture site;
  const auto id = site.publish_release("旗津區");
  const char* broken = GENERATE("manifest.json", "dataset.json");
  CAPTURE(broken);
  std::ofstream(site.release_directory(id) / broken, std::ios::binary) << "broken";
  wait_for_reload();
  for (const char* path : {"/api/v1/datasets/animal-cases", "/datasets/animal-cases", "/datasets/animal-cases/current/animal-cases.csv",
                           "/api/v1/rest/dataset/animal-cases", "/api/v1/rest/datastore/animal-cases-001"})
    check_unavailable(site.get(path));
  check_unavailable(site.get("/datasets/animal-cases/" + id + "/animal-cases.csv"));
  CHECK(site.get("/api/3/action/package_show?id=animal-cases").status == 503);
  CHECK(site.get("/api/3/action/datastore_search?resource_id=animal-cases").status == 503);
  CHECK(lists(site.get("/api/3/action/package_list"), "animal-cases"));
  CHECK(lists(site.get("/api/v1/rest/dataset"), "animal-cases"));
  const auto kept = site.get("/datasets/animal-cases/" + site.releases().back() + "/animal-cases.csv");
  CHECK(kept.status == 200);
  (void)test::read_file_body(kept);
  CHECK(site.get("/api/v1/datasets/nope").status == 404);
  CHECK(at(test::json_of(site.get("/readyz")), "catalog.alarms.0.release") == id);
}

TEST_CASE("A collection whose dataset cannot be told exists all the same, and so does its document", "[api][reload]") {
  test::SiteFixture site;
  const auto catalog = opendata::read_catalog(site.catalog()).value();
  const auto& parking = *std::find_if(catalog.begin(), catalog.end(),
                                      [](const auto& entry) { return entry.dataset_id == "parking-lots"; });
  CHECK(site.get("/ogc/collections/parking-lots").status == 200);
  std::ofstream(site.catalog() / "datasets" / parking.dataset_id / parking.current / "manifest.json", std::ios::binary)
      << "broken";
  const auto server =
      opendata::api::Server::create({.catalog = site.catalog().string(), .index = site.index().string()});
  const auto get = [&](const std::string& target) { return server->handle(test::request_of(target)); };
  for (const char* path :
       {"/ogc/collections/parking-lots", "/ogc/collections/parking-lots/items", "/ogc/collections/parking-lots/items/1",
        "/api/v1/documents/parking-lots", "/documents/parking-lots"})
    check_unavailable(get(path));
  CHECK(get("/ogc/collections/animal-cases").status == 404);
  CHECK(get("/ogc/collections/nope").body.find("/ogc/collections") != std::string::npos);
}

TEST_CASE("A row store with the right size and wrong bytes is unavailable, without text of the library", "[api][reload]") {
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
  check_unavailable(response);
  CHECK(response.body.find("malformed") == std::string::npos);
  CHECK(response.body.find("sqlite") == std::string::npos);
}

TEST_CASE("A running server takes a damaged file out of service and says so", "[api][reload]") {
  test::SiteFixture site;
  opendata::api::ServerOptions options;
  options.catalog = site.catalog().string();
  options.port = 0;
  auto server = opendata::api::Server::create(options);
  REQUIRE(server);
  REQUIRE(server->bind());
  std::thread serving([&] { (void)server->serve(); });
  const auto status_of_file = [&] {
    opendata::api::Request request;
    request.method = "HEAD";
    request.path = "/datasets/animal-cases/current/animal-cases.csv";
    const auto response = server->handle(request);
    (void)test::read_file_body(response);
    return response.status;
  };
  const auto becomes = [&](int status) {
    for (int tenths = 0; tenths < 100 && status_of_file() != status; ++tenths) {
      server->reload();
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return status_of_file() == status;
  };
  const auto path = site.release_directory(site.releases().front()) / "animal-cases.csv";
  const auto whole = test::read_text(path);
  CHECK(status_of_file() == 200);
  std::ofstream(path, std::ios::binary) << std::string(whole.size(), 'x');
  CHECK(becomes(503));
  std::ofstream(path, std::ios::binary) << whole;
  CHECK(becomes(200));
  server->stop();
  serving.join();
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

TEST_CASE("A catalogue that is gone leaves the old one in place, also when damage is found or mended meanwhile",
          "[api][reload]") {
  test::SiteFixture fixture;
  opendata::api::ServerOptions options;
  options.catalog = fixture.catalog().string();
  const bool is_told = GENERATE(true, false);
  CAPTURE(is_told);
  if (!is_told) {  // the last dataset's current release cannot be told: all that is there is unavailable
    std::filesystem::rename(fixture.catalog() / "datasets", fixture.catalog() / "kept");
  }
  const auto site = opendata::api::Site::open(options).value();
  REQUIRE_FALSE(site->catalog()->is_empty());
  std::filesystem::rename(fixture.catalog() / "catalog.json", fixture.catalog() / "kept.json");
  site->set_damage({{{"animal-cases", fixture.releases().front()}, {"animal-cases.csv"}}});
  site->refresh_now();
  CHECK_FALSE(site->catalog()->is_empty());
  CHECK(site->catalog()->stale == opendata::Errc::not_found);
  std::filesystem::rename(fixture.catalog() / "kept.json", fixture.catalog() / "catalog.json");
  site->refresh_now();
  CHECK_FALSE(site->catalog()->stale);
  CHECK_FALSE(site->catalog()->alarms.empty());
}

TEST_CASE("Damage is taken out of service, and served again when it is mended, also while the catalogue cannot be read",
          "[api][reload]") {
  test::SiteFixture fixture;
  opendata::api::ServerOptions options;
  options.catalog = fixture.catalog().string();
  const auto site = opendata::api::Site::open(options).value();
  const auto whole = site->catalog();
  const auto path = fixture.catalog() / "catalog.json";
  std::filesystem::rename(path, fixture.catalog() / "kept.json");
  const auto [content, reason] =
      GENERATE(table<std::string, opendata::Errc>({{"{", opendata::Errc::corrupt}, {"", opendata::Errc::not_found}}));
  if (!content.empty()) std::ofstream(path, std::ios::binary) << content;
  const std::string csv = "animal-cases.csv";
  site->set_damage({{{"animal-cases", fixture.releases().front()}, {csv}}});
  for (int look = 0; look < 2; ++look) {
    const auto served = site->catalog();
    CHECK(served->datasets.at("animal-cases").current->damaged == std::set<std::string>{csv});
    CHECK(served->datasets.size() == whole->datasets.size());
    CHECK(served->alarms.size() == 1);
    CHECK(served->version != whole->version);
    CHECK(served->stale == reason);
    site->refresh_now();
  }
  site->set_damage({});
  CHECK(site->catalog()->datasets.at("animal-cases").current->damaged.empty());
  CHECK(site->catalog()->version == whole->version);
  CHECK(site->catalog()->stale == reason);
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
  CHECK(site.get(rows).status == 503);
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
