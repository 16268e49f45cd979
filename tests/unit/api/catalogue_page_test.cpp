#include "support/catch.hpp"
#include "support/small_source.hpp"
#include "support/texts.hpp"
#include "unit/api/published_site.hpp"
#include "unit/api/site_fixture.hpp"

using test::published_site;
using test::site;
using test::contains;

namespace {

/// Ids of the datasets that a page lists, in order.
std::string listed(const std::string& page) {
  std::string out;
  constexpr std::string_view mark = "<li><h2><a href=\"/datasets/";
  for (std::size_t at = 0; (at = page.find(mark, at)) != std::string::npos;) {
    at += mark.size();
    out += page.substr(at, page.find_first_of("\"?", at) - at) + " ";
  }
  return out;
}

}  // namespace

TEST_CASE("The catalogue is searched by words, narrowed by facets, sorted and paged", "[api][catalogue]") {
  auto [query, expected] = GENERATE(table<std::string, std::string>({
      {"", "service-items small-cases case-statistics "},
      {"sort=title", "service-items small-cases case-statistics "},
      {"sort=title&lang=en", "case-statistics service-items small-cases "},
      {"sort=rows", "case-statistics service-items small-cases "},
      {"q=統計", "case-statistics "},
      {"q=SMALL", "small-cases "},
      {"q=案件 測試", "small-cases "},
      {"q=法令依據", "service-items "},
      {"q=nothing", ""},
      {"agency=示範市政府統計處", "case-statistics "},
      {"category=I00", "service-items small-cases "},
      {"disclosure=5", "case-statistics "},
      {"disclosure=5&category=I00", ""},
      {"keyword=測試", "small-cases "},
      {"format=ods", "service-items case-statistics "},
      {"frequency=每月", "small-cases "},
      {"limit=1&offset=1", "small-cases "},
      {"limit=1&offset=9", ""},
  }));
  CAPTURE(query);
  const auto page = published_site().page("/datasets?" + query);
  CHECK(listed(page) == expected);
}

TEST_CASE("A facet counts what it would leave, and a chosen one can be taken away", "[api][catalogue]") {
  const auto page = published_site().page("/datasets?category=I00&lang=en");
  CHECK(contains(page,
                 "<li class=\"chosen\">Public information <a href=\"/datasets?lang=en\" rel=\"nofollow\" "
                 "data-live>(remove)</a></li>"));
  CHECK(contains(page, "<p class=\"status\" role=\"status\" id=\"count\" tabindex=\"-1\">2 datasets<"));  // site.js leads there
  CHECK(contains(page, "format=ods\" rel=\"nofollow\" data-live>ODS</a> <span class=\"count\">1</span>"));
  CHECK_FALSE(contains(page, "示範市政府統計處"));
  CHECK(contains(published_site().page("/datasets"),
                 "agency=%E7%A4%BA%E7%AF%84%E5%B8%82%E6%94%BF%E5%BA%9C%E7%B5%B1%E8%A8%88%E8%99%95\" rel=\"nofollow\" "
                 "data-live>示範市政府統計處</a> <span class=\"count\">1</span>"));
}

TEST_CASE("A keyword is shown in English where the agency gave one for each, and filters by its own name", "[api][catalogue]") {
  const auto page = published_site().page("/datasets?lang=en");
  CHECK(contains(page, "keyword=%E7%B5%B1%E8%A8%88\" rel=\"nofollow\" data-live>statistics</a>"));
  CHECK(contains(page, ">測試</a>"));  // its dataset has none in English
  CHECK(contains(published_site().page("/datasets"), ">統計</a>"));
}

TEST_CASE("A page of the catalogue leads to the next one with everything that was chosen", "[api][catalogue]") {
  const auto page = published_site().page("/datasets?limit=1&sort=rows&lang=en");
  CHECK(contains(page, "rel=\"next\" href=\"/datasets?limit=1&amp;sort=rows&amp;lang=en&amp;offset=1\""));
  CHECK(contains(page, "Page 1 of 3"));
  CHECK_FALSE(contains(published_site().page("/datasets"), "class=\"pager\""));
}

TEST_CASE("Words of the catalogue fold width, case and variants, in the API too", "[api][catalogue]") {
  auto [words, total] = GENERATE(table<std::string, std::string>(
      {{"ＡＮＩＭＡＬ", "1"}, {"公有停车场", "1"}, {"犬 動物", "1"}, {"犬 停車", "0"}}));
  CAPTURE(words);
  CHECK(test::at(test::json_of(site().get("/api/v1/datasets?q=" + words)), "total") == total);
}

TEST_CASE("The disclosure index has all ten kinds of the law, with their datasets", "[api][catalogue]") {
  const auto page = published_site().page("/disclosure");
  for (int kind = 1; kind <= 10; ++kind) CHECK(contains(page, "<h2 id=\"kind-" + std::to_string(kind) + "\">"));
  const auto fifth = page.find("id=\"kind-5\""), sixth = page.find("id=\"kind-6\"");
  const auto statistics = page.find("href=\"/datasets/case-statistics\"");
  CHECK((statistics > fifth && statistics < sixth));
  CHECK(contains(page, "施政計畫、業務統計及研究報告"));
}

TEST_CASE("The statistics of the catalogue add up", "[api][catalogue]") {
  const auto page = published_site().page("/statistics?lang=en");
  CHECK(contains(page, "<dt>datasets</dt><dd>3</dd>"));
  CHECK(contains(page, "<dt>agencies</dt><dd>3</dd>"));
  CHECK(contains(page, "<dt>releases kept</dt><dd>4</dd>"));
  CHECK(contains(page, "<th scope=\"row\">CSV</th><td class=\"number\">3</td>"));
  CHECK(contains(page, "<th scope=\"row\">2024-06</th><td class=\"number\">2</td>"));
}

TEST_CASE("An agency counts once, although only one of its datasets gives its English name", "[api][catalogue]") {
  const test::TemporaryDirectory directory;
  REQUIRE(test::publish_small(directory));
  const auto named = test::replaced(test::small_policy, R"("name": "示範市政府")", R"("name": {"zh-TW": "示範市政府", "en": "City of Example"})");
  REQUIRE(test::publish_small(directory, test::small_source, test::replaced(named, "\"small-cases\"", "\"other-cases\"")));
  const auto server = opendata::api::Server::create({.catalog = (directory.path() / "catalog").string()});
  REQUIRE(server.has_value());
  const auto page = server->handle(test::request_of("/statistics?lang=en")).body;
  CHECK(contains(page, "<dt>agencies</dt><dd>1</dd>"));
  CHECK(contains(page, "City of Example</th><td class=\"number\">2</td>"));
}

TEST_CASE("An empty catalogue says so on each of its pages", "[api][catalogue]") {
  const test::TemporaryDirectory directory;
  const auto server = opendata::api::Server::create({.catalog = directory.path().string()});
  REQUIRE(server.has_value());
  for (const char* path : {"/datasets", "/disclosure", "/services", "/statistics"})
    CHECK(server->handle(test::request_of(path)).status == 200);
  CHECK(contains(server->handle(test::request_of("/datasets")).body, "尚未發布資料集"));
}
