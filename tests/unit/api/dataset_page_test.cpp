#include <fstream>

#include "support/catch.hpp"
#include "support/texts.hpp"
#include "unit/api/published_site.hpp"
#include "unit/api/site_fixture.hpp"

using test::published_site;
using test::site;
using test::between;
using test::contains;
using test::count_of;

namespace {

std::string rows_of(const std::string& page) { return between(page, "<table class=\"rows\">", "</table>"); }

}  // namespace

TEST_CASE("A reader narrows the rows of a dataset with a plain form, and every part follows", "[api][datasets]") {
  const auto page = site().get("/datasets/animal-cases?f.district=三民區").body;
  const auto rows = rows_of(page);
  CHECK(count_of(rows, "<tr>") == 4);
  CHECK(contains(rows, "三民區"));
  CHECK_FALSE(contains(rows, "左營區"));
  CHECK(contains(page, "3 筆，共 5 筆"));
  CHECK(contains(page, "<option value=\"三民區\" selected>"));
  CHECK(contains(
      page, "/api/v1/datasets/animal-cases/export?filter=district%3Aeq%3A%E4%B8%89%E6%B0%91%E5%8D%80&amp;format=csv"));
  CHECK(contains(page, "rows?filter=district%3Aeq%3A%E4%B8%89%E6%B0%91%E5%8D%80&amp;limit=5"));
  CHECK(contains(page, "noindex"));
  const auto whole = site().get("/datasets/animal-cases").body;
  CHECK(count_of(rows_of(whole), "<tr>") == 6);
  CHECK_FALSE(contains(whole, "export?filter"));
  CHECK_FALSE(contains(whole, "noindex"));
}

TEST_CASE("Words, a date's beginning and conditions of the API narrow the rows together", "[api][datasets]") {
  auto [query, rows] = GENERATE(table<std::string, std::size_t>({{"q=貓", 1},
                                                                 {"f.received=2024-01", 2},
                                                                 {"f.closed=true&f.district=三民區", 3},
                                                                 {"filter=animals:ge:2&f.received=2024-01", 1},
                                                                 {"f.note=a;b,c..d:e\\f", 1},
                                                                 {"f.district=沒有", 0},
                                                                 {"f.nothing=x", 5},
                                                                 {"offset=3", 2}}));
  CAPTURE(query);
  const auto found = rows_of(site().get("/datasets/animal-cases?" + query).body);
  CHECK(count_of(found, "<tr>") == (rows == 0 ? 0 : rows + 1));
}

TEST_CASE("What cannot be understood is said beside the form, and the page stays", "[api][datasets]") {
  const auto* query = GENERATE("filter=nonsense", "f.animals=many", "sort=nothing", "filter=nothing:eq:1");
  CAPTURE(query);
  const auto response = site().get(std::string("/datasets/animal-cases?") + query);
  CHECK(response.status == 200);
  CHECK(contains(response.body, "role=\"alert\""));
  CHECK(count_of(rows_of(response.body), "<tr>") == 6);
  CHECK(test::header(response, "Cache-Control") == "no-store");
  CHECK_FALSE(contains(site().get("/datasets/animal-cases").body, "role=\"alert\""));
}

TEST_CASE("A choice of a field that the dataset lacks is said beside the form, not passed over", "[api][datasets]") {
  const auto* query = GENERATE("f.knd=a", "by=nope", "f.=a");
  const auto response = site().get(std::string("/datasets/animal-cases?") + query);
  CHECK(response.status == 200);
  CHECK(contains(response.body, "role=\"alert\""));
  CHECK_FALSE(contains(site().get("/datasets/animal-cases?f.district=&utm_source=a&f.knd=").body, "role=\"alert\""));
}

TEST_CASE("A column's heading sorts by it and then the other way round", "[api][datasets]") {
  const auto plain = site().get("/datasets/animal-cases").body;
  CHECK(contains(plain, "href=\"/datasets/animal-cases?sort=weight#preview\""));
  const auto up = site().get("/datasets/animal-cases?sort=weight").body;
  CHECK(contains(up, "aria-sort=\"ascending\"><a href=\"/datasets/animal-cases?sort=-weight#preview\""));
  const auto down = site().get("/datasets/animal-cases?sort=-weight").body;
  CHECK(contains(down, "aria-sort=\"descending\"><a href=\"/datasets/animal-cases?sort=weight#preview\""));
  CHECK(rows_of(down).find("002") < rows_of(down).find("004"));
}

TEST_CASE("Downloads have size and checksum, and each field its type and both languages", "[api][datasets]") {
  const auto page = published_site().page("/datasets/small-cases");
  CHECK(contains(
      page, "<a download href=\"/datasets/small-cases/current/small-cases.csv\">small-cases.csv</a></th><td>CSV</td>"));
  CHECK(count_of(page, "<code class=\"sum\">") > 5);
  CHECK(contains(page,
                 "<td>行政區<span class=\"other\" lang=\"en\">District</span></td><td>文字 "
                 "<code>string</code></td><td>受理地點</td>"));
  CHECK(contains(published_site().page("/datasets/small-cases?lang=en"),
                 "<td>District<span class=\"other\" lang=\"zh-Hant-TW\">行政區</span></td>"));
}

TEST_CASE("The risk statement tells what holds, what was withheld and what remains, and claims no more",
          "[api][datasets]") {
  const auto chinese = published_site().page("/datasets/small-cases"),
             english = published_site().page("/datasets/small-cases?lang=en");
  const auto risk = between(english, "id=\"risk\"", "</section>");
  CHECK(contains(risk,
                 "Whoever knows all of District about somebody finds at least 2 records that fit (k = 2). In this "
                 "release the smallest such group has 2."));
  CHECK(contains(risk, "right in at most 50.0% of cases"));
  CHECK(contains(risk, "each of 5 source records was looked for in it"));
  CHECK(contains(risk, "are not held off by these figures"));
  CHECK(contains(risk, "/datasets/small-cases/current/risk.html"));
  CHECK(contains(between(chinese, "id=\"risk\"", "</section>"), "至少會有 2 筆資料同樣相符（k = 2）"));
  for (const char* claim : {"anonym", "匿名"}) {
    CHECK_FALSE(contains(english, claim));
    CHECK_FALSE(contains(chinese, claim));
  }
  const auto services = published_site().page("/datasets/service-items?lang=en");
  CHECK(contains(services, "The agency names no field that could single a person out."));
  CHECK_FALSE(contains(site().get("/datasets/animal-cases").body, "id=\"risk\""));  // no report: nothing is said
}

TEST_CASE("Quality checks of the release are listed with their outcome", "[api][datasets]") {
  const auto quality = between(published_site().page("/datasets/small-cases"), "id=\"quality\"", "</section>");
  CHECK(contains(quality, "<li>結構化格式 <span>通過</span></li>"));
  CHECK(contains(quality, "<li class=\"failed\">提供 ODF 格式 <span>詳見下方</span></li>"));
  CHECK(contains(quality, "表格未提供 ODS 格式"));
}

TEST_CASE("A release says what changed since the one before, and the earlier one can still be had", "[api][datasets]") {
  const auto releases =
      between(published_site().page("/datasets/small-cases?lang=en"), "id=\"releases\"", "</section>");
  CHECK(contains(releases, "<li>Rows: 4 → 5 (+1)</li>"));
  CHECK(contains(releases, "<li>Fields added: <code>kind</code></li>"));
  CHECK_FALSE(contains(releases, "Fields removed"));
  CHECK(count_of(releases, "<th scope=\"row\">") == 2);
  CHECK(count_of(releases, "(current)") == 1);
  CHECK_FALSE(contains(published_site().page("/datasets/case-statistics?lang=en"), "Change from the release before"));
}

TEST_CASE("A citation names publisher, title, release and address", "[api][datasets]") {
  const auto cite = between(published_site().page("/datasets/small-cases"), "id=\"cite\"", "</section>");
  CHECK(contains(cite, "示範市政府（2024）。小型案件［資料集］。版本 "));
  CHECK(contains(cite, "https://data.example/datasets/small-cases"));
  CHECK(contains(cite, "@misc{small-cases,"));
}

TEST_CASE("Service items are cards with what a citizen must know, not a table", "[api][datasets]") {
  const auto page = published_site().page("/datasets/service-items");
  CHECK(contains(page, "<article class=\"service\" id=\"item-1\"><h3>寵物登記</h3>"));
  CHECK(contains(page, "<ol><li>植入晶片</li><li>繳費</li>"));
  CHECK(contains(page, "隨到隨辦"));
  CHECK(contains(page, "href=\"https://service.example.gov.tw/forms/ap-01.odt\">ap-01.odt</a>"));
  CHECK(rows_of(page).empty());
  CHECK_FALSE(contains(page, "class=\"bars\""));
  const auto all = published_site().page("/services?q=轉讓&lang=en");
  CHECK(contains(all, "<h3>寵物轉讓登記</h3>"));
  CHECK(contains(all, "1 service<"));
  CHECK(contains(published_site().page("/services?q=zzzz"), "查無服務項目"));
}

TEST_CASE("Statistics are drawn from their totals, and a withheld count is in no chart", "[api][datasets]") {
  const auto page = published_site().page("/datasets/case-statistics?lang=en");
  const auto kinds = between(page, "<h3 id=\"statistics-kind\">", "</figure>"),
             quarters = between(page, "<h3 id=\"statistics-quarter\">", "</figure>");
  CHECK(contains(kinds, "<th scope=\"row\">走失</th><td class=\"number\">20</td>"));
  CHECK(contains(kinds, "<th scope=\"row\">虐待</th><td class=\"number\">16</td>"));
  CHECK_FALSE(contains(kinds, "合計"));
  CHECK(contains(quarters, "<th scope=\"row\">2024-Q1</th><td class=\"number\">19</td>"));
  CHECK(contains(quarters, "class=\"timeline\""));
  CHECK_FALSE(contains(page, "Rows by"));
}

TEST_CASE("The fields of data stand in every part of the page as text", "[api][datasets]") {
  const auto page = site().get("/datasets/animal-cases?q=<b>&f.note=<script>&lang=en").body;
  CHECK_FALSE(contains(page, "<b>"));
  CHECK_FALSE(contains(page, "<script>"));
}

TEST_CASE("The components for other sites are one small file that makes no markup from data", "[api][datasets]") {
  const auto file = site().get("/assets/opendata.js");
  CHECK(test::header(file, "Content-Type") == "text/javascript; charset=utf-8");
  CHECK(file.body.size() <= 30'000);
  for (const char* name : {"\"opendata-search\"", "\"opendata-dataset\""}) CHECK(contains(file.body, name));
  for (const char* unsafe : {"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function",
                             "style=", "document.cookie"})
    CHECK_FALSE(contains(file.body, unsafe));
}
