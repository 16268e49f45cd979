#include <chrono>
#include <opendata/search/index_builder.hpp>
#include <opendata/withdraw.hpp>
#include <set>
#include <thread>

#include "support/catch.hpp"
#include "support/texts.hpp"
#include "unit/api/published_site.hpp"
#include "unit/api/site_fixture.hpp"

using namespace opendata;
using test::at;
using test::contains;

namespace {

search::Document dataset_document(const char* id, const char* title) {
  search::Document out;
  out.id = id;
  out.kind = "dataset";
  out.title = title;
  out.body = "開放資料集的說明";
  return out;
}

/// A catalogue of its own, and an index that knows its datasets and one that is listed nowhere.
class Scene {
 public:
  Scene() {
    auto builder = std::move(search::IndexBuilder::create(directory_.path()).value());
    REQUIRE(builder.add(dataset_document("animal-cases", "動物保護案件")));
    REQUIRE(builder.add(dataset_document("parking-lots", "停車場")));
    REQUIRE(builder.add(dataset_document("gone-cases", "他處的資料集")));
    REQUIRE(builder.finish());
    auto server = api::Server::create({.catalog = site.catalog().string(), .index = directory_.path().string(), .base_url = "https://data.example"});
    server_.emplace(std::move(server.value()));
  }
  [[nodiscard]] api::Response get(const std::string& target, const std::map<std::string, std::string>& headers = {}) const {
    auto request = test::request_of(target);
    request.headers.insert(headers.begin(), headers.end());
    return server_->handle(request);
  }
  [[nodiscard]] std::string text(const std::string& target) const { return test::body_of(get(target)); }
  /// Takes back, as the office's program does beside the running server.
  void take_back(const std::string& dataset, std::vector<std::string> releases = {}, std::string current = {}) const {
    REQUIRE(withdraw({site.catalog(), dataset, std::move(releases), std::move(current)}));
    std::this_thread::sleep_for(std::chrono::milliseconds(1100));  // it is looked for once a second
  }
  test::SiteFixture site;

 private:
  test::TemporaryDirectory directory_;
  std::optional<api::Server> server_;
};

void check_withdrawn(const api::Response& response) {
  CHECK(response.status == 410);
  CHECK(test::header(response, "Content-Type") == "application/problem+json");
  CHECK(test::header(response, "Cache-Control") == "no-store");
  CHECK(at(test::json_of(response), "type") == "/problems/withdrawn");
}

}  // namespace

TEST_CASE("A dataset that was taken back is answered 410 by a running server", "[api][withdraw]") {
  const Scene scene;
  const std::string release = scene.site.releases().front();
  const auto before = scene.get("/api/v1/datasets/animal-cases");
  REQUIRE(before.status == 200);
  scene.take_back("animal-cases");
  const std::string dataset = "/api/v1/datasets/animal-cases";
  for (const auto& address :
       {dataset, dataset + "/rows", dataset + "/rows/1", dataset + "/export?format=csv",
        dataset + "/" + release + "/animal-cases.csv", dataset + "/current/animal-cases.csv",
        "/datasets/animal-cases/" + release + "/animal-cases.csv", std::string("/api/v1/documents/animal-cases"),
        std::string("/api/v1/related/animal-cases"), std::string("/api/v1/citations/animal-cases"),
        std::string("/ogc/collections/animal-cases"), std::string("/ogc/collections/animal-cases/items")}) {
    CAPTURE(address);
    check_withdrawn(scene.get(address));
  }
  CHECK(scene.get("/datasets/animal-cases").status == 410);
  CHECK(contains(scene.text("/datasets/animal-cases"), "下架"));
  CHECK(scene.get("/api/v1/datasets/parking-lots").status == 200);
  CHECK(scene.get("/api/v1/datasets/no-such-cases").status == 404);
  CHECK(scene.get(dataset, {{"if-none-match", test::header(before, "ETag")}}).status == 410);
  CHECK(at(test::json_of(scene.get("/readyz")), "status") == "ready");
}

TEST_CASE("A dataset that was taken back is 410 among the documents of an index that does not know it, too",
          "[api][withdraw]") {
  Scene scene;
  const char* address = GENERATE("/api/v1/documents/animal-cases", "/documents/animal-cases");
  CHECK(scene.site.get(address).status == 404);
  scene.take_back("animal-cases");
  CHECK(scene.site.get(address).status == 410);
}

TEST_CASE("Lists, feeds and other dialects are without what was taken back", "[api][withdraw]") {
  const Scene scene;
  scene.take_back("animal-cases");
  for (const char* address :
       {"/api/v1/datasets", "/api/3/action/package_list", "/api/3/action/package_search?q=", "/api/v1/rest/dataset",
        "/api/v1/rest/tag", "/data.json", "/feeds/releases.atom", "/sitemap.xml", "/datasets", "/statistics", "/ogc/collections"}) {
    CAPTURE(address);
    const auto body = scene.text(address);
    CHECK_FALSE(contains(body, "animal-cases"));
    CHECK_FALSE(contains(body, "動物保護案件"));
  }
  CHECK(scene.get("/api/3/action/package_show?id=animal-cases").status == 404);
  CHECK(scene.get("/api/3/action/datastore_search?resource_id=animal-cases").status == 404);
  CHECK(scene.get("/api/v1/rest/datastore/animal-cases").status == 404);
}

TEST_CASE("A release that was taken back is 410 under its id, and the dataset goes on", "[api][withdraw]") {
  Scene scene;
  const std::string first = scene.site.releases().front();
  const std::string second = scene.site.publish_release("旗津區");
  const auto file = [](const std::string& release) { return "/datasets/animal-cases/" + release + "/animal-cases.csv"; };
  SECTION("an older one") {
    scene.take_back("animal-cases", {first});
    check_withdrawn(scene.get(file(first)));
    CHECK(scene.get(file(second)).status == 200);
    CHECK_FALSE(contains(scene.text("/api/v1/datasets/animal-cases"), first));
  }
  SECTION("the current one") {
    scene.take_back("animal-cases", {second}, first);
    check_withdrawn(scene.get(file(second)));
    CHECK(scene.get(file("current")).status == 200);
    CHECK(at(test::json_of(scene.get("/api/v1/datasets/animal-cases/rows?limit=1")), "release") == first);
  }
  CHECK(scene.get(file(std::string(16, '0'))).status == 404);
}

TEST_CASE("Searches find no dataset that the catalogue does not list, though the index still knows it", "[api][withdraw]") {
  const Scene scene;
  const std::string search = "/api/v1/search?q=資料集&kind=dataset";
  const auto found = test::json_of(scene.get(search));
  CHECK(found.find("hits")->items().size() == 2);  // one is listed nowhere
  CHECK(at(found, "total") == "2");
  CHECK(scene.get("/api/v1/documents/gone-cases").status == 404);
  const auto tag = test::header(scene.get(search), "ETag");
  scene.take_back("animal-cases");
  const auto after = scene.get(search);
  CHECK(test::header(after, "ETag") != tag);
  CHECK(test::json_of(after).find("hits")->items().size() == 1);
  CHECK(at(test::json_of(after), "hits.0.id") == "parking-lots");
  CHECK(at(test::json_of(after), "total") == "1");
  for (const char* address : {"/?q=動物保護案件", "/api/v1/related/parking-lots", "/documents/parking-lots"}) {
    CAPTURE(address);
    CHECK_FALSE(contains(scene.text(address), "/datasets/animal-cases"));
    CHECK_FALSE(contains(scene.text(address), "gone-cases"));
  }
}

TEST_CASE("Pages of a search lead on over hits that the catalogue does not list", "[api][withdraw]") {
  const Scene scene;
  std::set<std::string> found;
  for (int page = 0; page < 3; ++page) {
    const auto answer = test::json_of(scene.get("/api/v1/search?q=資料集&kind=dataset&limit=1&offset=" + std::to_string(page)));
    for (const auto& hit : answer.find("hits")->items()) found.insert(hit.text_of("id"));
    CHECK(contains(at(answer, "next"), "offset=") == (page < 2));
  }
  CHECK(found == std::set<std::string>{"animal-cases", "parking-lots"});
}
